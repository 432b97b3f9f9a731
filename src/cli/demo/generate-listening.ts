/**
 * Listening for a demo, made from a seed: the same seed is the same bytes on every machine. Skip rate, sittings, night
 * gaps, repeats and long tail follow a real set of 340,182 plays; the spec beside this file states how closely.
 *
 * Everything is made while it is read. What is held grows with listeners and tracks (some kilobytes a listener, four
 * bytes a track), never with plays.
 */
import { durationAt, trackAt, type GeneratedTrack } from './catalogue.js';
import { longTail } from './distributions.js';
import { playsOfListener, type GeneratedPlay } from './listener-plays.js';
import { habitsOf, listenerAt, type GeneratedListener } from './listeners.js';
import { mergeByTime } from './merge-by-time.js';
import { prng, shuffle } from './prng.js';
import type { Month } from './sessions.js';

export type { GeneratedListener, GeneratedPlay, GeneratedTrack };

export type ListeningPlan = {
  readonly seed: number;
  readonly listeners: number;
  readonly tracks: number;
  readonly plays: number;
  /** `YYYY-MM`; every play starts and ends in it, in UTC. */
  readonly month: string;
};

/** Each can be read again and again, and gives the same. */
export type GeneratedListening = {
  readonly tracks: Iterable<GeneratedTrack>;
  readonly listeners: Iterable<GeneratedListener>;
  /** Sorted by `endedAt`, as a service would have received them. */
  readonly plays: Iterable<GeneratedPlay>;
};

const LISTENER_PLAYS_MEAN_MAX = 2_000;
const PLAYS_PER_LISTENER = 334;
const TRACKS_MAX = 10_000_000;
const PURPOSE = 41;
// The head of the long tail is as wide as a hundredth of the catalogue: the real set's top 1 % and 10 % follow from it.
const TAIL_EXPONENT = 1.1;
const TAIL_OFFSET_SHARE = 0.012;

/** The demo's size; more plays bring more listeners along, because a month has only so many hours. */
export const defaultPlan = ({
  plays = 20_000,
  ...rest
}: Partial<ListeningPlan> & Pick<ListeningPlan, 'month'>): ListeningPlan => ({
  seed: 1,
  listeners: Math.max(60, Math.ceil(plays / PLAYS_PER_LISTENER)),
  tracks: 2_000,
  plays,
  ...rest,
});

/** Throws `RangeError` where the plan cannot be lived: more plays than the listeners have hours for, or no such month. */
export const generateListening = (plan: ListeningPlan): GeneratedListening => {
  const month = monthOf(plan.month);
  checkPlan(plan);
  const { seed, listeners, tracks, plays } = plan;
  const year = new Date(month.from).getUTCFullYear();
  return {
    tracks: again(() => count(tracks, (index) => trackAt(seed, index, year))),
    listeners: again(() => count(listeners, listenerAt)),
    plays: again(() => {
      const byRank = shuffle(
        Uint32Array.from({ length: tracks }, (_, index) => index),
        prng(seed, PURPOSE),
      );
      const rankOf = longTail(tracks, TAIL_EXPONENT, tracks * TAIL_OFFSET_SHARE);
      const world = {
        seed,
        month,
        popular: (share: number) => byRank[rankOf(share)]!,
        durationsMs: Int32Array.from({ length: tracks }, (_, index) => durationAt(seed, index)),
      };
      const habits = habitsOf(seed, listeners, plays);
      return mergeByTime(habits.map((habit, index) => playsOfListener(world, index, habit)));
    }),
  };
};

const checkPlan = ({ seed, listeners, tracks, plays }: ListeningPlan) => {
  for (const [name, value, max] of [
    ['seed', seed, Number.MAX_SAFE_INTEGER],
    ['plays', plays, Number.MAX_SAFE_INTEGER],
    ['listeners', listeners, 10_000_000],
    ['tracks', tracks, TRACKS_MAX],
  ] as const)
    // prettier-ignore
    if (!Number.isInteger(value) || value < (name === 'listeners' || name === 'tracks' ? 1 : 0) || value > max)
      throw new RangeError(`${name} must be a whole number up to ${max}, got ${value}`);
  if (plays > listeners * LISTENER_PLAYS_MEAN_MAX)
    throw new RangeError(
      `${plays} plays in a month need ${Math.ceil(plays / LISTENER_PLAYS_MEAN_MAX)} listeners or more, got ${listeners}`,
    );
};

const monthOf = (text: string): Month => {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text) ?? [];
  if (year === undefined) throw new RangeError(`a month is written YYYY-MM, such as 2026-08, got "${text}"`);
  return { from: Date.UTC(Number(year), Number(month) - 1), to: Date.UTC(Number(year), Number(month)) };
};

const again = <T>(make: () => Iterator<T>): Iterable<T> => ({ [Symbol.iterator]: make });

function* count<T>(length: number, at: (index: number) => T): Generator<T> {
  for (let index = 0; index < length; index += 1) yield at(index);
}
