/**
 * A month calculated: its pools shared out, closed months corrected, every party settled, and all of it tied together,
 * in one snapshot of everything that is known. Nothing is booked and nothing is issued; it can be done again and again.
 */
import { createHash } from 'node:crypto';
import type { CalculationBasis, MonthTotals } from '../../domain/royalties/months/month-facts.js';
import type { Period } from '../../domain/royalties/period.js';
import type { Accounts } from './accounts.js';
import { closedBefore, type ClosedMonth } from './closed-months.js';
import { correctClosed } from './correct-closed.js';
import type { DealRefusal } from './deals-of-month.js';
import { heldOf } from './held-money.js';
import type { PoolRefusal } from './month-pool.js';
import { penaltiesOf } from './penalties.js';
import { rulesOf } from './month-rules.js';
import type { MonthTransaction } from './month-tables.js';
import { totalsOf } from './month-totals.js';
import { keepRun, loadRun, written, type RunOutcome } from './run-outcome.js';
import { accountsAfter, settleParties } from './settle-parties.js';
import { shareMonth } from './share-month.js';

export type CalculateMonth = {
  readonly period: Period;
  readonly basis: CalculationBasis;
  readonly onProgress?: ((step: string) => void) | undefined;
};

export type CalculationRefusal =
  | PoolRefusal
  | DealRefusal
  | { readonly kind: 'NothingToCalculate'; readonly period: Period }
  /** Every line of the closed month would be corrected, for no fact about it. */
  | {
      readonly kind: 'CountedByAnotherPolicy';
      readonly closed: Period;
      readonly closedBy: string;
      readonly countsBy: string;
    };

export type CalculatedMonth =
  | {
      readonly runId: string;
      readonly totals: readonly MonthTotals[];
      readonly linesHash: string;
      readonly outcome: RunOutcome;
    }
  | { readonly refused: CalculationRefusal };

/** The same basis is the same run: calculating twice writes once. */
export const runIdOf = (period: string, basis: CalculationBasis): string =>
  `${period}-${createHash('sha256')
    .update(JSON.stringify([period, basis]))
    .digest('hex')
    .slice(0, 12)}`;

export const calculateMonth = async (tx: MonthTransaction, month: CalculateMonth): Promise<CalculatedMonth> => {
  const { period, basis, onProgress } = month;
  const runId = runIdOf(period, basis);
  const known = await loadRun(tx, runId);
  if (known !== undefined) return { ...known, totals: known.outcome.totals };
  const knownAt = BigInt(basis.position);
  const closed = await closedBefore(tx, period);
  const other = closed.find((one) => one.basis.countingPolicy !== basis.countingPolicy);
  if (other !== undefined) return { refused: { kind: 'CountedByAnotherPolicy', closed: other.period, closedBy: other.basis.countingPolicy, countsBy: basis.countingPolicy } }; // prettier-ignore
  // The corrections come first: what they leave in the tables of the session is of other months.
  const corrected = await correctClosed(tx, { runId, knownAt, closed, onProgress });
  if ('refused' in corrected) return corrected;
  const rules = rulesOf(basis);
  const shared = await shareMonth(tx, { runId, period, knownAt, rules, onProgress });
  if ('refused' in shared) return shared;
  const { sums, linesHash, artificial, ...own } = shared;
  const fines = await penaltiesOf(tx, { period, knownAt, policy: rules.artificialStreams, artificial });
  const penalties = [...corrected.penalties, ...fines];
  if (own.pools.length === 0 && closed.length === 0) return { refused: { kind: 'NothingToCalculate', period } };
  onProgress?.('settlements');
  const accounts = await accountsBefore(tx, closed);
  const { statementCurrency } = rules;
  const settled = await settleParties(tx, {
    runId,
    period,
    knownAt,
    closed,
    accounts,
    sums,
    penalties,
    statementCurrency,
  });
  if ('refused' in settled) return settled;
  const held = heldOf(sums);
  const totals = totalsOf({ pools: own.pools, ...corrected, settled, held });
  const outcome = written({
    basis,
    ...own,
    ...corrected,
    penalties,
    settled,
    held,
    totals,
    accounts: accountsAfter(settled),
  });
  await keepRun(tx, { runId, period, linesHash, outcome });
  return { runId, totals, linesHash, outcome };
};

/** Where everybody stood at the end of the last closed month. */
const accountsBefore = async (tx: MonthTransaction, closed: readonly ClosedMonth[]): Promise<Accounts> => {
  const last = closed.at(-1);
  if (last === undefined) return {};
  const run = await loadRun(tx, last.runId);
  if (run === undefined) throw new Error(`the run ${last.runId} of the closed month ${last.period} is gone`);
  return run.outcome.accounts;
};
