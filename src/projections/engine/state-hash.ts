/**
 * What a build's tables hold, as one digest: equal rows give equal digests, in whatever order they were written.
 * It finds mistakes; it is no seal against somebody who wants to forge one.
 */
import { createHash } from 'node:crypto';
import { physicalName, type Build, type Queryable } from './registry.js';

/** Computed by PostgreSQL in one pass per table: the number of rows, and the sum and the xor of a 64-bit hash of each. */
export const stateHash = async (db: Queryable, { build, tables }: Pick<Build, 'build' | 'tables'>): Promise<string> => {
  const digest = createHash('sha256');
  for (const logical of [...tables].sort()) {
    const { rows } = await db.query<{ state: string }>(
      `select concat_ws(' ', count(*), sum(hash), bit_xor(hash)) as state
       from (select hash_record_extended(t, 0) as hash from ${physicalName(logical, build)} as t) as hashes`,
    );
    digest.update(`${logical} ${rows[0]!.state}\n`);
  }
  return digest.digest('hex');
};
