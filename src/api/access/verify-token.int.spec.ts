/** Tokens that are wrong in every way there is, against an issuer that answers over HTTP as a real one does. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { base64url, exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { keysOfIssuer, tokenVerifier, type Oidc } from './verify-token.js';

const AUDIENCE = 'playledger';
const NOW_S = Math.floor(Date.now() / 1_000);
const GOOD: JWTPayload = { sub: 'lena', iss: 'filled in', aud: AUDIENCE, exp: NOW_S + 600, playledger_roles: ['label', 'owner', 'player'], playledger_party: 'label-01' }; // prettier-ignore

const keys = await generateKeyPair('RS256', { extractable: true });
const elsewhere = await generateKeyPair('RS256');

let server: Server;
let oidc: Oidc;
let asked: string[] = [];
let answer: (path: string) => { readonly status: number; readonly body: string };
const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }] });
const asIssuer = (path: string) =>
  path === '/jwks'
    ? { status: 200, body: jwks }
    : { status: 200, body: JSON.stringify({ issuer: oidc.issuer, jwks_uri: `${oidc.issuer}/jwks` }) };

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url!);
    const { status, body } = answer(request.url!);
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  oidc = { issuer, audience: AUDIENCE, rolesClaim: 'playledger_roles', partyClaim: 'playledger_party' };
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((done) => server.close(done));
});
beforeEach(() => {
  asked = [];
  answer = asIssuer;
});

const verifier = (address?: string) => tokenVerifier(oidc, keysOfIssuer(oidc, address));
const sign = (changes: JWTPayload = {}, header: { kid?: string; alg?: string } = {}, key = keys.privateKey) =>
  new SignJWT({ ...GOOD, iss: oidc.issuer, ...changes }).setProtectedHeader({ alg: 'RS256', kid: 'one', ...header }).sign(key); // prettier-ignore

describe('a good token', () => {
  it('says who it is of, with the roles that are ours alone', async () => {
    expect(await verifier()(await sign({ name: 'Lena L.' }))).toEqual({ subject: 'lena', name: 'Lena L.', roles: ['label'], party: 'label-01' }); // prettier-ignore
  });

  it('without claims of ours is of somebody without a role', async () => {
    for (const claims of [{ playledger_roles: 'finance' }, { playledger_roles: { finance: true } }, { playledger_roles: undefined }])
      expect(await verifier()(await sign({ ...claims, playledger_party: 7 }))).toMatchObject({ roles: [], party: undefined }); // prettier-ignore
  });

  it('may be off by the skew of clocks', async () => {
    expect(await verifier()(await sign({ exp: NOW_S - 20, nbf: NOW_S + 30 }))).toMatchObject({ subject: 'lena' });
  });
});

const tampered = async () => {
  const [header, , signature] = (await sign()).split('.');
  return [header, base64url.encode(JSON.stringify({ ...GOOD, iss: oidc.issuer, playledger_roles: ['admin'] })), signature].join('.'); // prettier-ignore
};
const bad: Readonly<Record<string, () => Promise<string> | string>> = {
  expired: () => sign({ exp: NOW_S - 120 }),
  'not yet valid': () => sign({ nbf: NOW_S + 120 }),
  'without an end': () => sign({ exp: undefined as never }),
  'without a subject': () => sign({ sub: undefined as never }),
  'of another issuer': () => sign({ iss: 'https://elsewhere.example' }),
  'for another audience': () => sign({ aud: 'elsewhere' }),
  'for no audience': () => sign({ aud: undefined as never }),
  'under a key that nobody knows': () => sign({}, { kid: 'two' }),
  'signed with the key of somebody else': () => sign({}, {}, elsewhere.privateKey),
  'changed after it was signed': tampered,
  'with alg none': () => new UnsecuredJWT({ ...GOOD, iss: oidc.issuer }).encode(),
  'without its signature': async () => (await sign()).replace(/\.[^.]+$/, '.'),
  'signed with the public key as a secret': async () =>
    new SignJWT({ ...GOOD, iss: oidc.issuer })
      .setProtectedHeader({ alg: 'HS256', kid: 'one' })
      .sign(new TextEncoder().encode(await exportSPKI(keys.publicKey))),
  'that brings its own key': async () =>
    new SignJWT({ ...GOOD, iss: oidc.issuer })
      .setProtectedHeader({ alg: 'RS256', jwk: await exportJWK(elsewhere.publicKey), jku: 'http://127.0.0.1:1/jwks' })
      .sign(elsewhere.privateKey),
  'of one part': () => 'garbage',
  'of three parts of garbage': () => 'a.b.c',
  'of nothing': () => '..',
  'that is text': () => 'eyJhbGciOiJSUzI1NiJ9.bm90IGpzb24.c2ln',
  'of a hundred kilobytes': () => sign({ filler: 'x'.repeat(100_000) }, {}, elsewhere.privateKey),
};

describe('a token', () => {
  it.each(Object.keys(bad))('%s is not valid, and the answer says no more', async (what) => {
    const refused = await verifier()(await bad[what]!()).catch((error: unknown) => error);
    expect(refused).toMatchObject({ problem: { status: 401, detail: 'this token is not valid here' } });
  });
});

describe('the keys of the issuer', () => {
  it('are found by its discovery document, and asked for once', async () => {
    const verify = verifier();
    for (let times = 0; times < 3; times += 1) await verify(await sign());
    expect(asked).toEqual(['/.well-known/openid-configuration', '/jwks']);
  });

  it('are asked for where the setting says, if it says so', async () => {
    await verifier(`${oidc.issuer}/jwks`)(await sign());
    expect(asked).toEqual(['/jwks']);
  });

  it('are not asked for again for every token that names an unknown one', async () => {
    const verify = verifier();
    await verify(await sign());
    for (let times = 0; times < 5; times += 1)
      await expect(verify(await sign({}, { kid: `unknown-${times}` }))).rejects.toThrow();
    expect(asked.filter((path) => path === '/jwks')).toHaveLength(1);
  });

  it.each<[string, typeof answer]>([
    ['it answers 500', () => ({ status: 500, body: 'down' })],
    ['its keys are no JSON', (path) => (path === '/jwks' ? { status: 200, body: '<html>' } : asIssuer(path))],
    ['its keys are no keys', (path) => (path === '/jwks' ? { status: 200, body: '{"keys":7}' } : asIssuer(path))],
    ['its discovery document is of another', () => ({ status: 200, body: JSON.stringify({ issuer: 'https://x', jwks_uri: 'https://x/jwks' }) })],
  ])('cannot be had while %s: that is no verdict on the token, and passes', async (_, away) => {
    const verify = verifier();
    answer = away;
    const refused = await verify(await sign()).catch((error: unknown) => error);
    expect(refused).toMatchObject({ problem: { status: 503, type: 'urn:playledger:problem:identity-away' }, retryAfterS: 5 });
    answer = asIssuer;
    expect(await verify(await sign())).toMatchObject({ subject: 'lena' });
  }); // prettier-ignore
});
