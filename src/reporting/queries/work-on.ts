import type { Reader } from '../../platform/postgres/postgres.js';
import type { WorksTables } from '../../projections/rights/rights-tables.js';

/** A work as effective on a day, by all that is known now; one row or none. */
export const workOn = (db: Reader<WorksTables>, { workId, day }: { readonly workId: string; readonly day: string }) =>
  db
    .selectFrom('works')
    .selectAll()
    .where('work_id', '=', workId)
    .where('effective_from', '<=', day)
    .orderBy('effective_from', 'desc')
    .orderBy('edition', 'desc')
    .limit(1);
