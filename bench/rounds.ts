/**
 * Parties take turns (A B C, A B C, ...), each in a fresh database, so that a machine that slows down slows down for
 * all. Every round ends with a check that all of them wrote the same.
 */
import { count, note, table } from '../src/cli/output.js';
import type { Arena } from './arena.js';
import { assertSame, digestOf, type Digest, type LogTable } from './digest.js';
import { median } from './statistics.js';

export type Party = {
  readonly name: string;
  /** How many events are behind the seconds. */
  readonly events: number;
  readonly log: LogTable;
  /** Does the work in an empty, migrated database; answers the seconds of the work alone, without what prepares it. */
  readonly run: (url: string) => Promise<number>;
};

/** Events per second by party, one entry a round. */
export type Speeds<Name extends string> = Readonly<Record<Name, readonly number[]>>;

export const takeTurns = async <Name extends string>(
  arena: Pick<Arena, 'database'>,
  parties: Readonly<Record<Name, Party>>,
  rounds: number,
): Promise<Speeds<Name>> => {
  const names = Object.keys(parties) as Name[];
  const speeds = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 1; round <= rounds; round += 1) {
    let first: { readonly name: string; readonly digest: Digest } | undefined;
    for (const name of names) {
      const { speed, digest } = await turn(arena, parties[name]);
      note(`round ${round} of ${rounds}: ${parties[name].name}: ${count(Math.round(speed))} events/s`);
      speeds[name].push(speed);
      first ??= { name, digest };
      assertSame(first.name, first.digest, name, digest);
    }
  }
  return speeds;
};

/** What each party reached, for people. */
export const speedTable = (parties: Readonly<Record<string, Party>>, speeds: Speeds<string>): string =>
  table(
    ['who', 'events', 'events/s (median)'],
    Object.entries(parties).map(([key, { name, events }]) => [name, count(events), perSecond(speeds[key]!)]),
  );

export const perSecond = (speeds: readonly number[]): string => count(Math.round(median(speeds)));

const turn = async (arena: Pick<Arena, 'database'>, { run, events, log }: Party) => {
  const database = await arena.database();
  try {
    const seconds = await run(database.url);
    return { speed: events / seconds, digest: await digestOf(database.url, log) };
  } finally {
    await database.drop();
  }
};

/** Seconds that the work takes. */
export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1_000;
};
