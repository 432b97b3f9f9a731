/**
 * What a build's tables hold, as one digest: equal rows give equal digests, in whatever order they were written.
 * It finds mistakes; it is no seal against somebody who wants to forge one.
 */
import { createHash } from 'node:crypto';
import { physicalName, type Build, type Queryable } from './registry.js';

/** Computed by PostgreSQL in one pass per table: the number of rows, and the sum and the xor of a 64-bit hash of each. */
export const stateHash = async (db: Queryable, { build, tables }: Pick<Build, 'build' | 'tables'>): Promise<string> => {
  const digest = createHash('sha256');
  const columns = await columnsOf(db, tables.map((logical) => physicalName(logical, build))); // prettier-ignore
  for (const logical of [...tables].sort()) {
    const physical = physicalName(logical, build);
    const HASH = rowHash(columns.filter(({ table }) => table === physical));
    const { rows } = await db.query<{ state: string }>(
      `select concat_ws(' ', count(*), sum(hash), bit_xor(hash)) as state from (select ${HASH} as hash from ${physical}) as hashes`,
    );
    digest.update(`${logical} ${rows[0]!.state}\n`);
  }
  return digest.digest('hex');
};

type ColumnOf = { readonly table: string; readonly name: string; readonly type: string };

const columnsOf = async (db: Queryable, tables: readonly string[]): Promise<readonly ColumnOf[]> => {
  const { rows } = await db.query<ColumnOf>(
    `select attrelid::regclass::text as table, quote_ident(attname) as name, format_type(atttypid, null) as type
       from pg_attribute where attrelid = any($1::regclass[]) and attnum > 0 and not attisdropped order by attnum`,
    [tables],
  );
  return rows;
};

/** What PostgreSQL hashes a type with; the seed tells a value of one column from the same in another. */
const HASHES: Readonly<Record<string, (value: string, seed: number) => string>> = {
  bigint: (value, seed) => `hashint8extended(${value}, ${seed})`,
  boolean: (value, seed) => `hashint4extended(${value}::int, ${seed})`,
  date: (value, seed) => `timestamp_hash_extended(${value}::timestamp, ${seed})`,
  integer: (value, seed) => `hashint4extended(${value}, ${seed})`,
  jsonb: (value, seed) => `jsonb_hash_extended(${value}, ${seed})`,
  numeric: (value, seed) => `hash_numeric_extended(${value}, ${seed})`,
  text: (value, seed) => `hashtextextended(${value}, ${seed})`,
  'timestamp with time zone': (value, seed) => `timestamp_hash_extended(${value} at time zone 'UTC', ${seed})`,
  uuid: (value, seed) => `uuid_hash_extended(${value}, ${seed})`,
};
const BY_TEXT = (value: string, seed: number) => `hashtextextended(${value}::text, ${seed})`;

/** Column by column, in half the time that a hash of the record takes; hashed once more, so that no two rows cancel out. */
const rowHash = (columns: readonly ColumnOf[]): string => {
  const hashes = columns.map(
    ({ name, type }, index) => `coalesce(${(HASHES[type] ?? BY_TEXT)(name, index)}, ${index})`,
  );
  return `hashint8extended(${hashes.join(' # ')}, 0)`;
};
