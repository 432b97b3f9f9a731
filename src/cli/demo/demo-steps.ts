/** What a demo does for a month, step by step, each with its progress shown. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ledger } from '../../ledger.js';
import type { EventStore } from '../../platform/event-store/event-store.js';
import { importPlays, type ImportTally } from '../import/import-plays.js';
import { importPools } from '../import/import-pools.js';
import { startAlongLog, startProgress, type Progress } from '../progress.js';
import { untilCaughtUp } from '../until-caught-up.js';
import type { DemoSource } from './demo-source.js';

export const step = async <Result>(label: string, work: (progress: Progress) => Promise<Result>): Promise<Result> => {
  const progress = startProgress(label);
  const result = await work(progress);
  progress.done();
  return result;
};

/** By way of a file, as finance would; not beside the statements, where every file is one of the month. */
export const declarePools = async (store: EventStore, csv: string): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'playledger-demo-'));
  try {
    await writeFile(join(folder, 'pools.csv'), csv);
    await importPools(store, join(folder, 'pools.csv'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Records the plays, and waits until they are counted. */
export const play = async (ledger: Ledger, source: DemoSource, now: Date): Promise<ImportTally> => {
  const { store } = ledger;
  const plays = await step('Recording plays', ({ advance, reached }) =>
    importPlays({ store, lines: source.plays(reached), files: source.files, now, onProgress: advance }),
  );
  await count(ledger, (onBehind) => untilCaughtUp(ledger, onBehind));
  return plays;
};

/** The projections have counted along; what is left is shown against where the log ends. */
const count = async <Result>(
  ledger: Ledger,
  work: (onBehind: (position: bigint) => void) => Promise<Result>,
): Promise<Result> => {
  const progress = startAlongLog('Counting', await ledger.store.head());
  const result = await work(progress.at);
  progress.done();
  return result;
};
