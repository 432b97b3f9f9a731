/** When a listener listens in a month: bursts of plays by day, few by night. */
import { integer, normal, type Random } from './prng.js';

/** Plays of one sitting, and the earliest time that it may begin (ms since 1970); a sitting still going on is finished first. */
export type Session = { readonly plays: number; readonly from: number };

export type Month = { readonly from: number; readonly to: number };

export const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
// Lognormal through the real set's quantiles: 1 (10 %), 4, 11 (median), 23, 46 (90 %), 122 plays a sitting.
const PLAYS_MEDIAN = 11.5;
const PLAYS_SIGMA = 1.15;
const AWAKE_HOURS = 14;
const SLEEPLESS = 0.08;

/** In order of time. Holds two numbers per sitting. */
export const sessionsOf = (
  plays: number,
  dayStartsAtHour: number,
  month: Month,
  random: Random,
): readonly Session[] => {
  const sizes: number[] = [];
  for (let left = plays; left > 0; left -= sizes.at(-1)!) sizes.push(Math.min(left, sizeOf(random)));
  const starts = Float64Array.from(sizes, () => startIn(month, dayStartsAtHour, random)).sort();
  return sizes.map((size, index) => ({ plays: size, from: starts[index]! }));
};

const sizeOf = (random: Random) => Math.max(1, Math.floor(PLAYS_MEDIAN * Math.exp(PLAYS_SIGMA * normal(random))));

/** Mostly in the waking hours, most of all in their middle (the sum of two dice); a few at any hour. */
const startIn = ({ from, to }: Month, dayStartsAtHour: number, random: Random): number => {
  const days = Math.round((to - from) / DAY_MS);
  const day = from + integer(random, days) * DAY_MS;
  const hour = random() < SLEEPLESS ? 24 * random() : dayStartsAtHour + (AWAKE_HOURS * (random() + random())) / 2;
  const start = day + hour * HOUR_MS;
  return start < from ? start + DAY_MS : start >= to ? start - DAY_MS : start;
};
