/**
 * An identity provider for development: anybody may be anybody, so `playledger dev` alone starts it, on this machine
 * alone. Its key is made at the start and is gone with it; the API verifies its tokens as it does those of a real one.
 */
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT, type JSONWebKeySet } from 'jose';
import type { Identify } from '../access.guard.js';
import type { Principal } from '../principal.js';
import { tokenVerifier } from '../verify-token.js';

export const DEV_AUDIENCE = 'playledger';
export const DEV_TOKEN_S = 12 * 60 * 60;

const ALGORITHM = 'ES256';
const KEY_ID = 'dev';
const CLAIMS = { rolesClaim: 'playledger_roles', partyClaim: 'playledger_party' };

export type DevIssuer = {
  /** The issuer's address, which stands in its tokens. */
  readonly issuer: string;
  readonly jwks: JSONWebKeySet;
  readonly sign: (person: Principal) => Promise<string>;
  readonly identify: Identify;
};

export const createDevIssuer = async (issuer: string): Promise<DevIssuer> => {
  const { publicKey, privateKey } = await generateKeyPair(ALGORITHM);
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: KEY_ID, alg: ALGORITHM, use: 'sig' }] };
  return {
    issuer,
    jwks,
    sign: ({ subject, name, roles, party }) =>
      new SignJWT({ name, [CLAIMS.rolesClaim]: roles, ...(party !== undefined && { [CLAIMS.partyClaim]: party }) })
        .setProtectedHeader({ alg: ALGORITHM, kid: KEY_ID })
        .setSubject(subject)
        .setIssuer(issuer)
        .setAudience(DEV_AUDIENCE)
        .setIssuedAt()
        .setExpirationTime(`${DEV_TOKEN_S}s`)
        .sign(privateKey),
    identify: tokenVerifier({ issuer, audience: DEV_AUDIENCE, ...CLAIMS }, createLocalJWKSet(jwks)),
  };
};
