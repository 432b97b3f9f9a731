import type { MonthReader } from '../month/month-tables.js';
import type { KeptRun, RunOutcome } from '../month/run-outcome.js';

/** The run that a month stands on, in one look: a calculation may take its place meanwhile. Undefined for an open month. */
export const runOfPeriod = async (db: MonthReader, period: string): Promise<KeptRun | undefined> => {
  const row = await db
    .selectFrom('royalty_months as month')
    .innerJoin('royalty_runs as run', 'run.run_id', 'month.run_id')
    .select(['run.run_id', 'run.lines_hash', 'run.outcome'])
    .where('month.period', '=', period)
    .executeTakeFirst();
  return row && { runId: row.run_id, linesHash: row.lines_hash, outcome: row.outcome as RunOutcome };
};
