/** What is said to and of a royalty month: its commands, events and refusals. `royalty-month.ts` decides. */
import type { Currency } from '../../shared/currency.js';
import type { Period } from '../period.js';

/** Everything that a run was computed from, so that anybody can compute it again. */
export type CalculationBasis = {
  /** The log position up to which facts count: digits, as JSON has no bigint. Catalogue, deals and usage are as known there. */
  readonly position: string;
  /** Name and version, such as `thirty-seconds@1`. */
  readonly countingPolicy: string;
  readonly payoutModel: { readonly name: string; readonly parameters: Readonly<Record<string, string>> };
  readonly ratesVersion: string;
  /** Name and version each, in the order in which they were applied. */
  readonly usagePolicies: readonly string[];
  readonly fxRateIds: readonly string[];
};

/**
 * One currency's money of a run, in whole minor units as strings of digits, below zero with a minus.
 * What comes in, pools + topUps + adjustments, is what goes out, due + held + retained + undistributed.
 */
export type MonthTotals = {
  readonly currency: Currency;
  readonly poolsMinor: string;
  /** What minima and guarantees add to the pools. */
  readonly topUpsMinor: string;
  /** Corrections of closed months that are stated in this one: what their pools were restated by. */
  readonly adjustmentsMinor: string;
  /** To parties. */
  readonly dueMinor: string;
  /** Unmatched, unclaimed or in dispute. */
  readonly heldMinor: string;
  /** What deals leave with the service: the rest of a share, deductions, what is above a cap. */
  readonly retainedMinor: string;
  /** Of pools without usage; below zero where plays that came late took what waited since a closed month. */
  readonly undistributedMinor: string;
};

export type IssuedStatement = {
  readonly file: string;
  /** Of the bytes of the file, in hex. */
  readonly sha256: string;
  readonly party: string;
  readonly currency: Currency;
  /** What the party gets by it, in whole minor units, signed. */
  readonly payableMinor: string;
};

export type Calculation = {
  readonly runId: string;
  readonly basis: CalculationBasis;
  readonly totals: readonly MonthTotals[];
  /** SHA-256 of all lines of the run, in hex. */
  readonly linesHash: string;
  /** Who calculated. */
  readonly by: string;
};

export type Approval = {
  readonly runId: string;
  readonly by: string;
  /** ISO 8601, UTC, ending in Z. */
  readonly at: string;
};
export type Withdrawal = { readonly by: string; readonly reason: string };
export type Closing = {
  readonly runId: string;
  readonly by: string;
  /** ISO 8601, UTC, ending in Z. */
  readonly at: string;
  readonly statements: readonly IssuedStatement[];
  /** SHA-256 over the journal entries of the run, in hex. */
  readonly journalHash: string;
};

type OfMonth = { readonly period: Period };

export type MonthCommand =
  | ({ readonly type: 'Calculate' } & OfMonth & Calculation)
  | ({ readonly type: 'Approve' } & OfMonth & Approval)
  | ({ readonly type: 'WithdrawApproval' } & OfMonth & Withdrawal)
  | ({ readonly type: 'Close' } & OfMonth & Closing);

/** `edition` counts the events of the month from 1, so that a return to an earlier state is an event of its own. */
type Facts<Said> = OfMonth & { readonly edition: number } & Said;

export type MonthEvent =
  | { readonly type: 'MonthCalculated'; readonly data: Facts<Calculation> }
  | { readonly type: 'MonthApproved'; readonly data: Facts<Approval> }
  | { readonly type: 'ApprovalWithdrawn'; readonly data: Facts<Withdrawal> }
  /** The basis once more: what the statements of the month are made of, for good. */
  | { readonly type: 'MonthClosed'; readonly data: Facts<Closing & { readonly basis: CalculationBasis }> };

export type MonthRefusal =
  | { readonly kind: 'MonthIsApproved'; readonly runId: string; readonly by: string; readonly at: string }
  | { readonly kind: 'MonthIsClosed'; readonly by: string; readonly at: string }
  | { readonly kind: 'NotCalculated'; readonly period: Period }
  | { readonly kind: 'NotApproved'; readonly period: Period; readonly runId?: string }
  | { readonly kind: 'RunIsNotTheCalculatedOne'; readonly runId: string; readonly calculated: string }
  | { readonly kind: 'RunIdReused'; readonly runId: string }
  | { readonly kind: 'ApprovedByTheSamePerson'; readonly by: string }
  | { readonly kind: 'PersonNotNamed' }
  | { readonly kind: 'MonthIsNotOver'; readonly period: Period; readonly endsAt: string; readonly at: string }
  | { readonly kind: 'TotalNotInMinorUnits'; readonly currency: Currency; readonly amount: string }
  | { readonly kind: 'TotalsDoNotTie'; readonly currency: Currency; readonly differenceMinor: string };

/** `royalty-month-2026-08`. */
export const monthStream = (period: Period) => `royalty-month-${period}` as const;
