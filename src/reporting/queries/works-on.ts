import { sql } from 'kysely';
import type { Reader } from '../../platform/postgres/postgres.js';
import type { WorksTables } from '../../projections/rights/rights-tables.js';

export type WorksFilter = {
  /** As effective on this day, by all that is known now. */
  readonly day: string;
  readonly workId?: string | undefined;
  readonly iswc?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};

/** Works by work id. One that is registered for later days alone is not there yet. */
export const worksOn = (db: Reader<WorksTables>, { day, workId, iswc, after, limit }: WorksFilter) => {
  let editions = db
    .selectFrom('works')
    .distinctOn('work_id')
    .selectAll()
    .where('effective_from', '<=', day)
    .orderBy('work_id')
    .orderBy('effective_from', 'desc')
    .orderBy('edition', 'desc');
  if (workId !== undefined) editions = editions.where('work_id', '=', workId);
  if (after !== undefined) editions = editions.where('work_id', '>', after);
  // A work may have had another code once: first all that ever had this one, then those that have it on the day.
  if (iswc !== undefined)
    editions = editions.where(sql<boolean>`work_id in (select had.work_id from works had where had.iswc = ${iswc})`);
  let works = db.selectFrom(editions.as('work')).selectAll();
  if (iswc !== undefined) works = works.where('iswc', '=', iswc);
  return works.orderBy('work_id').limit(limit);
};
