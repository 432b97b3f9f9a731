/** What must hold of the journal by itself, whatever months say. */
import { sql } from 'kysely';
import { imbalance, type EntryKind, type Side } from '../../domain/books/entry.js';
import type { Account } from '../../domain/books/accounts.js';
import { currency as currencyOf } from '../../domain/shared/currency.js';
import { Decimal, formatMinor } from '../../domain/shared/money.js';
import { check, type BooksCheck, type BooksReader } from './books-check.js';
import { entryDigest } from './entry-digest.js';

type Row = {
  readonly entry_id: string;
  readonly period: string;
  readonly booked_on: string;
  readonly kind: string;
  readonly currency: string;
  readonly memo: string;
  readonly refs: Readonly<Record<string, string>>;
  readonly lines: number;
  readonly digest: string;
  readonly moved: readonly (readonly [account: string, side: string, amount: string])[] | null;
};

const ENTRIES_A_PAGE = 1_000;

/** Every entry balances, and says what it said when it was posted. */
export const checkJournal = async (db: BooksReader): Promise<readonly BooksCheck[]> => {
  const unbalanced: string[] = [];
  const changed: string[] = [];
  for await (const row of entries(db)) {
    const { entry_id: id, digest } = row;
    const entry = factsOf(row);
    const off = imbalance(entry.lines);
    if (!off.isZero()) unbalanced.push(`${id} is off by ${formatMinor(off, entry.currency)} ${entry.currency}`);
    if (entryDigest(entry) !== digest) changed.push(`${id} is not what was posted`);
  }
  return [check('every journal entry balances', unbalanced), check('every journal entry is as posted', changed)];
};

async function* entries(db: BooksReader): AsyncGenerator<Row> {
  for (let after = ''; ;) {
    const { rows } = await sql<Row>`
      select entry_id, period, booked_on::text as booked_on, kind, currency, memo, lines, digest,
             json_strip_nulls(json_build_object('run', run, 'party', party, 'statement', statement, 'line', line, 'causedBy', caused_by)) as refs,
             (select json_agg(json_build_array(account, side, amount_minor::text) order by line_no)
                from journal_lines line where line.entry_id = entry.entry_id) as moved
        from journal_entries entry where entry_id > ${after} order by entry_id limit ${ENTRIES_A_PAGE}`.execute(db);
    yield* rows;
    if (rows.length < ENTRIES_A_PAGE) return;
    after = rows.at(-1)!.entry_id;
  }
}

const factsOf = ({ entry_id, period, booked_on, kind, currency, memo, refs, moved }: Row) => ({
  entryId: entry_id,
  bookedOn: booked_on,
  period,
  kind: kind as EntryKind,
  currency: currencyOf(currency),
  memo,
  refs,
  lines: (moved ?? []).map(([account, side, amount]) => ({
    account: account as Account,
    side: side as Side,
    amountMinor: new Decimal(amount),
  })),
});
