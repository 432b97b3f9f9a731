/** One pool per process, and kysely over it. Every call has a time limit. */
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';

/** The database without any table known to it; a slice says which tables it reads: `db.withTables<MyTables>()`. */
export type Db = Kysely<object>;

/** A read-only view of the database: who holds it cannot write even by mistake. */
export type Reader<Tables> = Pick<Kysely<Tables>, 'selectFrom' | 'with'>;

export type Postgres = {
  readonly url: string;
  readonly pool: pg.Pool;
  readonly db: Db;
  readonly close: () => Promise<void>;
};

const CONNECT_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 120_000;

const TIMESTAMPTZ = pg.types.getTypeParser(1184) as (text: string) => unknown;

/** What is written at once bears one time: telling it once saves a tenth of reading a row. */
let lastText = '';
let lastMs = Number.NaN;
const instantOf = (text: string): unknown => {
  if (text !== lastText) {
    lastText = text;
    lastMs = Date.parse(text); // a third of the time that `pg` takes
  }
  return Number.isNaN(lastMs) ? TIMESTAMPTZ(text) : new Date(lastMs);
};

const JSON_PARSED = (text: string): unknown => JSON.parse(text);

// Positions and counts are bigint in SQL; int8 reaches JavaScript as bigint, never as a rounded number. Days stay texts.
// JSON is named too, since parsers of `pg` belong to the whole process: a library that sets its own would change our rows.
const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  20: BigInt,
  114: JSON_PARSED,
  1082: String,
  1184: instantOf,
  3802: JSON_PARSED,
};

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text'): unknown =>
    PARSERS[oid] ?? (pg.types.getTypeParser(oid, format) as unknown)) as typeof pg.types.getTypeParser,
};

export const openPostgres = (url: string, options: { readonly connectionsMax?: number } = {}): Postgres => {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connectionsMax ?? 12,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
    application_name: 'playledger',
    types,
  });
  pool.on('error', () => undefined); // an idle connection died: the pool opens another, and the next call tells
  const db = new Kysely<object>({ dialect: new PostgresDialect({ pool }) });
  return { url, pool, db, close: () => db.destroy() };
};
