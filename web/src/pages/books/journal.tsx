/** The entries of the books, newest first, with what each of them debits and credits. */
import { useState } from 'preact/hooks';
import { query } from '../../api/client.js';
import type { JournalEntry } from '../../api/types.js';
import { FilterForm, type Filter } from '../../components/filter-form.js';
import { PagedTable } from '../../components/paged-table.js';
import type { Column } from '../../components/table.js';
import { date, money, month } from '../../format/format.js';
import { words } from '../../format/words.js';
import { BooksHead } from './books-head.js';

const FIELDS = {
  period: { label: 'Month', placeholder: 'YYYY-MM' },
  account: { label: 'Account' },
  party: { label: 'Party' },
};

export const Journal = () => {
  const [filter, setFilter] = useState<Filter>({});
  return (
    <>
      <BooksHead title="Journal" />
      <FilterForm fields={FIELDS} onFilter={setFilter} />
      <PagedTable<JournalEntry>
        path={`/v1/journal${query(filter)}`}
        caption="Journal"
        empty="No entry fits."
        columns={COLUMNS}
      />
    </>
  );
};

/** Debits before credits, each with its account and amount. */
const Postings = ({ entry }: { readonly entry: JournalEntry }) =>
  entry.lines
    .toSorted((one, other) => (one.side === other.side ? 0 : one.side === 'D' ? -1 : 1))
    .map(({ account, side, amount }, nth) => (
      <div class="posting" key={nth}>
        <span class="anywhere">
          <span class="quiet small">{side === 'D' ? 'Debit' : 'Credit'}</span> {account}
        </span>
        <span class="figure">{money(amount, entry.currency)}</span>
      </div>
    ));

const COLUMNS: readonly Column<JournalEntry>[] = [
  { head: 'Booked', wide: true, cell: ({ bookedOn }) => date(bookedOn) },
  { head: 'Month', wide: true, cell: ({ period }) => month(period, 'short') },
  {
    head: 'Entry',
    cell: ({ kind, memo, party, bookedOn }) => (
      <>
        {words(kind)} <span class="quiet">{party}</span>
        <span class="below">{memo}</span>
        <span class="below narrow">{date(bookedOn)}</span>
      </>
    ),
  },
  { head: 'Debit and credit', cell: (entry) => <Postings entry={entry} /> },
];
