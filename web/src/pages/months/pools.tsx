import type { MonthPool } from '../../api/types.js';
import { Money } from '../../components/figures.js';
import { MonthList } from '../../components/month-list.js';
import type { Column } from '../../components/table.js';
import { count, place } from '../../format/format.js';
import { words } from '../../format/words.js';
import { MonthHead, type OfMonth } from './month-head.js';

export const MonthPools = ({ period }: OfMonth) => (
  <>
    <MonthHead period={period} page="pools" />
    <MonthList<MonthPool>
      period={period}
      list="pools"
      caption="Pools"
      empty="No pool has been declared for this month, and no revenue from which one could be made."
      columns={COLUMNS}
    />
  </>
);

const COLUMNS: readonly Column<MonthPool>[] = [
  { head: 'Territory', cell: ({ territory }) => place(territory) },
  { head: 'Offering', cell: ({ offering }) => words(offering) },
  { head: 'Right', cell: ({ right }) => words(right) },
  { head: 'Streams', numeric: true, wide: true, cell: ({ streams }) => count(streams) },
  { head: 'Amount', numeric: true, cell: ({ amount, currency }) => <Money amount={amount} currency={currency} /> },
];
