/** The months of the service, and what is done with them. */
import type { Count, Problem } from './answers.js';

export type MonthStatus = 'open' | 'calculated' | 'approved' | 'closed';

export type MonthTotals = {
  readonly currency: string;
  readonly pools: string;
  readonly topUps: string;
  readonly adjustments: string;
  readonly due: string;
  readonly held: string;
  readonly retained: string;
  readonly undistributed: string;
};

export type Month = {
  readonly period: string;
  readonly status: MonthStatus;
  readonly runId: string | null;
  /** The payout model that it was calculated by. */
  readonly model: string | null;
  readonly calculatedBy: string | null;
  readonly approvedBy: string | null;
  readonly closedBy: string | null;
  readonly closedAt: string | null;
  /** The last withdrawal of an approval, if nothing was approved since. */
  readonly withdrawn: { readonly by: string; readonly reason: string } | null;
  readonly totals: readonly MonthTotals[];
};

export type JobStarted = { readonly job: string };
export type JobProgress = { readonly step: string; readonly share: number };
export type JobFailed = { readonly problem: Problem };

export type MonthPool = {
  readonly territory: string;
  readonly offering: string;
  readonly right: string;
  readonly amount: string;
  readonly currency: string;
  readonly streams: Count;
};

export type MonthStatement = {
  readonly party: string;
  readonly partyName: string;
  readonly dealId: string | null;
  readonly currency: string;
  readonly gross: string;
  readonly earned: string;
  readonly adjustments: string;
  readonly payable: string;
  readonly carried: string;
  readonly withheld: string;
};

export type Comparison = {
  readonly party: string;
  readonly partyName: string;
  readonly currency: string;
  readonly current: string;
  readonly previous: string;
  readonly change: string;
  readonly changePercent: string | null;
};

export type MonthAdjustment = {
  readonly party: string | null;
  readonly corrects: string;
  readonly trackId: string | null;
  readonly amount: string;
  readonly currency: string;
  readonly cause: string;
  readonly causeText: string;
};

export type Held = {
  readonly right: string;
  readonly reason: string;
  readonly territory: string;
  readonly amount: string;
  readonly currency: string;
};

export type SimulatedParty = {
  readonly party: string;
  readonly partyName: string;
  /** Nobody's yet: held until it is matched or claimed. */
  readonly held: boolean;
  readonly amount: string;
  readonly change: string;
};
export type SimulatedModel = {
  readonly model: string;
  readonly total: string;
  readonly currency: string;
  readonly parties: readonly SimulatedParty[];
};
export type Simulation = { readonly period: string; readonly models: readonly SimulatedModel[] };
