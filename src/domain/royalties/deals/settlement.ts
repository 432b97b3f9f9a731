/**
 * What goes into the settlement of one deal for one month, and what comes out. All amounts are whole minor units of the
 * currency of the terms: a pool in another currency was converted before it was shared out.
 */
import { ZERO, type Decimal } from '../../shared/money.js';
import type { Period } from '../period.js';
import type { OpenAdvance } from './advance.js';
import type { Bucket, YearToDate } from './bucket.js';
import type { DealTerms } from './deal-terms.js';
import type { EntitlementLine } from './entitlement.js';
import type { HeldReserve } from './reserves.js';
import type { Payment } from './split-lines.js';

/**
 * Where a deal stands between two months. Deals that recoup together hand `advances` and `advancesBegun` on from one to
 * the next, in the order of their ids (`advanceAccountOf`).
 */
export type DealAccount = {
  /** Not paid yet; below zero it is unearned or fined. */
  readonly carriedMinor: Decimal;
  /** The part of it from US sources, not taxed yet. */
  readonly carriedUsMinor: Decimal;
  readonly advances: readonly OpenAdvance[];
  /** Every advance that ever joined the account, so that none does twice. */
  readonly advancesBegun: readonly string[];
  readonly reservesHeld: readonly HeldReserve[];
  readonly yearToDate: YearToDate;
  /** Months that no statement has told the party of yet: those of a quarter that is not over. */
  readonly untold: readonly Period[];
};

export const newYear: YearToDate = { streams: 0n, grossMinor: ZERO, entitledMinor: ZERO, earnedMinor: ZERO };

export const openingAccount: DealAccount = {
  carriedMinor: ZERO,
  carriedUsMinor: ZERO,
  advances: [],
  advancesBegun: [],
  reservesHeld: [],
  yearToDate: newYear,
  untold: [],
};

/**
 * A signed amount from outside the month. A correction changes what was earned (late plays, a restated rate), so it is
 * recouped like earnings; a charge changes what is owed (a fine, a goodwill payment) and no advance sees it.
 */
export type Adjustment = {
  readonly kind: 'correction' | 'charge';
  readonly label: string;
  readonly amountMinor: Decimal;
  readonly rule: string;
};

/** `fineMinor` is above zero. */
export const fine = (label: string, fineMinor: Decimal, rule: string): Adjustment => ({
  kind: 'charge',
  label,
  amountMinor: fineMinor.negated(),
  rule,
});

/** A deal is settled for each of its months, with no buckets when nobody streamed. */
export type SettleInput = {
  readonly dealId: string;
  readonly party: string;
  readonly terms: DealTerms;
  readonly period: Period;
  readonly buckets: readonly Bucket[];
  readonly account: DealAccount;
  readonly adjustments?: readonly Adjustment[];
  /** The last month of the deal: reserves are released, the year ends, and what is above zero is paid. */
  readonly dealEnds?: boolean;
};

export type StepName =
  | 'entitlement' | 'top-up' | 'cap' | 'deduction' | 'correction' | 'earned' | 'guarantee-shortfall' | 'reserve-taken'
  | 'reserve-released' | 'recouped' | 'charge' | 'carried-in' | 'withholding' | 'carried-forward' | 'payable'; // prettier-ignore

/** One line of "how this number was made". `earned` and `payable` are totals of what stands above them. */
export type Step = {
  readonly step: StepName;
  readonly label: string;
  readonly amountMinor: Decimal;
  readonly rule: string;
  readonly total: boolean;
};

/** `earned + shortfall + released + charged + carried in = reserved + recouped + withheld + carried + payable`. */
export type Settlement = {
  readonly steps: readonly Step[];
  readonly lines: readonly EntitlementLine[];
  readonly grossMinor: Decimal;
  /** What minima add to the revenue share; the service pays it on top of the pool. */
  readonly topUpMinor: Decimal;
  /** After minima and cap, before deductions. Its difference to the gross stays with the service. */
  readonly entitledMinor: Decimal;
  readonly deductedMinor: Decimal;
  readonly correctedMinor: Decimal;
  readonly earnedMinor: Decimal;
  readonly shortfallMinor: Decimal;
  readonly reservedMinor: Decimal;
  readonly releasedMinor: Decimal;
  readonly recoupedMinor: Decimal;
  readonly chargedMinor: Decimal;
  readonly withheldMinor: Decimal;
  readonly carriedMinor: Decimal;
  readonly payableMinor: Decimal;
  readonly payments: readonly Payment[];
  /** Instalments of advances that are due this month, whatever was earned; paid apart from the statement. */
  readonly advancePaidMinor: Decimal;
  /** Written off at the end of the contract year. */
  readonly breakageMinor: Decimal;
  readonly account: DealAccount;
};
