/** Everything of a run beside its lines, kept as JSON: amounts as digits in minor units. */
import { sql } from 'kysely';
import type { CalculationBasis, MonthTotals } from '../../domain/royalties/months/month-facts.js';
import type { UndistributedChange } from './correct-undistributed.js';
import type { HeldMoney } from './held-money.js';
import type { MonthReader, MonthTransaction } from './month-tables.js';
import type { Accounts } from './accounts.js';
import type { Penalty } from './penalties.js';
import { allLinesOf, overManyRows } from './plan-hints.js';
import type { PartySettlement } from './settle-parties.js';
import type { PoolOfRun } from './share-month.js';

/** What was worked out. */
export type RunParts = {
  readonly basis: CalculationBasis;
  readonly pools: readonly PoolOfRun[];
  /** Of closed months. */
  readonly undistributedChanges: readonly UndistributedChange[];
  readonly settled: readonly PartySettlement[];
  readonly held: readonly HeldMoney[];
  /** For artificial streams of this month, and what changed of those of closed ones. */
  readonly penalties: readonly Penalty[];
  readonly notices: readonly string[];
  readonly totals: readonly MonthTotals[];
  readonly accounts: Accounts;
};

/** The same as JSON has it: every amount and count a text of digits. */
export type Written<Value> = Value extends { toFixed: () => string } | bigint
  ? string
  : Value extends string | number | boolean | undefined | null
    ? Value
    : Value extends readonly (infer Entry)[]
      ? readonly Written<Entry>[]
      : { readonly [Key in keyof Value]: Written<Value[Key]> };

export type RunOutcome = Written<RunParts>;

const asDigits = (_: string, value: unknown) => (typeof value === 'bigint' ? value.toString() : value);

/** A `Decimal` writes itself; amounts of money are far too short for it to take to exponents. */
export const written = (parts: RunParts): RunOutcome => JSON.parse(JSON.stringify(parts, asDigits)) as RunOutcome;

export type KeptRun = { readonly runId: string; readonly linesHash: string; readonly outcome: RunOutcome };

export const loadRun = async (db: MonthReader | MonthTransaction, runId: string): Promise<KeptRun | undefined> => {
  const row = await db
    .selectFrom('royalty_runs')
    .select(['run_id', 'lines_hash', 'outcome'])
    .where('run_id', '=', runId)
    .executeTakeFirst();
  return row && { runId: row.run_id, linesHash: row.lines_hash, outcome: row.outcome as RunOutcome };
};

/** Takes the place of the period's runs that no month stands on: neither calculated as it is now, nor closed. */
export const keepRun = async (
  tx: MonthTransaction,
  { runId, period, linesHash, outcome }: KeptRun & { readonly period: string },
): Promise<void> => {
  const { rows } = await sql<{ run_id: string }>`
    delete from royalty_runs where period = ${period} and run_id <> ${runId}
       and run_id not in (select run_id from royalty_months where period = ${period}) returning run_id`.execute(tx);
  for (const { run_id } of rows) {
    await sql`delete from royalty_lines where run_id = ${run_id}`.execute(tx);
    await sql`delete from royalty_run_tracks where run_id = ${run_id}`.execute(tx);
  }
  await keepTracks(tx, runId);
  await sql`
    insert into royalty_runs (run_id, period, position, lines_hash, outcome)
    values (${runId}, ${period}, ${outcome.basis.position}::bigint, ${linesHash}, ${JSON.stringify(outcome)})`.execute(
    tx,
  );
};

/** As the catalogue has them now: statements of the run say so whenever they are written. */
const keepTracks = async (tx: MonthTransaction, runId: string) => {
  await sql`drop table if exists pg_temp.run_tracks`.execute(tx);
  await overManyRows(
    tx,
    sql`create temporary table run_tracks on commit drop as
        select distinct track_id from royalty_lines where ${allLinesOf(runId)}`,
  );
  await sql`
    insert into royalty_run_tracks (run_id, track_id, label, isrc, title, artist, duration_ms)
    select ${runId}, track_id, label, isrc, title, artist, duration_ms from tracks
     where track_id in (select track_id from run_tracks)`.execute(tx);
};
