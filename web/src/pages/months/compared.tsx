/** The month beside the one before: who gets more, who gets less. */
import { at } from '../../api/client.js';
import { useAnswer } from '../../api/use-answer.js';
import type { Comparison, Page } from '../../api/types.js';
import { Empty, Show } from '../../components/answer.js';
import { ChangeBars, largestChanges } from '../../components/change-bars.js';
import { Money, Percent, SignedMoney } from '../../components/figures.js';
import { Table, type Column } from '../../components/table.js';
import { month, monthBefore } from '../../format/format.js';
import type { OfMonth } from './month-head.js';

const PARTIES_MAX = 500;

export const Compared = ({ period }: OfMonth) => {
  const comparison = useAnswer<Page<Comparison>>(at`/v1/periods/${period}/comparison` + `?limit=${PARTIES_MAX}`);
  const before = month(monthBefore(period));
  return (
    <section aria-labelledby="compared">
      <h2 id="compared">Compared with {before}</h2>
      <Show of={comparison} loading="Comparing">
        {({ items }) =>
          items.length === 0 ? (
            <Empty>Nobody was due anything in either month.</Empty>
          ) : (
            [...Map.groupBy(items, ({ currency }) => currency)].map(([currency, parties]) => (
              <div class="beside" key={currency}>
                <div class="card">
                  <p class="quiet">The largest changes in {currency}</p>
                  <ChangeBars label={`The largest changes since ${before}, in ${currency}`} currency={currency} changes={parties} />
                </div>
                <Table caption={`Each party in ${currency}`} rows={largestChanges(parties)} columns={columns(before)} />
              </div>
            ))
          )
        }
      </Show>
    </section>
  ); // prettier-ignore
};

const columns = (before: string): readonly Column<Comparison>[] => [
  { head: 'Party', cell: ({ partyName }) => partyName },
  { head: before, numeric: true, wide: true, cell: ({ previous, currency }) => <Money amount={previous} currency={currency} /> },
  { head: 'Now', numeric: true, cell: ({ current, currency }) => <Money amount={current} currency={currency} /> },
  { head: 'Change', numeric: true, cell: ({ change, currency }) => <SignedMoney amount={change} currency={currency} /> },
  { head: '%', numeric: true, wide: true, cell: ({ changePercent }) => <Percent percent={changePercent} /> },
]; // prettier-ignore
