import { sql, type RawBuilder } from 'kysely';
import type { MonthRow } from '../../projections/months/month-row.js';
import type { MonthReader } from '../month/month-tables.js';

/** A month that was never calculated has its period alone. */
export type KnownPeriod = { readonly period: string } & {
  readonly [Column in 'status' | 'run_id' | 'calculated_by' | 'approved_by' | 'approved_at' | 'closed_by' | 'closed_at' | 'payload']:
    | MonthRow[Column]
    | null;
}; // prettier-ignore

export type PeriodsPage = { readonly before: string | undefined; readonly limit: number };

/**
 * Months that anything is known of, the newest first: calculated, with a pool or revenue declared, or with streams that
 * count. The months of streams are found one by one from the end of the index: there are few, and of streams many.
 */
export const knownPeriods = (page: PeriodsPage): RawBuilder<KnownPeriod> => sql<KnownPeriod>`
  with recursive streamed as (
    select max(period) as period from royalty_usage
    union all
    select (select max(period) from royalty_usage where period < streamed.period)
      from streamed where streamed.period is not null
  ), known as (
    select period from royalty_months
    union select period from pools
    union select period from revenue_declarations
    union select period collate "C" from streamed where period is not null
  )
  select known.period, status, run_id, calculated_by, approved_by, approved_at, closed_by, closed_at, payload
    from known left join royalty_months on royalty_months.period = known.period
   where known.period < ${page.before ?? '9999-99'}
   order by known.period desc limit ${page.limit}`;

/** One of them; undefined where nothing is known of it. */
export const knownPeriod = async (db: MonthReader, period: string): Promise<KnownPeriod | undefined> => {
  const { rows } = await knownPeriods({ before: `${period}~`, limit: 1 }).execute(db);
  return rows.find((row) => row.period === period);
};
