/** Where a demo's listening comes from: a folder of three files, or the generator. Both look the same from here. */
import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { findNdjson, listenersOf, readPlayFiles, type ListenerLine } from '../import/play-files.js';
import type { PlayFiles } from '../import/play-line.js';
import { readLines, type OnShare } from '../import/read-lines.js';
import { CliProblem } from '../output.js';
import { defaultPlan, generateListening } from './generate-listening.js';

export type DemoSource = {
  /** For people. */
  readonly name: string;
  /** The ledger of this source: another source is another database, so that they never mix. */
  readonly database: string;
  readonly tracks: (onShare?: OnShare) => AsyncIterable<readonly string[]>;
  readonly plays: (onShare?: OnShare) => AsyncIterable<readonly string[]>;
  readonly files: PlayFiles;
  readonly listeners: readonly ListenerLine[];
};

const LINES_AT_ONCE = 500;

const databaseOf = (identity: string) => `demo_${createHash('sha256').update(identity).digest('hex').slice(0, 10)}`;

/** Throws `CliProblem` when one of the three files is missing. */
export const folderSource = async (folder: string, model: string): Promise<DemoSource> => {
  const found = (name: string) => {
    const file = findNdjson(folder, name);
    if (file === undefined) throw new CliProblem(`${folder} has no ${name}.ndjson or ${name}.ndjson.gz`);
    return file;
  };
  const [tracks, plays, listenersFile] = [found('tracks'), found('plays'), found('listeners')];
  const listeners: ListenerLine[] = [];
  for await (const listener of listenersOf(listenersFile)) listeners.push(listener);
  return {
    name: folder,
    database: databaseOf(JSON.stringify([await realpath(folder), model])),
    tracks: (onShare) => readLines(tracks, onShare),
    plays: (onShare) => readLines(plays, onShare),
    files: await readPlayFiles(plays),
    listeners,
  };
};

/** What a demo makes up where nothing else is said. */
export const DEMO_PLAN = { seed: 1, plays: 20_000, month: '2026-08', model: 'pro-rata' };

/** Throws `CliProblem` for a plan that cannot be lived. */
export const generatedSource = (plan: {
  readonly seed: number;
  readonly plays: number;
  readonly month: string;
  /** A month is closed under one payout model, so another one needs a ledger of its own. */
  readonly model: string;
}): DemoSource => {
  const listening = generated(plan);
  const listeners = [...listening.listeners];
  return {
    name: `generated listening (seed ${plan.seed})`,
    database: databaseOf(JSON.stringify(plan)),
    tracks: () => linesOf(listening.tracks),
    plays: () => linesOf(listening.plays),
    files: {
      listeners: new Map(
        listeners.map(({ listenerId, territory, tier }) => [listenerId, { territory, offering: tier }]),
      ),
      durations: new Map(Array.from(listening.tracks, ({ trackId, durationMs }) => [trackId, durationMs])),
    },
    listeners,
  };
};

const generated = (plan: { readonly seed: number; readonly plays: number; readonly month: string }) => {
  try {
    return generateListening(defaultPlan(plan));
  } catch (error) {
    throw error instanceof RangeError ? new CliProblem(error.message) : error;
  }
};

/** As a file of them would be read. */
export async function* linesOf(things: Iterable<object>): AsyncGenerator<readonly string[]> {
  let lines: string[] = [];
  for (const thing of things) {
    lines.push(JSON.stringify(thing));
    if (lines.length < LINES_AT_ONCE) continue;
    yield lines;
    await new Promise<void>((next) => setImmediate(next)); // making plays must not starve those who write them
    lines = [];
  }
  yield lines;
}
