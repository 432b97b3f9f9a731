import { SignJWT } from 'jose';
import { expect, it } from 'vitest';
import type { Principal } from './principal.js';
import { LINK_S, SignedLinks } from './signed-links.js';

const SECRET = 'k3J9'.repeat(8);
const PATH = '/v1/parties/a%20b/statements/2026-08/files/a.csv';
const LENA: Principal = { subject: 'lena', name: 'Lena', roles: ['label'], party: 'a b' };
const FINA: Principal = { subject: 'fina', name: 'Fina', roles: ['finance', 'approver'], party: undefined };

const links = new SignedLinks(SECRET);
const linkIn = (url: string) => url.split('?link=')[1]!;

it.each([LENA, FINA])('opens its path for whom it was made: $subject', async (who) => {
  const { url } = await links.sign(who, PATH, Date.now());
  expect(url.split('?')[0]).toBe(PATH);
  expect(await links.principalOf(linkIn(url), PATH)).toEqual(who);
});

it('is over after its time, and says when that is', async () => {
  const madeMs = Date.now() - (LINK_S + 1) * 1_000;
  const { url, expiresAt } = await links.sign(LENA, PATH, madeMs);
  expect(Date.parse(expiresAt)).toBe((Math.floor(madeMs / 1_000) + LINK_S) * 1_000);
  await expect(links.principalOf(linkIn(url), PATH)).rejects.toMatchObject({
    problem: { status: 401, detail: 'this link is over; ask for another' },
  });
});

it('holds in every process that has the secret, and in no other', async () => {
  const link = linkIn((await links.sign(LENA, PATH, Date.now())).url);
  expect(await new SignedLinks(SECRET).principalOf(link, PATH)).toEqual(LENA);
  await expect(new SignedLinks(undefined).principalOf(link, PATH)).rejects.toMatchObject({ problem: { status: 401 } });
  const drawn = new SignedLinks(undefined);
  const own = linkIn((await drawn.sign(LENA, PATH, Date.now())).url);
  expect(await drawn.principalOf(own, PATH)).toEqual(LENA);
});

it.each([
  ['another type', { typ: 'JWT' }, { exp: 4_102_444_800, sub: 'lena' }],
  ['no end', {}, { sub: 'lena' }],
  ['nobody', {}, { exp: 4_102_444_800 }],
])('refuses what was signed with the secret and is of %s', async (_what, header, claims) => {
  const jwt = await new SignJWT({ name: 'Lena', roles: ['label'], aud: PATH, ...claims })
    .setProtectedHeader({ alg: 'HS256', typ: 'playledger-link+jwt', ...header })
    .sign(new TextEncoder().encode(SECRET));
  await expect(links.principalOf(jwt, PATH)).rejects.toMatchObject({ problem: { status: 401 } });
});
