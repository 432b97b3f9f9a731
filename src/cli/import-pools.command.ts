import type { Command } from 'commander';
import type { OpenLedger } from '../ledger.js';
import { noteProblems } from './import-catalogue.command.js';
import { importPools } from './import/import-pools.js';
import { CliProblem, count, say } from './output.js';
import { withLedger } from './with-ledger.js';

export const registerImportPools = (program: Command, open: OpenLedger): void => {
  program
    .command('import-pools')
    .description('declare the money to share out; the last amount declared for a pool holds')
    .argument('<file>', 'CSV: period,territory,offering,currency,amount_minor (123450 is 1234.50 EUR)')
    .option('--json', 'answer with one line of JSON')
    .action(async (file: string, { json }: { readonly json?: true }) => {
      await withLedger(open, async ({ store }) => {
        const tally = await importPools(store, file);
        const { rows, declared, unchanged, rejected } = tally;
        if (!json) noteProblems(tally.problems);
        say(
          json
            ? JSON.stringify(tally)
            : `${count(rows)} pools: ${count(declared)} declared, ${count(unchanged)} unchanged, ${count(rejected)} rejected`,
        );
        // Whoever runs statements next would share out too little, so a script must notice.
        if (rejected > 0) throw new CliProblem(`${count(rejected)} rows of ${file} declare no pool`);
      });
    });
};
