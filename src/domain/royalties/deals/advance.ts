/**
 * Money paid before it is earned, and earnings that pay it back.
 *
 * An advance is recouped as a whole from the first month of its contract year, whether its instalments are paid yet or
 * not: nothing more is paid until the earnings pass it. What is left when the year ends is breakage, which the party
 * keeps, or is carried into the next year, as the contract says.
 */
import type { Currency } from '../../shared/currency.js';
import { sum, ZERO, type Decimal } from '../../shared/money.js';
import type { Period } from '../period.js';
import { atLeastZero, minorOf, smaller } from './amounts.js';
import { lastMonthOfYearFrom } from './days.js';
import type { Advance } from './deal-terms.js';

/** One that is not recouped yet. `lastPeriod` is the last month of its contract year. */
export type OpenAdvance = {
  readonly id: string;
  readonly unrecoupedMinor: Decimal;
  readonly lastPeriod: Period;
  readonly crossYearCarry: boolean;
};

/** What earnings so far have paid back of an advance. */
export const appliedTo = (advanceMinor: Decimal, earnedMinor: Decimal): Decimal => smaller(earnedMinor, advanceMinor);

/** What earnings so far have brought beyond an advance. */
export const overageOf = (advanceMinor: Decimal, earnedMinor: Decimal): Decimal =>
  atLeastZero(earnedMinor.minus(advanceMinor));

export type RecoupedPart = { readonly earnedMinor: Decimal; readonly cumulativeMinor: Decimal; readonly appliedMinor: Decimal; readonly overageMinor: Decimal }; // prettier-ignore
export type AdvanceYear = { readonly parts: readonly RecoupedPart[]; readonly unrecoupedMinor: Decimal };

/** One advance over the parts (quarters, months) of its contract year; overage is paid in the part that brings it. */
export const advanceOverYear = (advanceMinor: Decimal, earned: readonly Decimal[]): AdvanceYear => {
  let cumulativeMinor = ZERO;
  const parts = earned.map((earnedMinor) => {
    const paidBefore = overageOf(advanceMinor, cumulativeMinor);
    cumulativeMinor = cumulativeMinor.plus(earnedMinor);
    const overageMinor = overageOf(advanceMinor, cumulativeMinor).minus(paidBefore);
    return { earnedMinor, cumulativeMinor, appliedMinor: appliedTo(advanceMinor, cumulativeMinor), overageMinor };
  });
  return { parts, unrecoupedMinor: atLeastZero(advanceMinor.minus(cumulativeMinor)) };
};

export type Recoupment = { readonly recoupedMinor: Decimal; readonly open: readonly OpenAdvance[] };

/** Earnings pay the oldest advance back first. Nothing is recouped from what is not above zero. */
export const recoup = (open: readonly OpenAdvance[], availableMinor: Decimal): Recoupment => {
  let left = atLeastZero(availableMinor);
  const after = open.map((advance) => {
    const applied = appliedTo(advance.unrecoupedMinor, left);
    left = overageOf(advance.unrecoupedMinor, left);
    return { ...advance, unrecoupedMinor: advance.unrecoupedMinor.minus(applied) };
  });
  return { recoupedMinor: atLeastZero(availableMinor).minus(left), open: after };
};

/** The advances of a deal whose contract year has begun, as they join the account that they are recouped from. */
export const begun = (dealId: string, advances: readonly Advance[], currency: Currency, period: Period) =>
  advances
    .filter(({ recoupable, contractYear }) => recoupable && contractYear <= period)
    .map(({ id, amount, contractYear, crossYearCarry }): OpenAdvance => ({
      id: `${dealId}/${id}`,
      unrecoupedMinor: minorOf(amount, currency),
      lastPeriod: lastMonthOfYearFrom(contractYear),
      crossYearCarry,
    }));

export type YearEnd = { readonly breakageMinor: Decimal; readonly open: readonly OpenAdvance[] };

/** What ends with this month is written off; what is recouped leaves the account. An ended deal carries nothing on. */
export const endOfYear = (open: readonly OpenAdvance[], period: Period, dealEnds: boolean): YearEnd => {
  const ends = ({ lastPeriod, crossYearCarry }: OpenAdvance) => dealEnds || (!crossYearCarry && lastPeriod <= period);
  return {
    breakageMinor: sum(open.filter(ends).map(({ unrecoupedMinor }) => unrecoupedMinor)),
    open: open.filter((advance) => !ends(advance) && !advance.unrecoupedMinor.isZero()),
  };
};

/** What is to be paid this month, whatever was earned. */
export const instalmentsDue = (advances: readonly Advance[], currency: Currency, period: Period): Decimal =>
  sum(
    advances
      .flatMap(({ instalments }) => instalments)
      .filter(({ on }) => on.slice(0, period.length) === period)
      .map(({ amount }) => minorOf(amount, currency)),
  );
