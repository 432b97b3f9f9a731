/** One listener's month, play by play, in order of time. */
import { trackIdAt } from './catalogue.js';
import { quantiles } from './distributions.js';
import type { Habits } from './listeners.js';
import { normal, prng, type Random } from './prng.js';
import { Repertoire } from './repertoire.js';
import { sessionsOf, type Month } from './sessions.js';

/** In the shape of a line of `plays.ndjson`. `endedAt` is ISO UTC to the second, and no two of one listener are the same. */
export type GeneratedPlay = {
  readonly endedAt: string;
  readonly listenerId: string;
  readonly trackId: string;
  readonly msPlayed: number;
  readonly reasonEnd?: string;
  readonly shuffle?: boolean;
  readonly offline?: boolean;
};

/** What all listeners share; `popular` draws a track by a share in [0, 1), durations are by track index. */
export type World = {
  readonly seed: number;
  readonly month: Month;
  readonly popular: (share: number) => number;
  readonly durationsMs: Int32Array;
};

const SECOND_MS = 1_000;
const PURPOSE = 31;
// Who skipped once skips on: P(skip | skip) is 0.61 and P(skip | no skip) 0.14 in the real set.
const SKIP_STICKINESS = 0.38;
const FULL_PLAYS = 0.81; // of the plays that are no skips
const skippedAfterMs = quantiles([0, 0], [0.04, 0], [0.05, 250], [0.19, 860], [0.38, 1_445], [0.684, 5_000], [0.76, 7_270], [0.82, 10_000], [1, 29_999]); // prettier-ignore
const BREAKS = 0.14; // plays with a pause before them that is longer than loading, within one sitting
const BREAK_MEDIAN_MS = 150_000;
const BREAK_MS_MAX = 29 * 60_000;
const BETWEEN_SESSIONS_MS = 31 * 60_000;
const ROOM_MS = 200_000; // what a play and its pause take, when the end of the month comes near
const OFFLINE_SESSIONS = 0.01;
const SHUFFLED_SESSIONS = 0.7;

export function* playsOfListener(world: World, index: number, habits: Habits): Generator<GeneratedPlay> {
  const { seed, month, popular, durationsMs } = world;
  const random = prng(seed, PURPOSE, index);
  const repertoire = new Repertoire(popular, random);
  let left = habits.plays;
  let clock = month.from;
  let skipping = false;
  for (const { plays, from } of sessionsOf(habits.plays, habits.dayStartsAtHour, month, random)) {
    const earliest = clock === month.from ? from : Math.max(from, clock + BETWEEN_SESSIONS_MS);
    clock = Math.max(clock, Math.min(earliest, month.to - left * ROOM_MS));
    const session = { shuffle: random() < SHUFFLED_SESSIONS, offline: random() < OFFLINE_SESSIONS };
    repertoire.sitDown(plays);
    for (let nth = 1; nth <= plays; nth += 1) {
      left -= 1;
      const track = repertoire.next();
      const durationMs = durationsMs[track]!;
      skipping = random() < skipChance(habits.skipRate, skipping);
      const wanted = skipping ? Math.floor(skippedAfterMs(random())) : heardMs(durationMs, random);
      const start = nth === 1 ? clock : clock + pauseMs(random);
      const latestEnd = month.to - SECOND_MS * (left + 1); // every play that is left finds a second of the month
      const end = Math.min(latestEnd, Math.max(start + wanted, clock + SECOND_MS));
      const msPlayed = Math.max(0, Math.min(wanted, end - clock));
      clock = end;
      yield {
        endedAt: `${new Date(end).toISOString().slice(0, 19)}Z`,
        listenerId: habits.listenerId,
        trackId: trackIdAt(track),
        msPlayed,
        ...(habits.reports && { reasonEnd: reasonOf(msPlayed, durationMs, skipping, nth === plays), ...session }),
      };
    }
  }
}

const skipChance = (rate: number, skipping: boolean) =>
  skipping ? rate + SKIP_STICKINESS * (1 - rate) : rate * (1 - SKIP_STICKINESS);

const heardMs = (durationMs: number, random: Random): number =>
  random() < FULL_PLAYS ? durationMs : Math.floor(30_000 + (durationMs - 30_000) * random());

const pauseMs = (random: Random): number =>
  random() < BREAKS ? Math.min(BREAK_MS_MAX, BREAK_MEDIAN_MS * Math.exp(1.1 * normal(random))) : SECOND_MS * random();

/** In the words of a streaming service. */
const reasonOf = (msPlayed: number, durationMs: number, skipping: boolean, last: boolean): string => {
  if (msPlayed >= durationMs) return 'trackdone';
  if (last) return 'logout';
  return skipping ? 'fwdbtn' : 'endplay';
};
