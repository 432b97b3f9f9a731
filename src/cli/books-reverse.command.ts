/** Takes an entry of the journal back by its exact mirror; nothing is ever changed or deleted. */
import type { Command } from 'commander';
import { isDay } from '../domain/books/entry.js';
import { reverse } from '../domain/books/postings.js';
import type { OpenLedger } from '../ledger.js';
import type { JournalTables } from '../reporting/ledger/journal-tables.js';
import { loadEntries } from '../reporting/ledger/load-entries.js';
import { postEntries } from '../reporting/ledger/post-entries.js';
import { CliProblem, say } from './output.js';
import { withLedger } from './with-ledger.js';

type Options = { readonly reason: string; readonly on?: string };

/** Adds `reverse` to `books`. */
export const registerBooksReverse = (books: Command, open: OpenLedger): void => {
  books
    .command('reverse')
    .description('take an entry of the journal back: the same lines on the other sides; doing it twice books it once')
    .argument('<entry>', 'its id, as the journal has it')
    .requiredOption('--reason <text>', 'what made it necessary, for whoever looks at the books later')
    .option('--on <date>', 'the day it counts from (default: today)')
    .action(async (entryId: string, { reason, on }: Options) => {
      const day = on ?? new Date().toISOString().slice(0, 10);
      if (!isDay(day)) throw new CliProblem(`--on must be a day such as 2026-08-31, got "${day.slice(0, 80)}"`);
      await withLedger(open, ({ postgres }) =>
        postgres.db
          .withTables<JournalTables>()
          .transaction()
          .execute(async (tx) => {
            const [entry] = await loadEntries(tx, [entryId]);
            if (entry === undefined) throw new CliProblem(`the journal has no entry ${entryId.slice(0, 80)}`);
            const mirror = reverse(entry, { bookedOn: day, period: day.slice(0, 7), causedBy: reason });
            const posted = await postEntries(tx, [mirror]);
            if (posted.outcome === 'refused')
              throw new CliProblem(`${entryId} was taken back before, on another day or for another reason`);
            say(posted.posted === 0 ? `${mirror.entryId} was booked before` : `booked ${mirror.entryId}`);
          }),
      );
    });
};
