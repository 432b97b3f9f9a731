/** From plays to statements in one go: catalogue, pools, plays, counts, statements. Each step is a command of its own too. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Period } from '../../domain/royalties/period.js';
import type { Ledger } from '../../ledger.js';
import type { StatementSummary } from '../../reporting/statements/summary.js';
import { importCatalogue } from '../import/import-catalogue.js';
import { importPlays, type ImportTally } from '../import/import-plays.js';
import { importPools } from '../import/import-pools.js';
import { CliProblem } from '../output.js';
import { startProgress, type Progress } from '../progress.js';
import { writeStatements } from '../statements.command.js';
import { withProjections } from '../with-ledger.js';
import { demoPools } from './demo-pools.js';
import type { DemoSource } from './demo-source.js';

export type DemoRun = {
  readonly source: DemoSource;
  readonly period: Period;
  readonly out: string;
  readonly now: Date;
};
export type DemoOutcome = { readonly plays: ImportTally; readonly summary: StatementSummary };

export const runDemo = async (ledger: Ledger, { source, period, out, now }: DemoRun): Promise<DemoOutcome> => {
  const { store } = ledger;
  await mkdir(out, { recursive: true });
  return withProjections(ledger, async () => {
    await step('Cataloguing tracks', ({ advance, reached }) =>
      importCatalogue({ store, lines: source.tracks(reached), onProgress: advance }),
    );
    const pools = join(out, 'pools.csv');
    await writeFile(pools, demoPools(period, source.listeners));
    await importPools(store, pools);
    const plays = await step('Recording plays', ({ advance, reached }) =>
      importPlays({ store, lines: source.plays(reached), files: source.files, now, onProgress: advance }),
    );
    const outcome = await count(ledger, (onBehind) => writeStatements(ledger, { period, out, onBehind }));
    if (outcome.outcome === 'no-pools')
      throw new CliProblem(`${source.name} has no listeners, so there is no pool to share out`);
    return { plays, summary: outcome.summary };
  });
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
