/** How far a month is, and the run that it stands on. */
import type { MonthTransaction } from '../../reporting/month/month-tables.js';
import { loadRun, type KeptRun } from '../../reporting/month/run-outcome.js';

export type Standing = {
  readonly status: 'calculated' | 'approved' | 'closed';
  readonly runId: string;
  /** Who brought it there last, and when; empty for a calculation. */
  readonly by: string;
  readonly at: string;
};

/** Undefined for a month that was never calculated. */
export const standingOf = async (tx: MonthTransaction, period: string): Promise<Standing | undefined> => {
  const row = await tx.selectFrom('royalty_months').selectAll().where('period', '=', period).executeTakeFirst();
  if (row === undefined) return undefined;
  const closed = row.status === 'closed';
  const by = closed ? row.closed_by : row.approved_by;
  const at = closed ? row.closed_at : row.approved_at;
  return { status: row.status, runId: row.run_id, by: by ?? '', at: at ?? '' };
};

/** Throws an Error where it is gone: what a month stands on is never deleted. */
export const runOf = async (tx: MonthTransaction, runId: string): Promise<KeptRun> => {
  const run = await loadRun(tx, runId);
  if (run === undefined) throw new Error(`the run ${runId} is gone from royalty_runs; calculate the month again`);
  return run;
};
