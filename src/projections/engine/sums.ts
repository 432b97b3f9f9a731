/**
 * Tables whose rows add up, while a build fills that nobody reads: rows are put beside each other without a key, and
 * added up once at the end, which costs a fraction of finding the right row again for every batch.
 */
import type { Pool } from 'pg';
import { inTransaction } from '../../platform/postgres/transaction.js';
import type { Projection } from '../projection.js';
import { physicalName, type Build, type Queryable } from './registry.js';

const GATHER_TIMEOUT_MS = 1_800_000;
const SORT_MEMORY = '64MB';

/** Of a build that was just made: its sums may hold a key more than once until they are gathered. */
export const loosenSums = async (db: Queryable, { sums = {} }: Projection, build: number): Promise<void> => {
  for (const logical of Object.keys(sums)) {
    const physical = physicalName(logical, build);
    await db.query(`alter table ${physical} drop constraint ${physicalName(logical, build)}_pkey`);
  }
};

/** One row a key, and the key holds from here on. Nobody writes meanwhile. */
export const gatherSums = (pool: Pool, projection: Projection, { build }: Build): Promise<void> =>
  inTransaction(pool, async (client) => {
    await client.query(`set local statement_timeout = ${GATHER_TIMEOUT_MS}; set local work_mem = '${SORT_MEMORY}'`);
    for (const [logical, { key, sums }] of Object.entries(projection.sums ?? {})) {
      const physical = physicalName(logical, build);
      const [KEY, SUMS] = [key.join(', '), sums.join(', ')];
      const ADDED = sums.map((name) => `sum(${name})`).join(', ');
      await client.query(`alter table ${physical} rename to ${physicalName(logical, build)}_loose`);
      await client.query(projection.tables[logical]!(physical));
      await client.query(`alter table ${physical} set (autovacuum_enabled = off)`);
      await client.query(
        `insert into ${physical} (${KEY}, ${SUMS})
         select ${KEY}, ${ADDED} from ${physicalName(logical, build)}_loose group by ${KEY} order by ${KEY}`,
      );
      await client.query(`drop table ${physicalName(logical, build)}_loose`);
    }
  });
