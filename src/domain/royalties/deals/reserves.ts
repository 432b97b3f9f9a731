/** A part of the earnings held back against refunds and late findings, and given back some months later. */
import { sum, type Decimal } from '../../shared/money.js';
import type { Period } from '../period.js';
import { halfUp } from '../rounding.js';
import { atLeastZero } from './amounts.js';
import { monthsAfter } from './days.js';

/** Whole minor units; `usMinor` is the part of them that is from US sources. */
export type HeldReserve = { readonly period: Period; readonly amountMinor: Decimal; readonly usMinor: Decimal };

/** Whole minor units, never more than was earned. */
export const reserveOf = (earnedMinor: Decimal, rate: string): Decimal => halfUp(atLeastZero(earnedMinor).times(rate));

export type Release = {
  readonly releasedMinor: Decimal;
  readonly usMinor: Decimal;
  readonly held: readonly HeldReserve[];
};

/** All at once where the deal ends. */
export const release = (
  held: readonly HeldReserve[],
  period: Period,
  terms: { readonly releaseAfterMonths: number; readonly dealEnds: boolean },
): Release => {
  const isDue = (reserve: HeldReserve) =>
    terms.dealEnds || monthsAfter(reserve.period, terms.releaseAfterMonths) <= period;
  const due = held.filter(isDue);
  return {
    releasedMinor: sum(due.map(({ amountMinor }) => amountMinor)),
    usMinor: sum(due.map(({ usMinor }) => usMinor)),
    held: held.filter((reserve) => !isDue(reserve)),
  };
};
