/**
 * A pool in another currency: converted and rounded once, before it is shared out. Converting each line alone would
 * round each line alone, and the lines would no longer add up to the pool.
 */
import { minorUnitExponent, type Currency } from '../../shared/currency.js';
import { Decimal } from '../../shared/money.js';
import { halfUp } from '../rounding.js';
import type { FxRate } from './fx-rate.js';

export type CurrencyWithoutRate = {
  readonly kind: 'CurrencyWithoutRate';
  readonly from: Currency;
  readonly to: Currency;
  readonly on: string;
};

/** `rate` is absent where there was nothing to convert. */
export type ConvertedPool =
  { readonly amountMinor: Decimal; readonly rate?: FxRate } | { readonly refused: CurrencyWithoutRate };

/** Minor units of `to`, unrounded: both currencies may have any number of decimals. */
export const convertExactly = (amountMinor: Decimal, rate: Pick<FxRate, 'from' | 'to' | 'rate'>): Decimal =>
  amountMinor
    .times(rate.rate)
    .times(new Decimal(10).pow(minorUnitExponent(rate.to)))
    .div(new Decimal(10).pow(minorUnitExponent(rate.from)));

/** The newest rate of the pair that is not later than the day; of two of one day the last in the list. */
export const fxRateOn = (rates: readonly FxRate[], from: Currency, to: Currency, on: string): FxRate | undefined => {
  let newest: FxRate | undefined;
  for (const rate of rates)
    if (rate.from === from && rate.to === to && rate.on <= on && (newest === undefined || rate.on >= newest.on))
      newest = rate;
  return newest;
};

/** Whole minor units of `to`, half up, and the rate that was used; or the pair that has no rate by that day. */
export const convertPool = (
  { amountMinor, currency: from }: { readonly amountMinor: Decimal; readonly currency: Currency },
  to: Currency,
  on: string,
  rates: readonly FxRate[],
): ConvertedPool => {
  if (from === to) return { amountMinor };
  const rate = fxRateOn(rates, from, to, on);
  if (rate === undefined) return { refused: { kind: 'CurrencyWithoutRate', from, to, on } };
  return { amountMinor: halfUp(convertExactly(amountMinor, rate)), rate };
};
