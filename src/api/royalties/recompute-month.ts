/**
 * A month calculated once more from tables that were replayed from the log, by the same functions as the first time. It
 * happens in a transaction in which the replayed tables have the names of the live ones, and which leaves nothing behind.
 */
import { sql } from 'kysely';
import type { CalculationBasis } from '../../domain/royalties/months/month-facts.js';
import type { Period } from '../../domain/royalties/period.js';
import type { Db } from '../../platform/postgres/postgres.js';
import { calculateMonth, type CalculationRefusal } from '../../reporting/month/calculate-month.js';
import { closedBefore } from '../../reporting/month/closed-months.js';
import { issueStatements } from '../../reporting/month/issue-statements.js';
import { linesHash } from '../../reporting/month/lines-hash.js';
import type { MonthTables, MonthTransaction } from '../../reporting/month/month-tables.js';
import { WORK_TIMEOUT_MS } from './month-snapshot.js';

export type RecomputeMonth = {
  readonly period: Period;
  readonly basis: CalculationBasis;
  /** Logical names to tables that stand exactly at the position of the basis, counted by its policy. */
  readonly tables: ReadonlyMap<string, string>;
  /** Where the recomputed statements go; its own folder. */
  readonly out: string;
  readonly onProgress?: ((step: string) => void) | undefined;
};

export type RecomputeRefusal =
  | CalculationRefusal
  /** An earlier month, which this one corrects, has other lines in the tables than the log says it was closed with. */
  | { readonly kind: 'KeptLinesChanged'; readonly period: string; readonly runId: string };

export type Recomputed =
  { readonly runId: string; readonly linesHash: string } | { readonly refused: RecomputeRefusal };

export const recomputeMonth = async (db: Db, month: RecomputeMonth): Promise<Recomputed> => {
  const tx = await db.withTables<MonthTables>().startTransaction().setIsolationLevel('repeatable read').execute();
  try {
    await sql`set local statement_timeout = ${sql.lit(WORK_TIMEOUT_MS)}`.execute(tx);
    return await recompute(tx, month);
  } finally {
    await tx.rollback().execute();
  }
};

const recompute = async (tx: MonthTransaction, month: RecomputeMonth): Promise<Recomputed> => {
  const { period, basis, tables, out, onProgress } = month;
  // PostgreSQL looks for a name among the temporary objects of the session first.
  for (const [logical, physical] of tables)
    await sql`create temporary view ${sql.table(logical)} as select * from ${sql.table(physical)}`.execute(tx);
  const changed = await keepEarlierRuns(tx, period);
  if (changed !== undefined) return { refused: { kind: 'KeptLinesChanged', ...changed } };
  const run = await calculateMonth(tx, { period, basis, onProgress });
  if ('refused' in run) return run;
  onProgress?.('statements');
  await issueStatements(tx, { period, run, out });
  return { runId: run.runId, linesHash: run.linesHash };
};

/**
 * Tables for the lines to come, with those of the months that were closed by then: this month is what is recomputed, not
 * they. Answers the month whose lines are not what the log says, if there is one.
 */
const keepEarlierRuns = async (
  tx: MonthTransaction,
  period: string,
): Promise<{ readonly period: string; readonly runId: string } | undefined> => {
  const closed = await closedBefore(tx, period);
  const runs = closed.map(({ runId }) => runId);
  for (const name of ['royalty_runs', 'royalty_lines', 'royalty_run_tracks']) {
    const kept = sql`${sql.ref('public')}.${sql.table(name)}`;
    await sql`create temporary table ${sql.table(name)} (like ${kept} including all) on commit drop`.execute(tx);
    await sql`insert into ${sql.table(name)} select * from ${kept} where run_id = any(${runs}::text[])`.execute(tx);
    await sql`analyze ${sql.table(name)}`.execute(tx);
  }
  const stated = await tx.selectFrom('royalty_months').select(['run_id', 'lines_hash']).execute();
  for (const { period: earlier, runId } of closed) {
    const hash = stated.find((row) => row.run_id === runId)?.lines_hash;
    if ((await linesHash(tx, runId)) !== hash) return { period: earlier, runId };
  }
  return undefined;
};

/** What the ledger says of a calculated month: what is to come out when it is calculated again. */
export type StandingMonth = {
  readonly status: 'calculated' | 'approved' | 'closed';
  readonly runId: string;
  readonly basis: CalculationBasis;
  readonly linesHash: string;
};

/** Undefined for a month that was never calculated. */
export const standingMonth = async (db: Db, period: Period): Promise<StandingMonth | undefined> => {
  const row = await db
    .withTables<MonthTables>()
    .selectFrom('royalty_months')
    .select(['status', 'run_id', 'lines_hash', 'payload'])
    .where('period', '=', period)
    .executeTakeFirst();
  return row && { status: row.status, runId: row.run_id, basis: row.payload.basis, linesHash: row.lines_hash };
};
