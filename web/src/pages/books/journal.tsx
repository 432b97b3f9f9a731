/** The entries of the books, newest first, with what each of them debits and credits. */
import { useState } from 'preact/hooks';
import { query } from '../../api/client.js';
import { usePages } from '../../api/use-answer.js';
import type { JournalEntry } from '../../api/types.js';
import { Empty, Show } from '../../components/answer.js';
import { ShowMore } from '../../components/show-more.js';
import { Table, type Column } from '../../components/table.js';
import { date, money, month } from '../../format/format.js';
import { words } from '../../format/words.js';
import { BooksHead } from './books-head.js';

type Filter = { readonly period: string; readonly account: string; readonly party: string };

export const Journal = () => {
  const [filter, setFilter] = useState<Filter>({ period: '', account: '', party: '' });
  const entries = usePages<JournalEntry>(`/v1/journal${query(filter)}`);
  return (
    <>
      <BooksHead title="Journal" />
      <Filters onFilter={setFilter} />
      <Show of={entries} loading="Loading the journal">
        {(rows) =>
          rows.length === 0 ? (
            <Empty>No entry fits.</Empty>
          ) : (
            <>
              <Table caption="Journal" rows={rows} columns={COLUMNS} />
              <ShowMore of={entries} />
            </>
          )
        }
      </Show>
    </>
  );
};

const FIELDS = [
  ['period', 'Month', 'YYYY-MM'],
  ['account', 'Account', ''],
  ['party', 'Party', ''],
] as const;

/** Asked for when submitted: an account that is half typed is no account. */
const Filters = ({ onFilter }: { readonly onFilter: (filter: Filter) => void }) => {
  const [typed, setTyped] = useState<Filter>({ period: '', account: '', party: '' });
  return (
    <form
      class="filters"
      aria-label="Filters"
      onSubmit={(event) => {
        event.preventDefault();
        onFilter(typed);
      }}
    >
      {FIELDS.map(([name, label, placeholder]) => (
        <label class="choice" key={name}>
          <span>{label}</span>
          <input
            placeholder={placeholder}
            value={typed[name]}
            onInput={({ currentTarget }) => setTyped({ ...typed, [name]: currentTarget.value })}
          />
        </label>
      ))}
      <button type="submit">Filter</button>
    </form>
  );
};

/** Debits before credits, each with its account and amount. */
const Postings = ({ entry }: { readonly entry: JournalEntry }) =>
  entry.lines
    .toSorted((one, other) => (one.side === other.side ? 0 : one.side === 'D' ? -1 : 1))
    .map(({ account, side, amount }, nth) => (
      <div class="posting" key={nth}>
        <span>
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
