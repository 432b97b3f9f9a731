import { at } from '../../api/client.js';
import type { MonthStatement } from '../../api/types.js';
import { Money, SignedMoney } from '../../components/figures.js';
import { MonthList } from '../../components/month-list.js';
import type { Column } from '../../components/table.js';
import { MonthHead, type OfMonth } from './month-head.js';

export const MonthStatements = ({ period }: OfMonth) => (
  <>
    <MonthHead period={period} page="statements" />
    <MonthList<MonthStatement>
      period={period}
      list="statements"
      caption="Statements of all parties"
      empty="There is nothing to state: the month has not been calculated, or nobody is due anything."
      columns={columns(period)}
    />
  </>
);

const amountOf = (what: 'gross' | 'earned' | 'payable' | 'carried' | 'withheld', head: string, wide = false): Column<MonthStatement> => ({
  head,
  numeric: true,
  wide,
  cell: (statement) => <Money amount={statement[what]} currency={statement.currency} />,
}); // prettier-ignore

const columns = (period: string): readonly Column<MonthStatement>[] => [
  {
    head: 'Party',
    cell: ({ party, partyName, dealId }) => (
      <>
        <a href={at`/parties/${party}/${period}`}>{partyName}</a> <span class="quiet small">{dealId ?? 'no deal'}</span>
      </>
    ),
  },
  amountOf('gross', 'Part of the pools', true),
  { head: 'Corrections', numeric: true, wide: true, cell: ({ adjustments, currency }) => <SignedMoney amount={adjustments} currency={currency} /> },
  amountOf('earned', 'Earned', true),
  amountOf('carried', 'Carried', true),
  amountOf('withheld', 'Withheld', true),
  amountOf('payable', 'Payable'),
]; // prettier-ignore
