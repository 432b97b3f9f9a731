import type { Command } from 'commander';
import type { OpenLedger } from '../ledger.js';
import { noteProblems } from './import-catalogue.command.js';
import { importTerms } from './import/import-terms.js';
import { readLines } from './import/read-lines.js';
import { TERM_KINDS } from './import/terms.js';
import { CliProblem, count, say } from './output.js';
import { startProgress } from './progress.js';
import { withLedger } from './with-ledger.js';

const EXAMPLES = `
One line of each kind (days are UTC; shares of claims in percent, of deals and revenue from 0 to 1):
${TERM_KINDS.map(({ example }) => `  ${JSON.stringify(example)}`).join('\n')}

What holds from a day on holds until the next line for the same thing. A line that was imported before changes nothing.`;

export const registerImportTerms = (program: Command, open: OpenLedger): void => {
  program
    .command('import-terms')
    .description('deliver a file of parties, rights, deals, revenue and rates; what did not change stays as it is')
    .argument('<file>', `NDJSON or NDJSON.gz, a "kind" a line: ${TERM_KINDS.map(({ kind }) => kind).join(', ')}`)
    .option('--json', 'answer with one line of JSON, with the first 1,000 rejected lines')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, { json }: { readonly json?: true }) => {
      await withLedger(open, async ({ store }) => {
        const progress = startProgress('Importing terms');
        const tally = await importTerms({
          store,
          lines: readLines(file, progress.reached),
          onProgress: progress.advance,
        });
        progress.done();
        const { lines, accepted, unchanged, rejected } = tally;
        if (!json) noteProblems(tally.problems);
        say(
          json
            ? JSON.stringify(tally)
            : `${count(lines)} lines: ${count(accepted)} accepted, ${count(unchanged)} unchanged, ${count(rejected)} rejected`,
        );
        // Whoever calculates a month next would pay by other terms than these, so a script must notice.
        if (rejected > 0) throw new CliProblem(`${count(rejected)} lines of ${file} are not taken`);
      });
    });
};
