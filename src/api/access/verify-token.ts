/**
 * Bearer tokens by OpenID Connect: signed by a key of the issuer, for us, and now. The keys are fetched when the first
 * token comes, kept for ten minutes, and asked for again when a token names a key that is not among them.
 */
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { ProblemError } from '../problem.js';
import type { Identify } from './access.guard.js';
import { ROLES, type Principal, type Role } from './principal.js';

export type Oidc = {
  readonly issuer: string;
  readonly audience: string;
  /** The claims that hold the roles (a list of texts) and the party (a text). */
  readonly rolesClaim: string;
  readonly partyClaim: string;
};

/** Signatures of a private key alone: with HS256 whoever knows the public key could sign, and `none` is no signature. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const CLOCK_SKEW_S = 60;
const TIMEOUT_MS = 3_000;
const RETRY_S = 5;
const NAME_CHARACTERS_MAX = 200;

/** Where nobody vouches for people, there are keys alone. */
export const nobodyVouches: Identify = () => Promise.reject(notValid());

export const tokenVerifier = (oidc: Oidc, keys: JWTVerifyGetKey): Identify => {
  const options = {
    issuer: oidc.issuer,
    audience: oidc.audience,
    algorithms: ALGORITHMS,
    clockTolerance: CLOCK_SKEW_S,
    requiredClaims: ['sub', 'exp'],
  };
  return async (token) => {
    const { payload } = await jwtVerify(token, orAway(keys), options).catch((error: unknown) => {
      throw error instanceof ProblemError ? error : notValid();
    });
    return principalOf(payload, oidc);
  };
};

/** What is wrong with a token is nobody's business but its issuer's. */
const notValid = () => new ProblemError('unauthenticated', 'this token is not valid here');

/** A key set that cannot be had says nothing about the token. */
const orAway =
  (keys: JWTVerifyGetKey): JWTVerifyGetKey =>
  async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JOSENotSupported) throw error;
      if (error instanceof errors.JWKSMultipleMatchingKeys) throw error;
      throw new ProblemError('identity-away', undefined, { retryAfterS: RETRY_S });
    }
  };

/** The issuer's keys, from `address` or from where its discovery document says that they are. */
export const keysOfIssuer = ({ issuer }: Oidc, address: string | undefined): JWTVerifyGetKey => {
  let keys: JWTVerifyGetKey | undefined;
  return async (header, token) => {
    keys ??= createRemoteJWKSet(new URL(address ?? (await discover(issuer))), { timeoutDuration: TIMEOUT_MS });
    return keys(header, token);
  };
};

const discover = async (issuer: string): Promise<string> => {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' });
  const found = (await response.json()) as { readonly issuer?: unknown; readonly jwks_uri?: unknown };
  if (found.issuer !== issuer || typeof found.jwks_uri !== 'string')
    throw new Error(`${address} is not the discovery document of ${issuer}`);
  return found.jwks_uri;
};

const principalOf = (claims: JWTPayload, { rolesClaim, partyClaim }: Oidc): Principal => {
  const { sub, name, email } = claims;
  const shown = [name, email, sub].find((text) => typeof text === 'string' && text !== '') as string;
  const party = claims[partyClaim];
  return {
    subject: sub!,
    name: shown.slice(0, NAME_CHARACTERS_MAX),
    roles: rolesIn(claims[rolesClaim]),
    party: typeof party === 'string' && party !== '' ? party : undefined,
  };
};

/** Roles that are not ours mean nothing; `player` belongs to keys. */
const rolesIn = (claim: unknown): readonly Role[] =>
  Array.isArray(claim) ? ROLES.filter((role) => role !== 'player' && claim.includes(role)) : [];
