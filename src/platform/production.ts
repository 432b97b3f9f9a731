/** What does for a try must not serve people: with NODE_ENV=production a start refuses it. */
import { BadSetting } from './settings.js';

type Used = {
  readonly databaseUrl: string | undefined;
  readonly oidc: { readonly issuer: string; readonly jwksUrl: string | undefined } | undefined;
};

/** Passwords that stand in examples, images and tutorials. */
const WELL_KNOWN = ['', 'password', 'postgres', 'playledger', 'changeme', 'secret', 'admin', 'example', 'test', 'root'];

/** Throws `BadSetting`; never repeats a secret. */
export const refuseInProduction = ({ databaseUrl, oidc }: Used): void => {
  if (databaseUrl !== undefined && hasWellKnownPassword(databaseUrl))
    throw new BadSetting('DATABASE_URL has a password that everybody knows; in production it needs one of its own');
  for (const [name, address] of [
    ['OIDC_ISSUER', oidc?.issuer],
    ['OIDC_JWKS_URL', oidc?.jwksUrl],
  ] as const)
    if (address?.startsWith('http:'))
      throw new BadSetting(`${name} must be https in production; an issuer of this machine is for development`);
};

/** Whoever names no password at all is let in by other means, such as a client certificate or a socket's peer. */
const hasWellKnownPassword = (address: string): boolean => {
  const { username, password, searchParams } = new URL(address);
  const given = searchParams.get('password') ?? (password === '' ? undefined : decodeURIComponent(password));
  return given !== undefined && (WELL_KNOWN.includes(given.toLowerCase()) || given === username);
};
