/** Every account of the books with its balance on a day, and whether it all ties. */
import { useState } from 'preact/hooks';
import { query } from '../../api/client.js';
import { useAnswer } from '../../api/use-answer.js';
import type { BooksCheck, TrialBalance } from '../../api/types.js';
import { Empty, Show } from '../../components/answer.js';
import { Money } from '../../components/figures.js';
import { Table, type Column } from '../../components/table.js';
import { money } from '../../format/format.js';
import { words } from '../../format/words.js';
import { BooksHead } from './books-head.js';

export const Books = () => {
  const [on, setOn] = useState('');
  const balance = useAnswer<TrialBalance>(`/v1/trial-balance${query({ on })}`);
  return (
    <>
      <BooksHead title="Trial balance" />
      <Checks />
      <form class="filters" aria-label="Day" onSubmit={(event) => event.preventDefault()}>
        <label class="choice">
          <span>As of the end of</span>
          <input type="date" value={on} onChange={({ currentTarget }) => setOn(currentTarget.value)} />
        </label>
      </form>
      <Show of={balance} loading="Adding up the accounts">
        {({ items, totals }) =>
          items.length === 0 ? (
            <Empty>Nothing is booked yet: a month books its entries when it is closed.</Empty>
          ) : (
            totals.map((total) => <Accounts key={total.currency} total={total} items={items} />)
          )
        }
      </Show>
    </>
  );
};

type Account = TrialBalance['items'][number];
type AccountsProps = { readonly total: TrialBalance['totals'][number]; readonly items: readonly Account[] };

const Accounts = ({ total: { currency, debit, credit }, items }: AccountsProps) => (
  <section aria-labelledby={`accounts-${currency}`}>
    <h2 id={`accounts-${currency}`}>{currency}</h2>
    <Table
      caption={`Accounts in ${currency}`}
      rows={items.filter((one) => one.currency === currency)}
      columns={COLUMNS}
      foot={['Total', money(debit, currency), money(credit, currency), '']}
    />
  </section>
);

const Checks = () => {
  const check = useAnswer<BooksCheck>('/v1/books/check');
  return (
    <Show of={check} loading="Checking the books">
      {({ ok, checks }) => (
        <details class={`notice ${ok ? 'notice-fine' : 'notice-problem'}`} open={!ok}>
          <summary>
            {ok ? 'The books tie' : 'The books do not tie'}: {checks.filter((one) => one.ok).length} of {checks.length} checks hold
          </summary>
          <ul>
            {checks.map((one) => (
              <li key={one.name}>
                <span aria-hidden="true">{one.ok ? '✓' : '✗'}</span> {words(one.name)}
                {one.ok ? '' : ', does not hold'}
                {one.detail !== null && <span class="quiet">: {one.detail}</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Show>
  ); // prettier-ignore
};

const COLUMNS: readonly Column<Account>[] = [
  { head: 'Account', cell: ({ account }) => <span class="anywhere">{account}</span> },
  { head: 'Debit', numeric: true, cell: ({ debit, currency }) => <Money amount={debit} currency={currency} /> },
  { head: 'Credit', numeric: true, cell: ({ credit, currency }) => <Money amount={credit} currency={currency} /> },
  { head: 'Balance', numeric: true, wide: true, cell: ({ balance, currency }) => <Money amount={balance} currency={currency} /> },
]; // prettier-ignore
