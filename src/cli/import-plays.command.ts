import type { Command } from 'commander';
import type { OpenLedger } from '../ledger.js';
import { importPlays } from './import/import-plays.js';
import { readPlayFiles } from './import/play-files.js';
import { readLines } from './import/read-lines.js';
import { count, note, say } from './output.js';
import { startProgress } from './progress.js';
import { withLedger } from './with-ledger.js';

const PROBLEMS_SHOWN_MAX = 20;

export const registerImportPlays = (program: Command, open: OpenLedger): void => {
  program
    .command('import-plays')
    .description('record a file of plays; running it again changes nothing')
    .argument(
      '<file>',
      'NDJSON or NDJSON.gz: {"endedAt", "listenerId", "trackId", "msPlayed", "reasonEnd"?, "offline"?} a line',
    )
    .option(
      '--listeners <file>',
      'territory and offering by listener (default: listeners.ndjson[.gz] beside the plays)',
    )
    .option('--tracks <file>', 'track durations (default: tracks.ndjson[.gz] beside the plays)')
    .option('--json', 'answer with one line of JSON')
    .action(async (file: string, options: { listeners?: string; tracks?: string; json?: true }) => {
      const files = await readPlayFiles(file, options);
      await withLedger(open, async ({ store }) => {
        const progress = startProgress('Recording plays');
        const lines = readLines(file, progress.reached);
        const tally = await importPlays({ store, lines, files, now: new Date(), onProgress: progress.advance });
        const { seconds } = progress.done();
        for (const { line, reason, detail } of tally.problems.slice(0, PROBLEMS_SHOWN_MAX))
          note(`line ${line}: ${reason}: ${detail}`);
        const { problems: _shown, ...counts } = tally;
        say(
          options.json
            ? JSON.stringify({ ...counts, seconds: Number(seconds.toFixed(3)) })
            : `${count(tally.events)} plays: ${count(tally.accepted)} accepted, ${count(tally.duplicates)} duplicates, ${count(tally.rejected)} rejected`,
        );
      });
    });
};
