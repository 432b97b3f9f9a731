/** How amounts, dates and times are written in cells. */
import { minorUnitExponent, type Currency } from '../../domain/shared/currency.js';
import { Decimal, ZERO } from '../../domain/shared/money.js';

const TEN = new Decimal(10);

/** Major units with a point and without needless zeros: `12.3`, and nothing is `0`. */
export const majorOf = (minor: Decimal, currency: Currency): Decimal => minor.div(TEN.pow(minorUnitExponent(currency)));

const RATIO_DECIMALS = 10;

/** A price or a share that is there to be read: the amounts beside it are exact. Of nothing it is nothing. */
export const ratioOf = (amount: Decimal, of: bigint): Decimal =>
  of === 0n ? ZERO : amount.div(of.toString()).toDecimalPlaces(RATIO_DECIMALS, Decimal.ROUND_HALF_UP);

/** ISO 8601 of whole seconds, the part of a second being one: `PT3M2S`. Of unknown length it is `PT0S`. */
export const durationOf = (ms: number | null): string => {
  const seconds = Math.ceil((ms ?? 0) / 1_000);
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `PT${seconds}S` : `PT${minutes}M${seconds % 60}S`;
};

/** `2026-09-01T00:00:00Z` and so many seconds later: the first moment at which the month can have been closed. */
export const afterMonth = (period: string, seconds: number): string => {
  const at = new Date(`${period}-01T00:00:00.000Z`);
  at.setUTCMonth(at.getUTCMonth() + 1);
  at.setUTCSeconds(seconds);
  return at.toISOString().replace('.000Z', 'Z');
};
