/** Money in fixed point and sums by id: what the tallies of the payout models are made of. */
import type { Decimal } from '../../shared/money.js';
import type { Weight } from '../rounding.js';

/**
 * Decimals of a minor unit in fixed point. A listener's money is divided once, off by less than the last digit; times
 * all streams of a month and added over all listeners that stays far below the 30 decimals that rounding looks at.
 */
export const MONEY_DIGITS = 60;

export const SCALE = 10n ** BigInt(MONEY_DIGITS);

/** Throws a RangeError for money below zero. */
export const fixedPoint = (moneyMinor: Decimal): bigint => {
  if (!moneyMinor.isFinite() || moneyMinor.lt(0))
    throw new RangeError(`the money of a listener is not below zero, got ${moneyMinor.toFixed()}`);
  return BigInt(moneyMinor.toFixed(MONEY_DIGITS).replace('.', ''));
};

/** `fixedPoint` that knows the amount it was asked for last: the listeners of an offering mostly bring the same one. */
export const moneyReader = (): ((moneyMinor: Decimal) => bigint) => {
  let last: Decimal | undefined;
  let value = 0n;
  return (moneyMinor) => {
    if (moneyMinor !== last) value = fixedPoint(moneyMinor);
    last = moneyMinor;
    return value;
  };
};

/** One mutable sum for each id: a map of plain bigints would look every id up twice. */
export type Sums = Map<string, { sum: bigint }>;

export const addTo = (sums: Sums, id: string, part: bigint): void => {
  const known = sums.get(id);
  if (known === undefined) sums.set(id, { sum: part });
  else known.sum += part;
};

/** In the order of ids, so that the order of arrival shows nowhere. */
export const weightsById = (sums: Sums): readonly Weight[] =>
  [...sums].map(([id, { sum }]) => ({ id, weight: sum })).sort((one, other) => (one.id < other.id ? -1 : 1));

/** Throws a RangeError for a count below zero. */
export const checkedCount = (id: string, count: bigint): bigint => {
  if (count < 0n) throw new RangeError(`${id} cannot be heard ${count} times`);
  return count;
};
