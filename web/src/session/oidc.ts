/** Sign-in with the service's identity provider: authorization code with PKCE (RFC 7636), by a public client. */
import { ProblemAnswer } from '../api/client.js';
import type { SessionConfig } from '../api/types.js';

const PENDING = 'playledger.signing-in';

type Provider = { readonly authorization_endpoint: string; readonly token_endpoint: string };
type Pending = { readonly state: string; readonly verifier: string; readonly tokenEndpoint: string };

/** Leaves the page for that of the identity provider; `finishSignIn` goes on from `/callback`. */
export const startSignIn = async ({ issuer, clientId, audience }: SessionConfig): Promise<void> => {
  const provider = await discover(issuer!);
  const [state, verifier] = [randomText(), randomText()];
  const pending: Pending = { state, verifier, tokenEndpoint: provider.token_endpoint };
  sessionStorage.setItem(PENDING, JSON.stringify(pending));
  const address = new URL(provider.authorization_endpoint);
  const parameters = {
    response_type: 'code',
    client_id: clientId!,
    redirect_uri: redirectUri(),
    scope: 'openid profile',
    state,
    code_challenge: await challengeOf(verifier),
    code_challenge_method: 'S256',
    ...(audience !== null && { audience }),
  };
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  location.assign(address);
};

/** The access token for the code that the provider sent back. Throws a `ProblemAnswer`. */
export const finishSignIn = async ({ clientId }: SessionConfig, answer: URLSearchParams): Promise<string> => {
  const pending = JSON.parse(sessionStorage.getItem(PENDING) ?? 'null') as Pending | null;
  sessionStorage.removeItem(PENDING);
  const [code, refused] = [answer.get('code'), answer.get('error_description') ?? answer.get('error')];
  if (refused !== null) throw failed(refused);
  if (pending === null || code === null || answer.get('state') !== pending.state)
    throw failed('This answer belongs to no sign-in of this window. Sign in again.');
  const response = await fetch(pending.tokenEndpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId!,
      redirect_uri: redirectUri(),
      code_verifier: pending.verifier,
      code,
    }),
  }).catch(() => undefined);
  const { access_token: token } = ((await response?.json().catch(() => ({}))) ?? {}) as { access_token?: string };
  if (!response?.ok || token === undefined) throw failed('The identity provider gave no token. Sign in again.');
  return token;
};

const discover = async (issuer: string): Promise<Provider> => {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(address).catch(() => undefined);
  if (!response?.ok) throw failed('The identity provider cannot be reached. Try again in a while.');
  return (await response.json()) as Provider;
};

const redirectUri = (): string => `${location.origin}/callback`;

const failed = (detail: string) =>
  new ProblemAnswer({ type: 'about:blank', title: 'You could not be signed in', status: 0, detail });

const randomText = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)));

const challengeOf = async (verifier: string): Promise<string> =>
  base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
