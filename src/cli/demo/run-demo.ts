/** From plays to a closed month in one go: catalogue, pools, terms, plays, counts, close. Each step is a command of its own too. */
import { mkdir } from 'node:fs/promises';
import type { Period } from '../../domain/royalties/period.js';
import type { Ledger } from '../../ledger.js';
import type { MonthRules } from '../../reporting/month/month-rules.js';
import { importCatalogue } from '../import/import-catalogue.js';
import type { ImportTally } from '../import/import-plays.js';
import { importTerms } from '../import/import-terms.js';
import { withProjections } from '../with-ledger.js';
import { closeDemo, type ClosedDemo } from './close-demo.js';
import { demoPools } from './demo-pools.js';
import type { DemoSource } from './demo-source.js';
import { declarePools, play, step } from './demo-steps.js';
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
    const plays = await play(ledger, source, now);
    const month = await step('Closing the month', ({ advance }) =>
      closeDemo(ledger, { period, out, now, rules, onStep: () => advance(1) }),
    );
    return { plays, month };
  });
};
