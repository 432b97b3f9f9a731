import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Writable } from 'node:stream';
import type { Command } from 'commander';
import type { TrialBalance } from '../domain/books/balances.js';
import { isDay } from '../domain/books/entry.js';
import { formatMinor } from '../domain/shared/money.js';
import type { OpenLedger } from '../ledger.js';
import type { Reader } from '../platform/postgres/postgres.js';
import { trialBalanceOn } from '../reporting/ledger/account-balances.js';
import { writeBalancesCsv, writeJournalCsv } from '../reporting/ledger/books-csv.js';
import type { JournalTables } from '../reporting/ledger/journal-tables.js';
import { registerBooksCheck } from './books-check.command.js';
import { CliProblem, note, say, table } from './output.js';
import { readPeriod } from './read-period.js';
import { withLedger } from './with-ledger.js';

type Books = Reader<JournalTables>;
type CsvFile = { readonly out?: string };

/** Adds the commands to `books`. */
export const registerBooks = (books: Command, open: OpenLedger): void => {
  registerBooksCheck(books, open);
  books
    .command('journal')
    .description('every line of the journal as CSV, or those of one month')
    .option('--period <month>', 'such as 2026-08')
    .option('--out <file>', 'write to this file (default: standard output)')
    .action(({ period, out }: CsvFile & { readonly period?: string }) => {
      const month = period === undefined ? {} : { period: readPeriod(period) };
      return toFile(open, out, (db, sink) => writeJournalCsv(db, month, sink));
    });
  books
    .command('balances')
    .description('the balance of every account as CSV')
    .option('--on <date>', 'as at the end of this day (UTC), such as 2026-08-31')
    .option('--out <file>', 'write to this file (default: standard output)')
    .action(({ on, out }: CsvFile & { readonly on?: string }) => {
      const day = readDay(on);
      return toFile(open, out, (db, sink) => writeBalancesCsv(db, day, sink));
    });
  books
    .command('trial-balance')
    .description('debits and credits of every account, and whether the books balance')
    .option('--on <date>', 'as at the end of this day (UTC), such as 2026-08-31')
    .option('--json', 'answer with one line of JSON')
    .action(async ({ on, json }: { readonly on?: string; readonly json?: true }) => {
      const day = readDay(on);
      const trial = await readBooks(open, (db) => trialBalanceOn(db, day));
      say(json ? JSON.stringify(forMachines(trial)) : forPeople(trial));
      if (!trial.balanced) throw new CliProblem('the books do not balance: the journal was changed past the ledger');
    });
};

/** The option `--on`. Throws `CliProblem` for a day that is in no calendar. */
const readDay = (raw: string | undefined): { readonly on?: string } => {
  if (raw === undefined) return {};
  if (!isDay(raw)) throw new CliProblem(`--on must be a day such as 2026-08-31, got "${raw.slice(0, 80)}"`);
  return { on: raw };
};

/** One snapshot, so that the pages of a long answer fit together. */
const readBooks = <Answer>(open: OpenLedger, read: (db: Books) => Promise<Answer>): Promise<Answer> =>
  withLedger(open, ({ postgres }) =>
    postgres.db
      .withTables<JournalTables>()
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((db) => read(db)),
  );

/** A file has its name only when it is whole. */
const toFile = async (
  open: OpenLedger,
  out: string | undefined,
  write: (db: Books, sink: Writable) => Promise<void>,
): Promise<void> => {
  if (out === undefined) return readBooks(open, (db) => write(db, standardOutput()));
  const part = `${out}.${randomBytes(4).toString('hex')}.part`;
  try {
    await readBooks(open, (db) => write(db, createWriteStream(part, { flush: true })));
    await rename(part, out);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  note(`written to ${out}`);
};

/** Standard output as a stream that may be ended: the process goes on after it. */
const standardOutput = () =>
  new Writable({ write: (chunk: Buffer, _encoding, done) => void process.stdout.write(chunk, done) });

const forMachines = ({ accounts, totals, balanced }: TrialBalance) => ({
  balanced,
  totals: totals.map(({ currency, debitMinor, creditMinor }) => ({
    currency,
    debit: formatMinor(debitMinor, currency),
    credit: formatMinor(creditMinor, currency),
  })),
  accounts: accounts.map(({ account, currency, debitMinor, creditMinor, balanceMinor }) => ({
    account,
    currency,
    debit: formatMinor(debitMinor, currency),
    credit: formatMinor(creditMinor, currency),
    balance: formatMinor(balanceMinor, currency),
  })),
});

const forPeople = (trial: TrialBalance): string => {
  const { accounts, totals, balanced } = forMachines(trial);
  const rows = [
    ...accounts.map(({ account, currency, debit, credit, balance }) => [account, currency, debit, credit, balance]),
    ...totals.map(({ currency, debit, credit }) => ['TOTAL', currency, debit, credit, '']),
  ];
  const verdict = balanced ? 'the books balance' : 'the books DO NOT balance';
  return `${table(['account', 'currency', 'debit', 'credit', 'balance'], rows)}\n${verdict}`;
};
