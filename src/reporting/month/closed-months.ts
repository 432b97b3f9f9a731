/** The months that were closed, and what was stated of them: by their own runs, and by corrections in later ones. */
import type { CalculationBasis } from '../../domain/royalties/months/month-facts.js';
import type { Period } from '../../domain/royalties/period.js';
import type { MonthReader } from './month-tables.js';

export type ClosedMonth = { readonly period: Period; readonly runId: string; readonly basis: CalculationBasis };

/** Before a month, oldest first. */
export const closedBefore = async (db: MonthReader, period: string): Promise<readonly ClosedMonth[]> => {
  const rows = await db
    .selectFrom('royalty_months')
    .select(['period', 'run_id', 'payload'])
    .where('status', '=', 'closed')
    .where('period', '<', period)
    .orderBy('period')
    .execute();
  return rows.map(({ period: month, run_id, payload }) => ({
    period: month as Period,
    runId: run_id,
    basis: payload.basis,
  }));
};
