/** A minimum for a contract year: what the earnings of the year fall short of it is paid with its last statement. */
import { sum, ZERO, type Decimal } from '../../shared/money.js';
import { atLeastZero } from './amounts.js';

export const shortfallOf = (guaranteeMinor: Decimal, earnedInYearMinor: Decimal): Decimal =>
  atLeastZero(guaranteeMinor.minus(earnedInYearMinor));

export type GuaranteedYear = { readonly paid: readonly Decimal[]; readonly shortfallMinor: Decimal };

/** The year as it is paid, part by part (quarters, months). */
export const guaranteeOverYear = (guaranteeMinor: Decimal, earned: readonly Decimal[]): GuaranteedYear => {
  const shortfallMinor = shortfallOf(guaranteeMinor, sum(earned));
  const last = earned.length - 1;
  return {
    paid: earned.map((earnedMinor, index) => earnedMinor.plus(index === last ? shortfallMinor : ZERO)),
    shortfallMinor,
  };
};
