import type { Held } from '../../api/types.js';
import { Money } from '../../components/figures.js';
import { MonthList } from '../../components/month-list.js';
import type { Column } from '../../components/table.js';
import { place } from '../../format/format.js';
import { words } from '../../format/words.js';
import { MonthHead, type OfMonth } from './month-head.js';

export const MonthHeld = ({ period }: OfMonth) => (
  <>
    <MonthHead period={period} page="held money" />
    <p>Money that belongs to somebody who is not known yet. A match or a claim releases it, as a correction of its month.</p>
    <MonthList<Held> period={period} list="held" caption="Held money" empty="Nothing is held." columns={COLUMNS} />
  </>
); // prettier-ignore

const COLUMNS: readonly Column<Held>[] = [
  { head: 'Why', cell: ({ reason }) => words(reason) },
  { head: 'Right', cell: ({ right }) => words(right) },
  { head: 'Territory', cell: ({ territory }) => place(territory) },
  { head: 'Amount', numeric: true, cell: ({ amount, currency }) => <Money amount={amount} currency={currency} /> },
];
