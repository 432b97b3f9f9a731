/**
 * The journal and the balances as CSV, in major units. Rows are asked for page by page, each page beginning behind the
 * last row of the one before, so memory stays flat however long the books are. Ask inside one repeatable-read
 * transaction where others may be posting.
 */
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import type { AccountBalance } from '../../domain/books/balances.js';
import { currency as currencyOf } from '../../domain/shared/currency.js';
import { Decimal, formatMinor } from '../../domain/shared/money.js';
import { csvStringifier } from '../csv.js';
import type { Reader } from '../../platform/postgres/postgres.js';
import { accountBalances, toBalance, type AsOf } from './account-balances.js';
import type { JournalTables } from './journal-tables.js';

const PAGE_ROWS_MAX = 1_000;

/** In this order, under these names, forever; a new column goes to the end. One of `debit` and `credit` is empty. */
export const JOURNAL_COLUMNS = [
  'period', 'booked_on', 'entry_id', 'line_no', 'kind', 'account', 'debit', 'credit', 'currency', 'memo',
  'run', 'party', 'statement', 'line', 'caused_by',
] as const; // prettier-ignore

/** Likewise. `balance` is debits minus credits: a debt is negative. */
export const BALANCE_COLUMNS = ['account', 'currency', 'debit', 'credit', 'balance'] as const;

export type CsvOptions = { readonly pageRowsMax?: number };

/** One line of the journal a row, by month, date, entry and line; without a period, of all months. */
export const writeJournalCsv = (
  db: Reader<JournalTables>,
  { period, ...options }: CsvOptions & { readonly period?: string },
  sink: Writable,
): Promise<void> => write(JOURNAL_COLUMNS, journalRecords(db, period, options), sink);

/** One account and currency a row. */
export const writeBalancesCsv = (
  db: Reader<JournalTables>,
  { on, ...options }: CsvOptions & AsOf,
  sink: Writable,
): Promise<void> => write(BALANCE_COLUMNS, balanceRecords(db, { on }, options), sink);

type CsvRecord = readonly (string | number | null)[];

const write = (columns: readonly string[], records: AsyncIterable<CsvRecord>, sink: Writable): Promise<void> =>
  pipeline(Readable.from(records), csvStringifier(columns), sink);

async function* journalRecords(
  db: Reader<JournalTables>,
  period: string | undefined,
  { pageRowsMax = PAGE_ROWS_MAX }: CsvOptions,
): AsyncGenerator<CsvRecord> {
  let after: LinePlace | undefined;
  for (;;) {
    const rows = await journalPage(db, { period, after, limit: pageRowsMax }).execute();
    for (const { side, amount_minor, currency, ...row } of rows) {
      const amount = formatMinor(new Decimal(amount_minor), currencyOf(currency));
      const [debit, credit] = side === 'D' ? [amount, ''] : ['', amount];
      const { period: month, booked_on, entry_id, line_no, kind, account, memo } = row;
      const refs = [row.run, row.party, row.statement, row.line, row.caused_by];
      yield [month, booked_on, entry_id, line_no, kind, account, debit, credit, currency, memo, ...refs];
    }
    if (rows.length < pageRowsMax) return;
    after = rows.at(-1);
  }
}

type LinePlace = {
  readonly period: string;
  readonly booked_on: string;
  readonly entry_id: string;
  readonly line_no: number;
};
type Page = { readonly period: string | undefined; readonly after: LinePlace | undefined; readonly limit: number };

/** The lines behind a place of the journal, in its order. */
export const journalPage = (db: Reader<JournalTables>, { period, after, limit }: Page) =>
  db
    .selectFrom('journal_lines as posted')
    .innerJoin('journal_entries as entry', 'entry.entry_id', 'posted.entry_id')
    .select(['posted.period', 'posted.entry_id', 'posted.line_no', 'posted.account', 'posted.side', 'posted.currency'])
    .select([
      'entry.kind',
      'entry.memo',
      'entry.run',
      'entry.party',
      'entry.statement',
      'entry.line',
      'entry.caused_by',
    ])
    .select(sql<string>`posted.booked_on::text`.as('booked_on'))
    .select(sql<string>`posted.amount_minor::text`.as('amount_minor'))
    .$if(period !== undefined, (query) => query.where('posted.period', '=', period!))
    .$if(after !== undefined, (query) => query.where(isBehind(after!)))
    .orderBy('posted.period')
    .orderBy('posted.booked_on')
    .orderBy('posted.entry_id')
    .orderBy('posted.line_no')
    .limit(limit);

const isBehind = ({ period, booked_on, entry_id, line_no }: LinePlace) =>
  sql<boolean>`(posted.period, posted.booked_on, posted.entry_id, posted.line_no)
             > (${period}, ${booked_on}::date, ${entry_id}, ${line_no}::int)`;

async function* balanceRecords(
  db: Reader<JournalTables>,
  asOf: AsOf,
  { pageRowsMax = PAGE_ROWS_MAX }: CsvOptions,
): AsyncGenerator<CsvRecord> {
  let after: { readonly account: string; readonly currency: string } | undefined;
  for (;;) {
    const place = after;
    const rows = await accountBalances(db, asOf)
      .$if(place !== undefined, (query) =>
        query.where(sql<boolean>`(account, currency) > (${place?.account}, ${place?.currency})`),
      )
      .limit(pageRowsMax)
      .execute();
    for (const row of rows) yield balanceRecord(toBalance(row));
    if (rows.length < pageRowsMax) return;
    after = rows.at(-1);
  }
}

const balanceRecord = ({ account, currency, ...balance }: AccountBalance): CsvRecord => [
  account,
  currency,
  formatMinor(balance.debitMinor, currency),
  formatMinor(balance.creditMinor, currency),
  formatMinor(balance.balanceMinor, currency),
];
