/** An identity provider of a spec's own: signs what it is told, and the server under test believes its key alone. */
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import type { Identify } from '../src/api/access/access.guard.js';
import type { Role } from '../src/api/access/principal.js';
import { tokenVerifier } from '../src/api/access/verify-token.js';

export type TestPerson = {
  readonly roles: readonly Role[];
  readonly party?: string;
  readonly subject?: string;
};

export const ISSUER = 'https://issuer.example';
export const AUDIENCE = 'playledger';

export type TestIssuer = {
  readonly identify: Identify;
  readonly tokenOf: (person: TestPerson) => Promise<string>;
};

export const testIssuer = async (): Promise<TestIssuer> => {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'spec', alg: 'ES256' }] });
  const oidc = {
    issuer: ISSUER,
    audience: AUDIENCE,
    rolesClaim: 'playledger_roles',
    partyClaim: 'playledger_party',
  };
  return {
    identify: tokenVerifier(oidc, keys),
    tokenOf: (person) =>
      new SignJWT(claimsOf(person))
        .setProtectedHeader({ alg: 'ES256', kid: 'spec' })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt()
        .setExpirationTime('10m')
        .sign(privateKey),
  };
};

const claimsOf = ({ roles, party, subject = `${roles.join('-')}-user` }: TestPerson): JWTPayload => ({
  sub: subject,
  name: subject,
  playledger_roles: roles,
  ...(party !== undefined && { playledger_party: party }),
});
