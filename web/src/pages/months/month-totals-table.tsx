import type { MonthTotals } from '../../api/types.js';
import { Empty } from '../../components/answer.js';
import { Money } from '../../components/figures.js';
import { Table, type Column } from '../../components/table.js';

type Kind = Exclude<keyof MonthTotals, 'currency'>;
type Row = { readonly what: string; readonly kind: Kind; readonly way: 'in' | 'out' };

const ROWS: readonly Row[] = [
  { what: 'Pools', kind: 'pools', way: 'in' },
  { what: 'Top-ups to minima', kind: 'topUps', way: 'in' },
  { what: 'Corrections of closed months', kind: 'adjustments', way: 'in' },
  { what: 'Due to parties', kind: 'due', way: 'out' },
  { what: 'Held', kind: 'held', way: 'out' },
  { what: 'Retained by the service', kind: 'retained', way: 'out' },
  { what: 'Undistributed', kind: 'undistributed', way: 'out' },
];

/** What came in, and where it went; both come to the same in every currency. */
export const MonthTotalsTable = ({ totals }: { readonly totals: readonly MonthTotals[] }) => (
  <section aria-labelledby="totals">
    <h2 id="totals">What it comes to</h2>
    {totals.length === 0 ? (
      <Empty>Nothing yet: the month has not been calculated.</Empty>
    ) : (
      <Table caption="Totals of the month" rows={ROWS} columns={columnsOf(totals)} />
    )}
  </section>
);

const columnsOf = (totals: readonly MonthTotals[]): readonly Column<Row>[] => [
  {
    head: 'What',
    cell: ({ what, way }) => (
      <>
        {what} <span class="quiet small">{way === 'in' ? 'comes in' : 'goes out'}</span>
      </>
    ),
  },
  ...totals.map((total) => ({
    head: total.currency,
    numeric: true,
    cell: ({ kind }: Row) => <Money amount={total[kind]} currency={total.currency} />,
  })),
];
