/** What a service says about the revenue of one month, territory, offering and currency; plain data, as on disk. */
import type { Currency } from '../../shared/currency.js';
import { Decimal } from '../../shared/money.js';
import { minorOf } from '../deals/amounts.js';
import type { Period } from '../period.js';
import { netRevenue, recordingPool, worksPool, type NetRevenue, type StoreFeeBase } from './net-revenue.js';
import { usWebcastingKindOf, type OfferingKind, type SubscriberCounts } from './offering-kinds.js';

export type RevenueKey = {
  readonly period: Period;
  /** ISO 3166-1 alpha-2, upper case. */
  readonly territory: string;
  /** As the plays carry it, such as `premium`. */
  readonly offering: string;
  readonly currency: Currency;
};

/** A society's licence for the works, at the rates of the book: see `rates/society-fee.ts`. */
export type Licence = {
  readonly right: 'performing' | 'mechanical';
  /** As the rate book names it, such as `prs`. */
  readonly licensor: string;
  /** The kind in the words of the licence, such as `interactive`; without it, that of the offering. */
  readonly tariff?: string;
  /** The part of performances that publishers licensed directly, 0 to 1. */
  readonly directlyLicensed?: string;
};

/** Amounts are decimal strings in major units of the currency, rates and shares decimal strings from 0 to 1. */
export type RevenueDeclaration = RevenueKey & {
  readonly offeringKind: OfferingKind;
  /** Tax included. */
  readonly gross: string;
  readonly tax: { readonly rate: string } | { readonly amount: string };
  /** Without their tax. */
  readonly refunds: string;
  readonly storeFee?: { readonly rate: string; readonly base: StoreFeeBase };
  readonly advertising?: { readonly revenue: string; readonly commission: string };
  readonly subscribers: SubscriberCounts;
  /** For works, expensed or to be expensed. */
  readonly performanceRoyalties?: string;
  /** What the works are licensed by, in place of an amount or a share. */
  readonly licences?: readonly Licence[];
  /** Of a US webcast: channels or stations, 1 if nothing is said; what its yearly minimum is counted by. */
  readonly channels?: number;
  /** What the recordings cost: the base of the TCC prong. */
  readonly totalContentCost?: string;
  /** Of net revenue. Together at most 1: the rest is the service's. */
  readonly recordingShare: string;
  readonly worksShare: string;
};

/** Every step from gross to net, in minor units, unrounded. */
export const netRevenueOf = (declaration: RevenueDeclaration): NetRevenue => {
  const { currency, tax, storeFee, advertising } = declaration;
  const minor = (amount: string) => minorOf(amount, currency);
  return netRevenue({
    gross: minor(declaration.gross),
    tax: 'rate' in tax ? { rate: new Decimal(tax.rate) } : { amount: minor(tax.amount) },
    refunds: minor(declaration.refunds),
    ...(storeFee === undefined ? {} : { storeFee: { rate: new Decimal(storeFee.rate), base: storeFee.base } }),
    ...(advertising === undefined
      ? {}
      : { advertising: { revenue: minor(advertising.revenue), commission: minor(advertising.commission) } }),
  });
};

/** Whether the recordings are paid by statute, for each performance: 17 USC 114, 37 CFR part 380. */
export const isUsWebcast = ({ territory, currency, offeringKind }: RevenueDeclaration): boolean =>
  isUsStatutory({ territory, currency }) && usWebcastingKindOf(offeringKind) !== undefined;

/** Whether US statutes set what is paid; they do it in US dollars. */
export const isUsStatutory = ({ territory, currency }: Pick<RevenueKey, 'territory' | 'currency'>): boolean =>
  territory === 'US' && currency === 'USD';

/** The two pools that the declaration comes to, in whole minor units. */
export const poolsOf = (declaration: RevenueDeclaration) => {
  const net = netRevenueOf(declaration);
  return {
    recording: recordingPool(net, new Decimal(declaration.recordingShare)),
    works: worksPool(net, new Decimal(declaration.worksShare)),
  };
};
