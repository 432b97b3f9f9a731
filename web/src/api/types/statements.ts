/** What a party is told of its months. */
import type { Count } from './answers.js';

export type StatementTotals = {
  readonly period: string;
  readonly currency: string;
  readonly gross: string;
  readonly deductions: string;
  readonly adjustments: string;
  readonly earned: string;
  readonly payable: string;
  readonly streams: Count;
  /** Of what is payable against the month before; null where there was none. */
  readonly changePercent: string | null;
  readonly closedAt: string;
};

export type Step = {
  readonly step: string;
  readonly label: string;
  readonly amount: string;
  readonly rule: string;
  readonly total: boolean;
};

export type StatementAdjustment = {
  /** The closed month that it corrects. */
  readonly corrects: string;
  readonly amount: string;
  readonly cause: string;
  readonly causeText: string;
};

export type StatementCurrency = {
  readonly currency: string;
  readonly gross: string;
  readonly earned: string;
  readonly payable: string;
  readonly streams: Count;
  readonly steps: readonly Step[];
  readonly adjustments: readonly StatementAdjustment[];
};

export type Statement = {
  readonly party: string;
  readonly partyName: string;
  readonly period: string;
  readonly closedAt: string;
  readonly dealId: string | null;
  readonly currencies: readonly StatementCurrency[];
  /** The counting policy, such as `thirty-seconds@1`. */
  readonly policy: string;
  readonly payoutModel: { readonly name: string; readonly parameters: Readonly<Record<string, string>> };
  readonly runId: string;
  readonly notices: readonly string[];
};

export type StatementLine = {
  readonly trackId: string;
  /** Empty where the catalogue has none. */
  readonly isrc: string;
  readonly title: string;
  readonly artist: string;
  readonly territory: string;
  readonly offering: string;
  readonly right: string;
  /** Empty for recordings. */
  readonly workId: string;
  readonly streams: Count;
  readonly gross: string;
  readonly amount: string;
  readonly currency: string;
  readonly corrects: string | null;
  readonly causedBy: string | null;
};

export type TrackTotal = Pick<
  StatementLine,
  'trackId' | 'isrc' | 'title' | 'artist' | 'streams' | 'amount' | 'currency'
>;
export type TerritoryTotal = Pick<StatementLine, 'territory' | 'streams' | 'amount' | 'currency'>;
export type TrendPoint = Pick<StatementLine, 'streams' | 'amount' | 'currency'> & { readonly period: string };

export type StatementFile = {
  readonly name: string;
  readonly format: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly currency: string | null;
};
