/** From plays to a closed month in one go: catalogue, pools, terms, plays, counts, close. Each step is a command of its own too. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Period } from '../../domain/royalties/period.js';
import type { Ledger } from '../../ledger.js';
import type { EventStore } from '../../platform/event-store/event-store.js';
import type { MonthRules } from '../../reporting/month/month-rules.js';
import { importCatalogue } from '../import/import-catalogue.js';
import { importPlays, type ImportTally } from '../import/import-plays.js';
import { importPools } from '../import/import-pools.js';
import { importTerms } from '../import/import-terms.js';
import { startProgress, type Progress } from '../progress.js';
import { untilCaughtUp } from '../until-caught-up.js';
import { withProjections } from '../with-ledger.js';
import { closeDemo, type ClosedDemo } from './close-demo.js';
import { demoPools } from './demo-pools.js';
import type { DemoSource } from './demo-source.js';
import { demoTerms } from './demo-terms.js';

export type DemoRun = {
  readonly source: DemoSource;
  readonly period: Period;
  readonly out: string;
  readonly now: Date;
  readonly rules: MonthRules;
};
export type DemoOutcome = { readonly plays: ImportTally; readonly month: ClosedDemo };

export const runDemo = async (ledger: Ledger, { source, period, out, now, rules }: DemoRun): Promise<DemoOutcome> => {
  const { store } = ledger;
  await mkdir(out, { recursive: true });
  return withProjections(ledger, async () => {
    await step('Cataloguing tracks', ({ advance, reached }) =>
      importCatalogue({ store, lines: source.tracks(reached), onProgress: advance }),
    );
    await declarePools(store, demoPools(period, source.listeners));
    await step('Agreeing terms', ({ advance, reached }) => {
      const lines = demoTerms(period, source.tracks(reached), source.listeners);
      return importTerms({ store, lines, onProgress: advance });
    });
    const plays = await step('Recording plays', ({ advance, reached }) =>
      importPlays({ store, lines: source.plays(reached), files: source.files, now, onProgress: advance }),
    );
    await count(ledger, (onBehind) => untilCaughtUp(ledger, onBehind));
    const month = await step('Closing the month', ({ advance }) =>
      closeDemo(ledger, { period, out, now, rules, onStep: () => advance(1) }),
    );
    return { plays, month };
  });
};

/** By way of a file, as finance would; not beside the statements, where every file is one of the month. */
const declarePools = async (store: EventStore, csv: string): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'playledger-demo-'));
  try {
    await writeFile(join(folder, 'pools.csv'), csv);
    await importPools(store, join(folder, 'pools.csv'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const step = async <Result>(label: string, work: (progress: Progress) => Promise<Result>): Promise<Result> => {
  const progress = startProgress(label);
  const result = await work(progress);
  progress.done();
  return result;
};

/** The projections have counted along; what is left is shown against where the log ends. */
const count = async <Result>(
  ledger: Ledger,
  work: (onBehind: (position: bigint) => void) => Promise<Result>,
): Promise<Result> => {
  const progress = startProgress('Counting', Number(await ledger.store.head()));
  let counted = 0n;
  const result = await work((position) => {
    if (position > counted) progress.advance(Number(position - counted));
    if (position > counted) counted = position;
  });
  progress.done();
  return result;
};
