/** The fee of one society for one month of one offering, by the rate book: a part of revenue, and what it does not fall below. */
import type { Currency } from '../../shared/currency.js';
import { Decimal, ZERO } from '../../shared/money.js';
import { minorOf } from '../deals/amounts.js';
import { usageMinimum } from '../deals/revenue-share.js';
import { performingRightsFee, tariffFee } from './percent-of-revenue.js';
import { rateOn, type RateMissing, type RateQuery } from './rate-on.js';
import type { Rate, RateBook } from './rate.js';

export type LicensedUse = {
  readonly currency: Currency;
  /** Minor units. */
  readonly revenue: Decimal;
  readonly streams: bigint;
  /** Plans count once. */
  readonly subscribers: Decimal;
  /** The part of performances that publishers licensed directly, 0 to 1. */
  readonly directlyLicensed: Decimal;
};

/** A minimum is stated in another currency than the revenue, and a licence names none to convert by. */
export type RateInOtherCurrency = {
  readonly kind: 'RateInOtherCurrency';
  readonly rule: string;
  readonly licensor: string;
  readonly unit: string;
  readonly currency: Currency;
};

export type SocietyFee =
  | { readonly payable: Decimal; readonly used: readonly Rate[] }
  | { readonly refused: RateMissing | RateInOtherCurrency };

/** In minor units, unrounded, with every rate used. A licence without a minimum has none; one without a percentage is no licence. */
export const societyFee = (
  book: RateBook,
  on: string,
  query: RateQuery & { readonly licensor: string },
  use: LicensedUse,
): SocietyFee => {
  const percentage = rateOn(book, 'percent-of-revenue', on, query);
  if ('missing' in percentage) return { refused: percentage.missing };
  const used: Rate[] = [percentage.rate];
  const valueOf = (rule: string): Decimal => {
    const answer = rateOn(book, rule, on, query);
    if ('missing' in answer || answer.rate.value === null) return ZERO;
    used.push(answer.rate);
    return new Decimal(answer.rate.value);
  };
  const { currency, revenue, streams, subscribers, directlyLicensed } = use;
  const rate = new Decimal(percentage.rate.value ?? 0);
  const perStreamMinimum = minorOf(valueOf('minimum-per-stream').toFixed(), currency);
  const perSubscriber = minorOf(valueOf('minimum-per-subscriber').toFixed(), currency);
  const full = {
    rate,
    feeFloor: valueOf('fee-floor'),
    administration: valueOf('administration'),
    agencyCommissionMax: valueOf('agency-commission-max'),
  };
  const other = used.find(({ unit }) => !unit.startsWith('fraction') && !unit.startsWith(`${currency} `));
  if (other !== undefined)
    return { refused: { kind: 'RateInOtherCurrency', rule: other.rule, licensor: query.licensor, unit: other.unit, currency } }; // prettier-ignore
  const { payable: fee } = performingRightsFee(
    { grossRevenue: revenue, agencyCommission: ZERO, directlyLicensed },
    full,
  );
  const { payable: tariff } = tariffFee({ revenue: ZERO, rate, streams, perStreamMinimum });
  return { payable: Decimal.max(fee, tariff, usageMinimum(subscribers, perSubscriber)), used };
};
