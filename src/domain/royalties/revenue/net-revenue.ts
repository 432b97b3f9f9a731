/**
 * From what listeners and advertisers paid to what is shared with rights holders, in the order that contracts state it:
 * tax out, refunds, store fee, advertising commission, then the shares. The order matters, because each percentage is
 * taken of what the steps before it have left. Nothing is rounded before a pool.
 */
import { Decimal, ZERO } from '../../shared/money.js';
import { atLeastZero, exactly } from '../deals/amounts.js';
import { halfUp } from '../rounding.js';

/** Third-party sales of advertising may cost at most this part of what they bring (Sony and Spotify, 2011). */
export const ADVERTISING_COMMISSION_MAX = new Decimal('0.15');

export const STORE_FEE_BASES = ['net-of-vat', 'gross'] as const;
export type StoreFeeBase = (typeof STORE_FEE_BASES)[number];

/** Minor units of one currency. */
export type RevenueFigures = {
  /** What was charged, tax included. */
  readonly gross: Decimal;
  /** A rate that is in the gross (VAT), or the amount of it. */
  readonly tax: { readonly rate: Decimal } | { readonly amount: Decimal };
  /** What was given back, without its tax. */
  readonly refunds: Decimal;
  /** Of `gross` as it was charged, or of what is left of it after tax and refunds (`net-of-vat`). */
  readonly storeFee?: { readonly rate: Decimal; readonly base: StoreFeeBase };
  /** `revenue` is the part of the gross that is advertising, without tax. */
  readonly advertising?: { readonly revenue: Decimal; readonly commission: Decimal };
};

/** Every step, unrounded. */
export type NetRevenue = {
  readonly gross: Decimal;
  readonly tax: Decimal;
  readonly netOfTax: Decimal;
  readonly refunds: Decimal;
  readonly afterRefunds: Decimal;
  readonly storeFee: Decimal;
  readonly afterStoreFee: Decimal;
  readonly advertisingCommission: Decimal;
  readonly net: Decimal;
};

export const netRevenue = ({ gross, tax, refunds, storeFee, advertising }: RevenueFigures): NetRevenue => {
  const netOfTax = 'rate' in tax ? exactly(gross.div(tax.rate.plus(1))) : gross.minus(tax.amount);
  const afterRefunds = netOfTax.minus(refunds);
  const fee = storeFee === undefined ? ZERO : storeFee.rate.times(storeFee.base === 'gross' ? gross : afterRefunds);
  const afterStoreFee = afterRefunds.minus(fee);
  const advertisingCommission = commissionOf(advertising);
  return {
    gross,
    tax: gross.minus(netOfTax),
    netOfTax,
    refunds,
    afterRefunds,
    storeFee: fee,
    afterStoreFee,
    advertisingCommission,
    net: afterStoreFee.minus(advertisingCommission),
  };
};

const commissionOf = (advertising: RevenueFigures['advertising']): Decimal =>
  advertising === undefined
    ? ZERO
    : Decimal.min(advertising.commission, advertising.revenue.times(ADVERTISING_COMMISSION_MAX));

/** What the recordings get, in whole minor units: rounded once, from the unrounded net revenue, and never below zero. */
export const recordingPool = ({ net }: NetRevenue, recordingShare: Decimal): Decimal => poolOf(net, recordingShare);

/** What the works get, likewise. */
export const worksPool = ({ net }: NetRevenue, worksShare: Decimal): Decimal => poolOf(net, worksShare);

const poolOf = (net: Decimal, share: Decimal): Decimal => halfUp(exactly(atLeastZero(net).times(share)));
