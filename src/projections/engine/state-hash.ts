/**
 * What a build's tables hold, as one digest: equal rows give equal digests, in whatever order they were written.
 * It finds mistakes; it is no seal against somebody who wants to forge one.
 */
import { createHash } from 'node:crypto';
import { physicalName, type Build, type Queryable } from './registry.js';

const HASH_OF_RECORD = 'hash_record_extended(t, 0)';
const HASH_OF_TEXT = 'hashtextextended(t::text, 0)';

/** Computed by PostgreSQL in one pass per table: the number of rows, and the sum and the xor of a 64-bit hash of each. */
export const stateHash = async (db: Queryable, { build, tables }: Pick<Build, 'build' | 'tables'>): Promise<string> => {
  const digest = createHash('sha256');
  for (const logical of [...tables].sort()) {
    const HASH = (await hasJson(db, physicalName(logical, build))) ? HASH_OF_TEXT : HASH_OF_RECORD;
    const { rows } = await db.query<{ state: string }>(
      `select concat_ws(' ', count(*), sum(hash), bit_xor(hash)) as state
       from (select ${HASH} as hash from ${physicalName(logical, build)} as t) as hashes`,
    );
    digest.update(`${logical} ${rows[0]!.state}\n`);
  }
  return digest.digest('hex');
};

/** PostgreSQL has no hash of `json`, which keeps what was written as it was written; as text it is slower, and enough. */
const hasJson = async (db: Queryable, table: string): Promise<boolean> => {
  const { rows } = await db.query<{ has: boolean }>(
    `select exists (select from pg_attribute where attrelid = $1::regclass and atttypid = 'json'::regtype) as has`,
    [table],
  );
  return rows[0]!.has;
};
