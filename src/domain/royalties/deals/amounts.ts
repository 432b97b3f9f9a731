/** Between the decimal strings of a contract and exact minor units, and amounts as a rule is told to people. */
import { minorUnitExponent, type Currency } from '../../shared/currency.js';
import { Decimal, ZERO } from '../../shared/money.js';
import { SHARE_DIGITS } from '../rounding.js';

const unitOf = (currency: Currency) => new Decimal(10).pow(minorUnitExponent(currency));

/** Minor units; a price per stream may be a fraction of one. */
export const minorOf = (amount: string, currency: Currency): Decimal => new Decimal(amount).times(unitOf(currency));

/** In major units with the currency, all decimals that the amount has: `1234.50 EUR`, `0.00225 USD`. */
export const told = (minor: Decimal, currency: Currency): string => {
  const exponent = minorUnitExponent(currency);
  const major = minor.div(unitOf(currency));
  return `${major.toFixed(Math.max(exponent, major.decimalPlaces()))} ${currency}`;
};

/**
 * A share such as 1/3 has 50 digits, so a product with it may miss the half cent that it stands for by its last digit;
 * to `SHARE_DIGITS` decimals it is what it means. Nothing that a contract says has nearly as many.
 */
export const exactly = (minor: Decimal): Decimal => minor.toDecimalPlaces(SHARE_DIGITS, Decimal.ROUND_HALF_UP);

export const atLeastZero = (amount: Decimal): Decimal => Decimal.max(amount, ZERO);
export const smaller = (one: Decimal, other: Decimal): Decimal => Decimal.min(one, other);

/** Throws a RangeError: amounts that are booked are whole minor units, and anything else is a bug of the caller. */
export const checkWhole = (name: string, amountMinor: Decimal): void => {
  if (!amountMinor.isInteger()) throw new RangeError(`${name} must be whole minor units, got ${amountMinor.toFixed()}`);
};
