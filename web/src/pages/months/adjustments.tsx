import type { MonthAdjustment } from '../../api/types.js';
import { SignedMoney } from '../../components/figures.js';
import { MonthList } from '../../components/month-list.js';
import type { Column } from '../../components/table.js';
import { month } from '../../format/format.js';
import { MonthHead, type OfMonth } from './month-head.js';

export const MonthAdjustments = ({ period }: OfMonth) => (
  <>
    <MonthHead period={period} page="corrections" />
    <p>What closed months would say by now, and did not say then. Each has the fact that changed it.</p>
    <MonthList<MonthAdjustment>
      period={period}
      list="adjustments"
      caption="Corrections of closed months"
      empty="None: nothing that was stated before has changed."
      columns={COLUMNS}
    />
  </>
);

const COLUMNS: readonly Column<MonthAdjustment>[] = [
  { head: 'Corrects', cell: ({ corrects }) => month(corrects) },
  { head: 'Party', cell: ({ party }) => party ?? <span class="quiet">held</span> },
  { head: 'Track', wide: true, cell: ({ trackId }) => trackId },
  { head: 'Amount', numeric: true, cell: ({ amount, currency }) => <SignedMoney amount={amount} currency={currency} /> },
  { head: 'Because', cell: ({ cause, causeText }) => <span title={cause}>{causeText}</span> },
]; // prettier-ignore
