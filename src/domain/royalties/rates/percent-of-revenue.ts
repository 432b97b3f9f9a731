/** Licences at a percentage of revenue with something below which the fee does not fall. Unrounded, in one unit. */
import { Decimal } from '../../shared/money.js';
import { greaterOf, revenueShare, usageMinimum } from '../deals/revenue-share.js';

const WHOLE = new Decimal(1);

export type Tariff = {
  readonly revenue: Decimal;
  readonly rate: Decimal;
  readonly streams: bigint;
  readonly perStreamMinimum: Decimal;
};

export type TariffFee = { readonly percentage: Decimal; readonly minimum: Decimal; readonly payable: Decimal };

/** The larger of a part of revenue and an amount per stream (PRS/MCPS 2009-12, GEMA 2011/12). */
export const tariffFee = ({ revenue, rate, streams, perStreamMinimum }: Tariff): TariffFee =>
  larger(revenueShare(revenue, rate, WHOLE), usageMinimum(new Decimal(streams), perStreamMinimum));

/** The larger of a part of revenue and another part of something else, such as what the recordings cost. */
export const percentMinimumFee = (revenue: Decimal, rate: Decimal, base: Decimal, minimumRate: Decimal): TariffFee =>
  larger(revenueShare(revenue, rate, WHOLE), base.times(minimumRate));

const larger = (percentage: Decimal, minimum: Decimal): TariffFee => {
  const winner = greaterOf({ name: 'percentage', amountMinor: percentage }, { name: 'minimum', amountMinor: minimum });
  return { percentage, minimum, payable: winner.amountMinor };
};

export type PerformingRightsTerms = {
  readonly rate: Decimal;
  /** The most of gross revenue that agency commission may take off before the rate (BMI v. Pandora: 15 %). */
  readonly agencyCommissionMax: Decimal;
  /** What the society keeps of the credit for directly licensed works, for administering it (3 %). */
  readonly administration: Decimal;
  /** The part of the full fee that is due however much is licensed directly (10 %). */
  readonly feeFloor: Decimal;
};

export type PerformingRightsUse = {
  readonly grossRevenue: Decimal;
  readonly agencyCommission: Decimal;
  /** The part of performances that publishers licensed directly, 0 to 1. */
  readonly directlyLicensed: Decimal;
};

/**
 * A US performing rights fee with a floor. The sources name the percentages and not their order, which is our own
 * reading: commission comes off gross, the rate gives the full fee, direct licences lower it by their part less the
 * administration, and never below the floor.
 */
export const performingRightsFee = (use: PerformingRightsUse, terms: PerformingRightsTerms) => {
  const commission = Decimal.min(use.agencyCommission, use.grossRevenue.times(terms.agencyCommissionMax));
  const base = use.grossRevenue.minus(commission);
  const fullFee = base.times(terms.rate);
  const credit = fullFee.times(use.directlyLicensed).times(WHOLE.minus(terms.administration));
  const floor = fullFee.times(terms.feeFloor);
  return { commission, base, fullFee, credit, floor, payable: Decimal.max(fullFee.minus(credit), floor) };
};
