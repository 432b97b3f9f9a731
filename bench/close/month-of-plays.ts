/**
 * A month of plays, the same on every run: a catalogue with a long tail, listeners who each live in one market and
 * listen unevenly, and one play in ten that is too short to count. Ten times the plays are the same listeners and tracks.
 */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { longTail } from '../../src/cli/demo/distributions.js';
import { integer, prng } from '../../src/cli/demo/prng.js';
import type { Period } from '../../src/domain/royalties/period.js';
import { inGroups } from '../workload.js';

export type MonthSize = { readonly plays: number; readonly listeners: number; readonly tracks: number };

export type MonthPlay = {
  readonly listenerId: string;
  readonly trackId: string;
  readonly territory: string;
  readonly offering: string;
  readonly startedAt: string;
  readonly msHeard: number;
  readonly trackDurationMs: number;
};

export type BenchTrack = { readonly trackId: string; readonly label: string; readonly durationMs: number };

export type BenchPool = { readonly territory: string; readonly offering: string; readonly amountMinor: number };

export const PERIOD = '2026-08' as Period;
export const CURRENCY = 'EUR';

const FIRST_MS = Date.parse('2026-08-01T00:00:00.000Z');
const MONTH_MS = 31 * 86_400_000;
const TERRITORIES = ['BR', 'DE', 'FR', 'GB', 'JP', 'NO', 'SE', 'US'];
const OFFERINGS = ['family', 'free', 'premium', 'student'];
const LABELS = 200;
const TOO_SHORT = 0.1;
const MS_HEARD_MIN = 30_000;
/** One track in so many is an interlude of 20 seconds, which counts when it was heard to its end. */
const INTERLUDES = 97;
const MINOR_PER_LISTENER = 499;
/** The long tail of the demo, which is that of a real set of listening. */
const TAIL_EXPONENT = 1.1;
const TAIL_OFFSET_SHARE = 0.012;

const marketOf = (listener: number) => ({
  territory: TERRITORIES[listener % TERRITORIES.length]!,
  offering: OFFERINGS[Math.floor(listener / TERRITORIES.length) % OFFERINGS.length]!,
});

const durationOf = (track: number) => (track % INTERLUDES === 5 ? 20_000 : 120_000 + ((track * 7_919) % 180_000));

export const tracksOf = ({ tracks }: MonthSize): readonly BenchTrack[] =>
  Array.from({ length: tracks }, (_, track) => ({
    trackId: `track-${track}`,
    label: `label-${(track * 31) % LABELS}`,
    durationMs: durationOf(track),
  }));

/** What listeners pay does not depend on how much they listen. */
export const poolsOf = ({ listeners }: MonthSize): readonly BenchPool[] =>
  Array.from({ length: TERRITORIES.length * OFFERINGS.length }, (_, market) => {
    const own = Math.ceil((listeners - market) / (TERRITORIES.length * OFFERINGS.length));
    return { ...marketOf(market), amountMinor: own * MINOR_PER_LISTENER + 7 * market };
  });

/** In order of time. */
export function* playsOf({ plays, listeners, tracks }: MonthSize): Generator<MonthPlay, void> {
  const random = prng(8, listeners, tracks);
  const pickListener = longTail(listeners, 0.6, 5);
  const pickTrack = longTail(tracks, TAIL_EXPONENT, tracks * TAIL_OFFSET_SHARE);
  for (let index = 0; index < plays; index += 1) {
    const listener = pickListener(random());
    const track = pickTrack(random());
    const trackDurationMs = durationOf(track);
    const isShort = random() < TOO_SHORT;
    yield {
      listenerId: `listener-${listener}`,
      trackId: `track-${track}`,
      ...marketOf(listener),
      startedAt: new Date(FIRST_MS + Math.floor((index * MONTH_MS) / plays)).toISOString(),
      msHeard: isShort ? integer(random, Math.min(MS_HEARD_MIN, trackDurationMs)) : trackDurationMs,
      trackDurationMs,
    };
  }
}

const LINES_A_CHUNK = 1_000;

const lineOf = (play: MonthPlay) =>
  `${play.listenerId}\t${play.trackId}\t${play.territory}\t${play.offering}\t${play.startedAt}\t${play.msHeard}\t${play.trackDurationMs}\n`;

/** Columns parted by tabs, in the order of `MonthPlay`: what both `COPY` and DuckDB read. */
export const writePlays = (file: string, size: MonthSize): Promise<void> =>
  pipeline(Readable.from(chunksOf(size)), createWriteStream(file));

function* chunksOf(size: MonthSize): Generator<string> {
  for (const group of inGroups(playsOf(size), LINES_A_CHUNK)) yield group.map(lineOf).join('');
}
