/**
 * `add_up(bigint)`: a sum that stays a bigint, and refuses what does not fit one. PostgreSQL's own `sum(bigint)` answers
 * a numeric, and making one for every group costs more than the whole rest of adding up a table of counts.
 */
import { sql, type Kysely } from 'kysely';

export const up = async (db: Kysely<object>): Promise<void> => {
  await sql`
    create aggregate add_up(bigint)
      (sfunc = int8pl, stype = bigint, initcond = '0', combinefunc = int8pl, parallel = safe)`.execute(db);
};
