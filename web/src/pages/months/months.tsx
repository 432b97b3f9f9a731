/** All months and where each of them stands. */
import { useAnswer } from '../../api/use-answer.js';
import { at } from '../../api/client.js';
import type { Month, Page } from '../../api/types.js';
import { Empty, Show } from '../../components/answer.js';
import { PageHead } from '../../components/page-head.js';
import { Status } from '../../components/status.js';
import { Table, type Column } from '../../components/table.js';
import { date, money, month } from '../../format/format.js';

export const Months = () => {
  const months = useAnswer<Page<Month>>('/v1/periods');
  return (
    <>
      <PageHead title="Months" />
      <Show of={months} loading="Loading the months">
        {({ items }) =>
          items.length === 0 ? (
            <Empty>No month has pools or streams yet. It appears here as soon as something is played or declared in it.</Empty>
          ) : (
            <Table caption="Months" rows={items} columns={COLUMNS} />
          )
        }
      </Show>
    </>
  ); // prettier-ignore
};

/** An amount a currency, one below the other. */
const Each = ({ month: { totals }, what }: { readonly month: Month; readonly what: 'pools' | 'due' | 'held' }) =>
  totals.length === 0 ? (
    <span class="quiet">–</span>
  ) : (
    totals.map((one) => (
      <div class="figure" key={one.currency}>
        {money(one[what], one.currency)}
      </div>
    ))
  );

const COLUMNS: readonly Column<Month>[] = [
  { head: 'Month', cell: ({ period }) => <a href={at`/months/${period}`}>{month(period)}</a> },
  { head: 'State', cell: ({ status }) => <Status status={status} /> },
  { head: 'Pools', numeric: true, wide: true, cell: (one) => <Each month={one} what="pools" /> },
  { head: 'Due to parties', numeric: true, cell: (one) => <Each month={one} what="due" /> },
  { head: 'Held', numeric: true, wide: true, cell: (one) => <Each month={one} what="held" /> },
  { head: 'Closed', wide: true, cell: ({ closedAt }) => (closedAt === null ? '' : date(closedAt)) },
];
