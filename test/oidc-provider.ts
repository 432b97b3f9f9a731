/**
 * An identity provider as a browser meets it: discovery, a page on which people say who they are, and tokens for codes,
 * by PKCE alone. What it signs, `tokenOf` signs, so that the server under test believes it.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type OidcProvider = {
  readonly issuer: string;
  /** Set once the server under test is there. */
  tokenOf: (person: string) => Promise<string>;
  readonly close: () => Promise<void>;
};

type Promised = { readonly person: string; readonly challenge: string };

export const startOidcProvider = async (people: readonly string[]): Promise<OidcProvider> => {
  const codes = new Map<string, Promised>();
  const provider: { issuer: string; tokenOf: OidcProvider['tokenOf'] } = {
    issuer: '',
    tokenOf: () => Promise.reject(new Error('nobody signs yet')),
  };
  const authorize = ({ searchParams: asked }: URL, response: ServerResponse) => {
    const links = people.map((person) => {
      const code = randomUUID();
      codes.set(code, { person, challenge: asked.get('code_challenge') ?? '' });
      const back = new URL(asked.get('redirect_uri')!);
      back.search = new URLSearchParams({ code, state: asked.get('state') ?? '' }).toString();
      return `<a href="${back.href.replaceAll('&', '&amp;')}">${person}</a>`;
    });
    response.setHeader('content-type', 'text/html').end(`<!doctype html><title>Who are you?</title>${links.join(' ')}`);
  };
  const token = async (form: URLSearchParams, response: ServerResponse) => {
    const promised = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const verified = createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url'); // prettier-ignore
    response.statusCode = promised?.challenge === verified ? 200 : 400;
    if (promised?.challenge !== verified) return json(response, { error: 'invalid_grant' });
    return json(response, { access_token: await provider.tokenOf(promised.person), token_type: 'Bearer' });
  };
  const server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    const url = new URL(request.url!, provider.issuer);
    if (url.pathname === '/.well-known/openid-configuration') return json(response, endpointsOf(provider.issuer));
    if (url.pathname === '/authorize') return authorize(url, response);
    let form = '';
    request.setEncoding('utf8').on('data', (text: string) => (form += text));
    request.on('end', () => void token(new URLSearchParams(form), response));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  provider.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(provider, {
    close: () => new Promise<void>((closed) => server.close(() => closed()).closeAllConnections()),
  });
};

const json = (response: ServerResponse, body: object) =>
  void response.setHeader('content-type', 'application/json').end(JSON.stringify(body));

const endpointsOf = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
});
