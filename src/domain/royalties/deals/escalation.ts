/**
 * Rates that rise in steps over a contract year. A step applies to what lies above its threshold, not to what came
 * before it, so the month in which it is crossed is paid at both rates, each for its part. Everything in the month is
 * paid at the same mixed rate: which streams came first within a month is nobody's business.
 */
import { Decimal, sum } from '../../shared/money.js';
import { atLeastZero, smaller } from './amounts.js';

/** From `from` on (streams or minor units in the contract year) the share is `rate`. The first step begins at 0. */
export type RateStep = { readonly from: Decimal; readonly rate: Decimal };

/** A rate as a fraction, so that the only division comes last: `weighted / over`. */
export type MixedRate = { readonly weighted: Decimal; readonly over: Decimal; readonly reached: RateStep };

/** The steps rise. `before` is what the contract year had when the month began, `during` what the month adds to it. */
export const mixedRate = (steps: readonly [RateStep, ...RateStep[]], before: Decimal, during: Decimal): MixedRate => {
  const after = before.plus(during);
  const reached = steps.findLast(({ from }) => from.lt(after)) ?? steps[0];
  if (!during.gt(0)) return { weighted: reached.rate, over: new Decimal(1), reached };
  const parts = steps.map(({ from, rate }, index) => {
    const until = steps[index + 1]?.from ?? after;
    const inStep = smaller(until, after).minus(Decimal.max(from, before));
    return rate.times(atLeastZero(inStep));
  });
  return { weighted: sum(parts), over: during, reached };
};
