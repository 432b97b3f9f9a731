/** Everything that can be set, read from the environment once. Each name, its default and meaning stand in the README. */
import { resolve } from 'node:path';

export type Config = {
  /** A PostgreSQL of yours; without it an embedded one is started under `dataFolder`. */
  readonly databaseUrl: string | undefined;
  /** `esdb://...`; without it the log lives in PostgreSQL. */
  readonly eventStoreUrl: string | undefined;
  readonly dataFolder: string;
  /** The database in the embedded server; one server can hold several ledgers, such as that of the demo. */
  readonly database: string;
  readonly host: string;
  readonly port: number;
  /** `name@version`; without it the ledger goes on with the policy that it counts by, the default one at first. */
  readonly countingPolicy: string | undefined;
  /** How old an event of a player app may be when it arrives. */
  readonly ageDaysMax: number;
  /** How many events one key may post in a second before it is told to slow down. */
  readonly eventsPerSecondMax: number;
  /** Who vouches for people; without an issuer there are keys alone. */
  readonly oidc: OidcConfig | undefined;
  /** Who sends DDEX files, and what its service is called in them. */
  readonly dsrSender: { readonly dpid: string; readonly name: string; readonly service: string };
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
};

export type OidcConfig = {
  readonly issuer: string;
  readonly audience: string;
  /** What the issuer knows the portal as; without it nobody signs in there. */
  readonly clientId: string | undefined;
  /** Where the issuer's keys are; without it, its discovery document says so. */
  readonly jwksUrl: string | undefined;
  /** The claims that hold the roles (a list of texts) and the party (a text). */
  readonly rolesClaim: string;
  readonly partyClaim: string;
};

/** A setting that cannot be used; the message names it and says what would be right. */
export class BadSetting extends Error {
  override readonly name = 'BadSetting';
}

/** Well-formed and nobody's: a party number of zeros. */
export const PLACEHOLDER_DPID = 'PADPIDA0000000000Q';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

type Environment = Readonly<Record<string, string | undefined>>;

/** Throws `BadSetting`. */
export const readConfig = (env: Environment): Config => ({
  databaseUrl: url(env, 'DATABASE_URL', /^postgres(ql)?:\/\//),
  eventStoreUrl: url(env, 'EVENTSTORE_URL', /^esdb(\+discover)?:\/\//),
  dataFolder: resolve(env['PLAYLEDGER_DATA'] ?? '.playledger'),
  database: matching(env, 'PLAYLEDGER_DATABASE', 'playledger', /^[a-z][a-z0-9_]{0,62}$/),
  host: env['HOST'] ?? '127.0.0.1',
  port: integer(env, 'PORT', 3000, [0, 65_535]),
  countingPolicy: env['COUNTING_POLICY'],
  ageDaysMax: integer(env, 'INGEST_AGE_DAYS_MAX', 400, [1, 36_500]),
  eventsPerSecondMax: integer(env, 'INGEST_EVENTS_PER_SECOND_MAX', 20_000, [1, 10_000_000]),
  oidc: oidc(env),
  dsrSender: {
    dpid: matching(env, 'DSR_SENDER_DPID', PLACEHOLDER_DPID, /^PADPIDA[0-9A-Z]{11}$/),
    name: matching(env, 'DSR_SENDER_NAME', 'Playledger', /^\S(?:.{0,98}\S)?$/),
    service: matching(env, 'DSR_SERVICE', 'Playledger', /^[^_\s/\\]{1,64}$/),
  },
  logLevel: oneOf(env, 'LOG_LEVEL', LOG_LEVELS, 'info'),
});

const oidc = (env: Environment): OidcConfig | undefined => {
  const issuer = url(env, 'OIDC_ISSUER', WEB_ADDRESS);
  if (issuer === undefined) return undefined;
  const audience = env['OIDC_AUDIENCE'] ?? '';
  if (audience === '') throw new BadSetting('OIDC_AUDIENCE must say whom the tokens of OIDC_ISSUER are for');
  return {
    issuer,
    audience,
    clientId: env['OIDC_CLIENT_ID'],
    jwksUrl: url(env, 'OIDC_JWKS_URL', WEB_ADDRESS),
    rolesClaim: env['OIDC_ROLES_CLAIM'] ?? 'playledger_roles',
    partyClaim: env['OIDC_PARTY_CLAIM'] ?? 'playledger_party',
  };
};

/** Keys that came in the clear could be anybody's, unless they come from this machine. */
const WEB_ADDRESS = /^https:\/\/|^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?(\/|$)/;

const url = (env: Environment, name: string, form: RegExp): string | undefined => {
  const value = env[name];
  if (value === undefined || value === '') return undefined;
  if (!form.test(value) || !URL.canParse(value))
    throw new BadSetting(`${name} must be an address such as ${EXAMPLES[name]}`);
  return value;
};

const EXAMPLES: Readonly<Record<string, string>> = {
  DATABASE_URL: 'postgres://user:password@host:5432/playledger',
  EVENTSTORE_URL: 'esdb://host:2113?tls=false',
  OIDC_ISSUER: 'https://id.example.org',
  OIDC_JWKS_URL: 'https://id.example.org/.well-known/jwks.json',
};

const matching = (env: Environment, name: string, otherwise: string, form: RegExp): string => {
  const value = env[name] ?? otherwise;
  if (!form.test(value)) throw new BadSetting(`${name} must match ${form.source}, got "${value}"`);
  return value;
};

const integer = (env: Environment, name: string, otherwise: number, [min, max]: readonly [number, number]): number => {
  const text = env[name];
  if (text === undefined || text === '') return otherwise;
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max)
    throw new BadSetting(`${name} must be a whole number from ${min} to ${max}, got "${text}"`);
  return value;
};

const oneOf = <Value extends string>(
  env: Environment,
  name: string,
  allowed: readonly Value[],
  otherwise: Value,
): Value => {
  const value = env[name] ?? otherwise;
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw new BadSetting(`${name} must be one of ${allowed.join(', ')}, got "${value}"`);
  return found;
};
