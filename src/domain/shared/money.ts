/**
 * Exact money. An amount is a `Decimal` count of minor units (cents, yen) inside, and a decimal string outside; it is
 * never a JavaScript number. Nothing here rounds: the one rounding site is `domain/royalties/rounding.ts`.
 */
import { Decimal as DecimalJs } from 'decimal.js';
import { minorUnitExponent, type Currency } from './currency.js';

/** Significant digits kept by every operation; decimal.js would round at 20. An amount times a count needs at most 37. */
export const PRECISION = 50;

/** A decimal.js of our own, so that nobody's global settings reach our money. */
export const Decimal = DecimalJs.clone({ precision: PRECISION, defaults: true });
export type Decimal = DecimalJs;

/** Digits that an amount of minor units may have: past any pool on earth, and far from the precision. */
export const AMOUNT_DIGITS_MAX = 18;

export const ZERO: Decimal = new Decimal(0);

/** The sum; 0 of nothing. */
export const sum = (amounts: Iterable<Decimal>): Decimal => {
  let total = ZERO;
  for (const amount of amounts) total = total.plus(amount);
  return total;
};

/**
 * An amount of minor units in major units, with all decimals that the currency has and no separators: 123450 minor
 * units of EUR are `1234.50`. Throws a RangeError for a fraction of a minor unit: it should have been allocated.
 */
export const formatMinor = (minor: Decimal, currency: Currency): string => {
  if (!minor.isInteger())
    throw new RangeError(`${minor.toFixed()} is not a whole number of minor units of ${currency}`);
  const exponent = minorUnitExponent(currency);
  return minor.div(new Decimal(10).pow(exponent)).toFixed(exponent);
};
