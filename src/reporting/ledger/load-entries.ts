/** Entries of the journal as the domain knows them, such as to reverse them. */
import { sql } from 'kysely';
import type { Account } from '../../domain/books/accounts.js';
import { entry, type EntryKind, type EntryRefs, type JournalEntry, type Side } from '../../domain/books/entry.js';
import { currency } from '../../domain/shared/currency.js';
import { Decimal } from '../../domain/shared/money.js';
import type { Reader } from '../../platform/postgres/postgres.js';
import type { JournalTables } from './journal-tables.js';

/** By id; what the journal does not have is left out. All of them are in memory at once, so ask for what you need. */
export const loadEntries = async (
  db: Reader<JournalTables>,
  entryIds: readonly string[],
): Promise<readonly JournalEntry[]> => {
  const rows = await linesOf(db, entryIds).execute();
  const byEntry = new Map<string, (typeof rows)[number][]>();
  for (const row of rows) byEntry.set(row.entry_id, [...(byEntry.get(row.entry_id) ?? []), row]);
  return [...byEntry.values()].map(toEntry);
};

const linesOf = (db: Reader<JournalTables>, entryIds: readonly string[]) =>
  db
    .selectFrom('journal_entries as entry')
    .innerJoin('journal_lines as line', 'line.entry_id', 'entry.entry_id')
    .select(['entry.entry_id', 'entry.period', 'entry.kind', 'entry.currency', 'entry.memo', 'entry.run'])
    .select(['entry.party', 'entry.statement', 'entry.line', 'entry.caused_by', 'line.account', 'line.side'])
    .select(sql<string>`entry.booked_on::text`.as('booked_on'))
    .select(sql<string>`line.amount_minor::text`.as('amount_minor'))
    .where(sql<boolean>`entry.entry_id = any(${entryIds}::text[])`)
    .orderBy('entry.entry_id')
    .orderBy('line.line_no');

type Row = Awaited<ReturnType<ReturnType<typeof linesOf>['execute']>>[number];

const toEntry = (rows: readonly Row[]): JournalEntry => {
  const { entry_id, booked_on, period, kind, currency: code, memo, ...refs } = rows[0]!;
  return entry({
    entryId: entry_id,
    bookedOn: booked_on,
    period,
    kind: kind as EntryKind,
    currency: currency(code),
    memo,
    refs: refsOf(refs),
    lines: rows.map(({ account, side, amount_minor }) => ({
      account: account as Account,
      side: side as Side,
      amountMinor: new Decimal(amount_minor),
    })),
  });
};

const refsOf = ({
  run,
  party,
  statement,
  line,
  caused_by,
}: Pick<Row, 'run' | 'party' | 'statement' | 'line' | 'caused_by'>) => {
  const known = Object.entries({ run, party, statement, line, causedBy: caused_by }).filter(([, id]) => id !== null);
  return Object.fromEntries(known) as EntryRefs;
};
