/** Everything that can be set, read from the environment once. Each name, its default and meaning stand in the README. */
import { join, resolve } from 'node:path';
import { refuseInProduction } from './production.js';
import { BadSetting, integer, matching, oneOf, origins, secret, url, type Environment } from './settings.js';

export { BadSetting };

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
  /** How many requests one person or key may send in a second, the posting of events aside. */
  readonly requestsPerSecondMax: number;
  /** Who vouches for people; without an issuer there are keys alone. */
  readonly oidc: OidcConfig | undefined;
  /** Who sends DDEX files, and what its service is called in them: `serviceName`, unless that cannot be one in them. */
  readonly dsrSender: { readonly dpid: string; readonly name: string; readonly service: string };
  /** What signs links to downloads; without it, one that the process draws for itself. */
  readonly linkSecret: string | undefined;
  /** Other web pages that may ask, as origins; none unless they are named. */
  readonly corsOrigins: readonly string[];
  /** The folder of a month's statements is in it; without it, `statements` in the data folder. */
  readonly statementsFolder: string;
  /** Who statements and DDEX files are from. */
  readonly serviceName: string;
  /** Offerings on which the listener does not choose what plays, such as radio: they get a report of use. */
  readonly nonInteractiveOfferings: readonly string[];
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

/** Well-formed and nobody's: a party number of zeros. */
export const PLACEHOLDER_DPID = 'PADPIDA0000000000Q';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

/** Throws `BadSetting`. */
export const readConfig = (env: Environment): Config => {
  const config = settingsOf(env);
  if (env['NODE_ENV'] === 'production') refuseInProduction(config);
  return config;
};

const settingsOf = (env: Environment): Config => ({
  ...sender(env),
  databaseUrl: url(env, 'DATABASE_URL', /^postgres(ql)?:\/\//),
  eventStoreUrl: url(env, 'EVENTSTORE_URL', /^esdb(\+discover)?:\/\//),
  dataFolder: resolve(env['PLAYLEDGER_DATA'] ?? '.playledger'),
  database: matching(env, 'PLAYLEDGER_DATABASE', 'playledger', /^[a-z][a-z0-9_]{0,62}$/),
  host: env['HOST'] ?? '127.0.0.1',
  port: integer(env, 'PORT', 3000, [0, 65_535]),
  countingPolicy: env['COUNTING_POLICY'],
  ageDaysMax: integer(env, 'INGEST_AGE_DAYS_MAX', 400, [1, 36_500]),
  eventsPerSecondMax: integer(env, 'INGEST_EVENTS_PER_SECOND_MAX', 20_000, [1, 10_000_000]),
  requestsPerSecondMax: integer(env, 'API_REQUESTS_PER_SECOND_MAX', 200, [1, 1_000_000]),
  oidc: oidc(env),
  linkSecret: secret(env, 'LINK_SECRET'),
  corsOrigins: origins(env, 'CORS_ORIGINS'),
  statementsFolder: resolve(env['STATEMENTS_FOLDER'] ?? join(env['PLAYLEDGER_DATA'] ?? '.playledger', 'statements')),
  nonInteractiveOfferings: matching(
    env,
    'NON_INTERACTIVE_OFFERINGS',
    'radio',
    /^([a-z0-9-]{1,32}(,[a-z0-9-]{1,32})*)?$/,
  )
    .split(',')
    .filter((name) => name !== ''),
  logLevel: oneOf(env, 'LOG_LEVEL', LOG_LEVELS, 'info'),
});

const sender = (env: Environment): Pick<Config, 'serviceName' | 'dsrSender'> => {
  const serviceName = matching(env, 'SERVICE_NAME', 'Playledger', /^[^\p{Cc}\s](?:[^\p{Cc}]{0,98}[^\p{Cc}\s])?$/u);
  return {
    serviceName,
    dsrSender: {
      dpid: matching(env, 'DSR_SENDER_DPID', PLACEHOLDER_DPID, /^PADPIDA[0-9A-Z]{11}$/),
      name: serviceName,
      service: matching(env, 'DSR_SERVICE', serviceName.replace(/[_\s/\\]+/g, '').slice(0, 64), /^[^_\s/\\]{1,64}$/),
    },
  };
};

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
