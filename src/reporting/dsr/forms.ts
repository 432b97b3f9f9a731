/** How amounts, dates and times are written in cells. */
import { minorUnitExponent, type Currency } from '../../domain/shared/currency.js';
import type { Decimal } from '../../domain/shared/money.js';

/** Major units with a point and without needless zeros: `12.3`, and nothing is `0`. */
export const majorOf = (minor: Decimal, currency: Currency): string =>
  withPoint(BigInt(minor.toFixed()), minorUnitExponent(currency));

const RATIO_DECIMALS = 10;

/**
 * A price or a share that is there to be read, rounded half up: the amounts beside it are exact. Of nothing it is nothing.
 * `decimals` are those that `amount` counts in: 2 for cents.
 */
export const ratioOf = (amount: bigint, of: bigint, decimals: number): string => {
  if (of === 0n || amount === 0n) return '0';
  const negative = amount < 0n !== of < 0n;
  const [above, below] = [absolute(amount) * 10n ** BigInt(RATIO_DECIMALS - decimals), absolute(of)];
  const rounded = (2n * above + below) / (2n * below);
  return withPoint(negative ? -rounded : rounded, RATIO_DECIMALS);
};

const absolute = (value: bigint) => (value < 0n ? -value : value);

const withPoint = (value: bigint, decimals: number): string => {
  const digits = absolute(value)
    .toString()
    .padStart(decimals + 1, '0');
  const [whole, part] = [digits.slice(0, digits.length - decimals), digits.slice(digits.length - decimals)];
  let end = part.length;
  while (end > 0 && part.charCodeAt(end - 1) === 0x30) end -= 1;
  const text = end === 0 ? whole : `${whole}.${part.slice(0, end)}`;
  return value < 0n ? `-${text}` : text;
};

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
