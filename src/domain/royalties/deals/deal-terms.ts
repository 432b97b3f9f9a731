/**
 * What a deal says: which money it is about, what the party gets of it, and what happens on the way to the bank.
 *
 * Terms are plain data, because they are what is on disk and what a file holds: amounts are decimal strings in major
 * units of `currency`, rates and shares are decimal strings from 0 to 1, days are `YYYY-MM-DD`, months `YYYY-MM`, UTC.
 * What a field does not say has its neutral value (`'0'`, an empty list), so that nobody has to ask twice.
 */
import type { Currency } from '../../shared/currency.js';
import type { Period } from '../period.js';

/** Everything, or the ones listed. */
export type Scope = '*' | readonly string[];

export const PARTY_ROLES = [
  'label', 'distributor', 'aggregator', 'publisher', 'pro', 'cmo', 'writer', 'artist', 'other',
] as const; // prettier-ignore
export type PartyRole = (typeof PARTY_ROLES)[number];

/** The share of what lies above `from` (streams, or revenue in major units) in the contract year, over the whole deal. */
export type Escalation = { readonly by: 'streams' | 'revenue'; readonly from: string; readonly revenueShare: string };

/**
 * What is paid for some territories and offerings: the share of the party's part of the pool, or a minimum where that
 * is more. With both minima the greatest of the three is paid, each month and for each territory and offering alone.
 */
export type Clause = {
  readonly territories: Scope;
  readonly offerings: Scope;
  readonly revenueShare: string;
  readonly perStreamMinimum?: string;
  /** Times subscribers, times the party's share of the streams. */
  readonly perSubscriberMinimum?: string;
  readonly escalations: readonly Escalation[];
};

/** `gross` is the entitlement before any deduction, `running` what the deductions before it have left. */
export type Deduction = { readonly name: string } & (
  { readonly rate: string; readonly base: 'gross' | 'running' } | { readonly fixed: string }
);

export type Instalment = { readonly on: string; readonly amount: string };

export type Advance = {
  /** Names the advance within its deal, forever: a larger advance in later terms is another one. */
  readonly id: string;
  readonly amount: string;
  readonly instalments: readonly Instalment[];
  readonly recoupable: boolean;
  /** The first month of the contract year that it is for. All of it is recouped from then on, paid yet or not. */
  readonly contractYear: Period;
  /** What is left at the end of the contract year is recouped in the next one; otherwise it is breakage. */
  readonly crossYearCarry: boolean;
};

/** The most that the deal is entitled to, before deductions. */
export type Cap = { readonly amount: string; readonly per: 'month' | 'contract-year' };

export type DealTerms = {
  readonly currency: Currency;
  /** Money of a quarterly deal is carried until the last month of the quarter; quarters count from the contract year. */
  readonly calendar: 'monthly' | 'quarterly';
  /** 1 to 12: the month in which each contract year begins. */
  readonly contractYearStartsMonth: number;
  readonly clauses: readonly Clause[];
  readonly cap?: Cap;
  readonly deductions: readonly Deduction[];
  readonly advances: readonly Advance[];
  /** Deals that recoup from one advance account together with this one. */
  readonly crossRecoupment: readonly string[];
  /** For a contract year; what earnings fall short of it is paid with the last statement of the year. */
  readonly minimumGuarantee: string;
  readonly reserve: { readonly rate: string; readonly releaseAfterMonths: number };
  /** Tax on what is paid for US sources; a treaty rate takes the place of the statutory one. */
  readonly withholding: { readonly usSourceRate: string; readonly treatyRate?: string };
  /** Only what is strictly more is paid; the rest is carried forward. */
  readonly payoutThreshold: string;
  /** Whom the payment is split among; nobody named: all to the party. The shares add up to 1. */
  readonly payees: readonly { readonly payee: string; readonly share: string }[];
};

/** What holds without any deal: the party gets its part of the pool as it is, every month, down to the last unit. */
export const defaultTerms = (currency: Currency): DealTerms => ({
  currency,
  calendar: 'monthly',
  contractYearStartsMonth: 1,
  clauses: [{ territories: '*', offerings: '*', revenueShare: '1', escalations: [] }],
  deductions: [],
  advances: [],
  crossRecoupment: [],
  minimumGuarantee: '0',
  reserve: { rate: '0', releaseAfterMonths: 0 },
  withholding: { usSourceRate: '0' },
  payoutThreshold: '0',
  payees: [],
});

/** The account that an advance is recouped from: the same for all deals that recoup together, in whatever order. */
export const advanceAccountOf = (dealId: string, terms: DealTerms): string =>
  [...new Set([dealId, ...terms.crossRecoupment])].sort().join('+');
