/** The months of one party: what is payable at a glance, how it went, and the way to each statement. */
import { usePages, useAnswer } from '../../api/use-answer.js';
import { at } from '../../api/client.js';
import type { Items, StatementTotals, TrendPoint } from '../../api/types.js';
import { Empty, Show } from '../../components/answer.js';
import { Money, Percent, SignedMoney } from '../../components/figures.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { PageHead } from '../../components/page-head.js';
import { ShowMore } from '../../components/show-more.js';
import { Table, type Column } from '../../components/table.js';
import { signOf } from '../../format/decimals.js';
import { count, month } from '../../format/format.js';
import { isOfTheService, useMe } from '../../session/session.js';
import { FileList } from './file-list.js';
import { Payable } from './payable.js';

const MONTHS_SHOWN = 24;

export const Statements = ({ party }: { readonly party: string }) => {
  const me = useMe();
  const months = usePages<StatementTotals>(at`/v1/parties/${party}/statements` + `?limit=${MONTHS_SHOWN}`);
  const name = me.party === party ? (me.partyName ?? party) : party;
  return (
    <>
      <PageHead title={`Statements of ${name}`} {...(isOfTheService(me) && { up: { href: '/months', label: 'Months' } })} />
      <Show of={months} loading="Loading the statements">
        {(items) =>
          items.length === 0 ? (
            <Empty>No month has been closed with something for {isOfTheService(me) ? 'this party' : 'you'} yet. A statement appears here on the day that its month is closed.</Empty>
          ) : (
            <>
              <Latest party={party} items={items} />
              <section aria-labelledby="months">
                <h2 id="months">Months</h2>
                <Table caption="Months" rows={items} columns={columnsOf(party)} />
                <ShowMore of={months} />
              </section>
            </>
          )
        }
      </Show>
    </>
  ); // prettier-ignore
};

const Latest = ({ party, items }: { readonly party: string; readonly items: readonly StatementTotals[] }) => {
  const { period } = items[0]!;
  const latest = items.filter((one) => one.period === period);
  const trend = useAnswer<Items<TrendPoint>>(at`/v1/parties/${party}/trends` + '?months=12');
  const pointsIn = (currency: string) => trend.data?.items.filter((point) => point.currency === currency) ?? [];
  return (
    <section class="latest" aria-label={month(period)}>
      <div class="stack">
        {latest.map((one) => (
          <Payable key={one.currency} totals={one} before={before(items, one)} trend={pointsIn(one.currency)} />
        ))}
        {trend.problem && <ProblemNotice problem={trend.problem} onRetry={trend.again} />}
      </div>
      <div class="card">
        <h2>Downloads</h2>
        <FileList party={party} period={period} />
        <p>
          <a href={at`/parties/${party}/${period}`}>See the statement of {month(period)}</a>
        </p>
      </div>
    </section>
  );
};

const before = (items: readonly StatementTotals[], { period, currency }: StatementTotals) =>
  items.find((one) => one.currency === currency && one.period < period);

const columnsOf = (party: string): readonly Column<StatementTotals>[] => [
  { head: 'Month', cell: ({ period }) => <a href={at`/parties/${party}/${period}`}>{month(period)}</a> },
  { head: 'Streams', numeric: true, wide: true, cell: ({ streams }) => count(streams) },
  { head: 'Part of the pools', numeric: true, wide: true, cell: ({ gross, currency }) => <Money amount={gross} currency={currency} /> },
  { head: 'Corrections', numeric: true, wide: true, cell: ({ adjustments, currency }) =>
    signOf(adjustments) === 0 ? <span class="quiet">none</span> : <SignedMoney amount={adjustments} currency={currency} /> },
  { head: 'Earned', numeric: true, wide: true, cell: ({ earned, currency }) => <Money amount={earned} currency={currency} /> },
  { head: 'Change in earned', numeric: true, wide: true, cell: ({ changePercent }) => <Percent percent={changePercent} /> },
  { head: 'Payable', numeric: true, cell: ({ payable, earned, changePercent, currency }) => (
    <>
      <strong><Money amount={payable} currency={currency} /></strong>
      <span class="below narrow">
        <Money amount={earned} currency={currency} /> earned, <Percent percent={changePercent} />
      </span>
    </>
  ) },
]; // prettier-ignore
