/**
 * What must hold of one closed month: its run is what was signed, its lines come to its pools, and its settlements, its
 * statements and its journal say the same. Amounts are added up anew from lines and settlements.
 */
import { sql } from 'kysely';
import type { MonthRow } from '../../projections/months/month-row.js';
import { Decimal } from '../../domain/shared/money.js';
import { linesHash } from '../month/lines-hash.js';
import { loadRun, type RunOutcome } from '../month/run-outcome.js';
import { check, journalReader, monthReader, Sums, type BooksCheck, type BooksReader } from './books-check.js';
import { checkTotals, type LinesOfRun } from './check-totals.js';
import { journalOfRun } from './journal-hash.js';
import { statedInJournal } from './stated-in-journal.js';

export type ClosedRow = Pick<MonthRow, 'period' | 'run_id' | 'lines_hash' | 'payload'>;

export type CheckedMonth = { readonly checks: readonly BooksCheck[]; readonly outcome?: RunOutcome };

export const checkMonth = async (db: BooksReader, month: ClosedRow): Promise<CheckedMonth> => {
  const { period, run_id: runId, payload } = month;
  const run = await loadRun(monthReader(db), runId);
  if (run === undefined) return { checks: [check(`${period}: its run`, [`run ${runId} is gone`])] };
  const lines = await linesOf(db, runId);
  const { outcome } = run;
  const checks = [
    check(`${period}: its run`, await wrongHashes(db, month, run.linesHash)),
    check(`${period}: pools and lines`, poolsAndLines(outcome, lines)),
    check(`${period}: money in and out`, checkTotals(outcome, lines, payload.totals)),
    check(`${period}: lines and settlements`, linesAndSettlements(outcome, lines)),
    check(`${period}: settlements and journal`, await settlementsAndJournal(db, runId, outcome)),
    check(`${period}: settlements and statements`, settlementsAndStatements(outcome, month)),
    check(`${period}: the journal that was signed`, await signedJournal(db, month)),
  ];
  return { checks, outcome };
};

const linesOf = async (db: BooksReader, runId: string): Promise<readonly LinesOfRun[]> => {
  const { rows } = await sql<LinesOfRun>`
    select right_kind, party, territory, offering, currency, corrects, sum(amount_minor) as amount
      from royalty_lines where run_id = ${runId} group by 1, 2, 3, 4, 5, 6`.execute(db);
  return rows;
};

const wrongHashes = async (db: BooksReader, { run_id, lines_hash }: ClosedRow, kept: string) => {
  const now = await linesHash(monthReader(db), run_id);
  return [
    ...(now === lines_hash ? [] : [`the lines of ${run_id} are not those that were closed`]),
    ...(kept === lines_hash ? [] : [`${run_id} says another hash of its lines than the log`]),
  ];
};

const poolsAndLines = ({ pools }: RunOutcome, lines: readonly LinesOfRun[]): readonly string[] => {
  const [shared, stated] = [new Sums(), new Sums()];
  for (const line of lines)
    if (line.corrects === '') shared.add(`${line.currency} ${line.right_kind} ${line.territory}/${line.offering}`, line.amount); // prettier-ignore
  for (const { right, territory, offering, currency, amountMinor, undistributed } of pools) {
    stated.add(`${currency} ${right} ${territory}/${offering}`, amountMinor);
    shared.add(`${currency} ${right} ${territory}/${offering}`, undistributed);
  }
  return shared.differences(stated, (pool) => `what the pool ${pool} was shared out as`);
};

const linesAndSettlements = ({ settled }: RunOutcome, lines: readonly LinesOfRun[]): readonly string[] => {
  const [lined, settledAs] = [new Sums(), new Sums()];
  for (const { party, currency, corrects, amount } of lines)
    if (party !== null) lined.add(`${currency} ${party}${corrects && ` for ${corrects}`}`, amount);
  for (const { party, currency, settlement, corrections } of settled) {
    settledAs.add(`${currency} ${party}`, settlement.grossMinor);
    for (const { corrects, grossMinor } of corrections)
      settledAs.add(`${currency} ${party} for ${corrects}`, grossMinor);
  }
  return lined.differences(settledAs, (party) => `the sum of the lines of ${party}`);
};

const settlementsAndJournal = async (db: BooksReader, runId: string, { settled }: RunOutcome) => {
  const [booked, settledAs] = [new Sums(), new Sums()];
  for (const [party, amount] of await statedInJournal(db, runId)) booked.add(party, amount);
  for (const { party, currency, settlement } of settled)
    settledAs.add(`${currency} ${party}`, new Decimal(settlement.earnedMinor).plus(settlement.shortfallMinor));
  return booked.differences(settledAs, (party) => `the statement of ${party} in the journal`);
};

const settlementsAndStatements = ({ settled }: RunOutcome, { payload }: ClosedRow): readonly string[] => {
  const [issued, settledAs] = [new Sums(), new Sums()];
  for (const { party, currency, payableMinor } of payload.statements ?? []) issued.add(`${currency} ${party}`, payableMinor); // prettier-ignore
  for (const { party, currency, settlement } of settled) settledAs.add(`${currency} ${party}`, settlement.payableMinor);
  return issued.differences(settledAs, (party) => `what the issued statement of ${party} says is payable`);
};

const signedJournal = async (db: BooksReader, { run_id, payload }: ClosedRow): Promise<readonly string[]> => {
  const { hash, entries } = await journalOfRun(journalReader(db), run_id).executeTakeFirstOrThrow();
  return hash === payload.journalHash ? [] : [`the ${entries} entries of ${run_id} are not those that were signed`];
};
