import type { Command } from 'commander';
import { formatMinor } from '../domain/shared/money.js';
import type { OpenLedger } from '../ledger.js';
import type { BooksCheck, BooksTables, CheckedBooks } from '../reporting/ledger/books-check.js';
import { checkBooks } from '../reporting/ledger/check-books.js';
import { CliProblem, say } from './output.js';
import { untilCaughtUp } from './until-caught-up.js';
import { withLedger, withProjections } from './with-ledger.js';

/** Adds `check` to `books`. */
export const registerBooksCheck = (books: Command, open: OpenLedger): void => {
  books
    .command('check')
    .description('prove that statements, pools and accounts payable tie to each other')
    .option('--json', 'answer with one line of JSON')
    .action(async ({ json }: { readonly json?: true }) => {
      const checked = await readBooks(open);
      say(json ? JSON.stringify(forMachines(checked)) : forPeople(checked));
      const wrong = checked.checks.filter(({ ok }) => !ok).length;
      if (wrong > 0) throw new CliProblem(`${wrong} of ${checked.checks.length} checks of the books failed`);
    });
};

const readBooks = (open: OpenLedger): Promise<CheckedBooks> =>
  withLedger(open, (ledger) =>
    withProjections(ledger, async () => {
      await untilCaughtUp(ledger);
      return ledger.postgres.db
        .withTables<BooksTables>()
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute((db) => checkBooks(db));
    }),
  );

const forMachines = ({ ok, checks, trialBalance }: CheckedBooks) => ({
  ok,
  checks,
  trialBalance: {
    balanced: trialBalance.balanced,
    totals: trialBalance.totals.map(({ currency, debitMinor, creditMinor }) => ({
      currency,
      debit: formatMinor(debitMinor, currency),
      credit: formatMinor(creditMinor, currency),
    })),
  },
});

const forPeople = ({ ok, checks }: CheckedBooks): string => {
  const line = ({ name, ok: holds, detail }: BooksCheck) =>
    `${holds ? 'ok   ' : 'WRONG'}  ${name}${detail === undefined ? '' : `: ${detail}`}`;
  return [...checks.map(line), ok ? 'the books tie' : 'the books DO NOT tie'].join('\n');
};
