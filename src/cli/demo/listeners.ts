/** Invented listeners, and the habits that their plays are made of. */
import { dealOut, quantiles } from './distributions.js';
import { prng, shuffle } from './prng.js';

export type GeneratedListener = { readonly listenerId: string; readonly territory: string; readonly tier: string };

export type Habits = {
  readonly listenerId: string;
  /** How many plays this listener has in the month. */
  readonly plays: number;
  /** Share of plays that end within 30 seconds. */
  readonly skipRate: number;
  /** When the day starts, in hours after 00:00 UTC; may be negative. */
  readonly dayStartsAtHour: number;
  /** Whether the player reports why a play ended, shuffle and offline. */
  readonly reports: boolean;
};

/** A listener's plays in a month, above which no month has room for sleep. The real set's heaviest has 5,537. */
export const LISTENER_PLAYS_MAX = 6_000;

// Shares as in the real set; hours from UTC without daylight saving.
const TERRITORIES = [
  ['US', 21, -6], ['GB', 11, 0], ['ES', 6, 1], ['JP', 6, 9], ['DE', 6, 1], ['SE', 5, 1], ['BR', 4, -3], ['FR', 4, 1],
] as const; // prettier-ignore
const TIERS = [['premium', 25], ['free', 22], ['family', 11], ['student', 5]] as const; // prettier-ignore

// Quantiles over the real listeners: plays in units of the mean, and the share of skips.
const playsOf = quantiles([0, 0.02], [0.1, 0.26], [0.5, 0.87], [0.9, 2.01], [1, 3.01]);
const skipRateOf = quantiles(
  [0, 0.07],
  [0.1, 0.107],
  [0.25, 0.139],
  [0.5, 0.181],
  [0.75, 0.317],
  [0.9, 0.462],
  [1, 0.9],
);

const REPORTS_EVERY = 4;
const MORNING_HOUR = 7;
const CHRONOTYPE_HOURS = 4;
const PURPOSE = { plays: 21, skips: 22, day: 23 } as const;
// Steps that never line up with one another spread two traits evenly, and independently, over any number of listeners.
const TERRITORY_STEP = 0.6180339887498949;
const TIER_STEP = 0.4142135623730951;

export const listenerIdAt = (index: number) => `listener-${String(index + 1).padStart(3, '0')}`;

export const listenerAt = (index: number): GeneratedListener => ({
  listenerId: listenerIdAt(index),
  territory: territoryAt(index)[0],
  tier: byWeight(TIERS, index * TIER_STEP)[0],
});

const territoryAt = (index: number) => byWeight(TERRITORIES, index * TERRITORY_STEP);

const byWeight = <Row extends readonly [string, number, ...unknown[]]>(rows: readonly Row[], place: number): Row => {
  const total = rows.reduce((sum, [, weight]) => sum + weight, 0);
  let left = (place % 1) * total;
  return rows.find(([, weight]) => (left -= weight) < 0) ?? rows[0]!;
};

/** Every listener's habits. Each quantile is dealt once, so that the whole follows the real set with few listeners too. */
export const habitsOf = (seed: number, listeners: number, plays: number): readonly Habits[] => {
  const quantileOf = (rank: number) => (rank + 0.5) / listeners;
  const shuffled = (purpose: number) =>
    shuffle(
      Uint32Array.from({ length: listeners }, (_, index) => index),
      prng(seed, purpose),
    );
  const playsRank = shuffled(PURPOSE.plays);
  const skipRank = shuffled(PURPOSE.skips);
  const weights = Array.from(playsRank, (rank) => playsOf(quantileOf(rank)));
  const dealt = dealOut(plays, weights, LISTENER_PLAYS_MAX);
  return dealt.map((quota, index) => ({
    listenerId: listenerIdAt(index),
    plays: quota,
    skipRate: skipRateOf(quantileOf(skipRank[index]!)),
    dayStartsAtHour: MORNING_HOUR - territoryAt(index)[2] + CHRONOTYPE_HOURS * (prng(seed, PURPOSE.day, index)() - 0.5),
    reports: index % REPORTS_EVERY === 0,
  }));
};
