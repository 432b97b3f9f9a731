import type { Command } from 'commander';
import type { OpenLedger } from '../ledger.js';
import { importCatalogue, type ImportProblem } from './import/import-catalogue.js';
import { readLines } from './import/read-lines.js';
import { count, note, say } from './output.js';
import { startProgress } from './progress.js';
import { withLedger } from './with-ledger.js';

const PROBLEMS_SHOWN_MAX = 20;

/** One line each, for people; the counts say how many there are in all. */
export const noteProblems = (problems: readonly ImportProblem[]): void => {
  for (const { line, reason, field, detail } of problems.slice(0, PROBLEMS_SHOWN_MAX))
    note(`line ${line}: ${reason}${field === '' ? '' : ` of ${field}`}: ${detail}`);
};

export const registerImportCatalogue = (program: Command, open: OpenLedger): void => {
  program
    .command('import-catalogue')
    .description('deliver a file of tracks; tracks whose facts did not change stay as they are')
    .argument(
      '<file>',
      'NDJSON or NDJSON.gz: {"trackId", "isrc", "title", "artist", "label", "publisher"?, "durationMs"?} a line',
    )
    .option('--json', 'answer with one line of JSON, with the first 1,000 rejected lines')
    .action(async (file: string, { json }: { readonly json?: true }) => {
      await withLedger(open, async ({ store }) => {
        const progress = startProgress('Cataloguing tracks');
        const tally = await importCatalogue({
          store,
          lines: readLines(file, progress.reached),
          onProgress: progress.advance,
        });
        progress.done();
        if (!json) noteProblems(tally.problems);
        const { tracks, catalogued, unchanged, rejected } = tally;
        say(
          json
            ? JSON.stringify(tally)
            : `${count(tracks)} tracks: ${count(catalogued)} catalogued, ${count(unchanged)} unchanged, ${count(rejected)} rejected`,
        );
      });
    });
};
