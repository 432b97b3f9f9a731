/** How many subscribers a US floor or cap counts: 37 CFR 385.22(b). Exact; nothing is rounded here. */
import { Decimal, sum } from '../../shared/money.js';

export type PlanCounts = {
  readonly individual: Decimal;
  readonly familyPlans: Decimal;
  readonly student: Decimal;
};

export type PlanWeights = { readonly family: Decimal; readonly student: Decimal };

/** A family plan counts as more than one subscriber and a student as less; the weights come from the rate book. */
export const weightedSubscribers = (counts: PlanCounts, weights: PlanWeights): Decimal =>
  sum([counts.individual, counts.familyPlans.times(weights.family), counts.student.times(weights.student)]);

/**
 * Part-months by the day (the day basis is our own decision; the rule says that part-months are prorated). The amount
 * is divided last, so that whole months stay whole. Throws a RangeError for a month without days and for a subscriber
 * with more of them than the month has.
 */
export const proratedSubscribers = (activeDays: Iterable<bigint>, daysInMonth: bigint) => {
  if (daysInMonth <= 0n) throw new RangeError(`a month has days, got ${daysInMonth}`);
  const days = [...activeDays];
  const impossible = days.find((active) => active < 0n || active > daysInMonth);
  if (impossible !== undefined) throw new RangeError(`nobody is active on ${impossible} of ${daysInMonth} days`);
  const [active, month] = [new Decimal(days.reduce((total, day) => total + day, 0n)), new Decimal(daysInMonth)];
  return {
    subscribers: active.div(month),
    floorOf: (perSubscriber: Decimal) => active.times(perSubscriber).div(month),
  };
};

/** The floor of a bundle before 2023 counts only end users with at least one play: 37 CFR 385.22(a)(4), 2018-22. */
export const bundleFloor = (endUsersWithPlay: bigint, floorPerUser: Decimal): Decimal =>
  floorPerUser.times(new Decimal(endUsersWithPlay));
