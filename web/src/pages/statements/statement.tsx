/** One month of one party at a glance: what it came to, by which tracks, and where. */
import { at } from '../../api/client.js';
import { useAnswer } from '../../api/use-answer.js';
import type { Items, Statement, StatementCurrency, TerritoryTotal, TrackTotal } from '../../api/types.js';
import { Bars } from '../../charts/bars.js';
import { Empty, Show } from '../../components/answer.js';
import { Money } from '../../components/figures.js';
import { Table, type Column } from '../../components/table.js';
import { byAmount } from '../../format/decimals.js';
import { count, date, money, place } from '../../format/format.js';
import { words } from '../../format/words.js';
import { StatementHead, type StatementOf } from './statement-head.js';

export const StatementPage = ({ party, period }: StatementOf) => {
  const statement = useAnswer<Statement>(at`/v1/parties/${party}/statements/${period}`);
  return (
    <>
      <StatementHead party={party} period={period} page="Statement of" />
      <Show of={statement} loading="Loading the statement">
        {(found) => (
          <>
            <div class="cards">
              {found.currencies.map((one) => (
                <Totals key={one.currency} of={one} closedAt={found.closedAt} />
              ))}
            </div>
            <TopTracks party={party} period={period} />
            <Territories party={party} period={period} />
          </>
        )}
      </Show>
    </>
  );
};

const Totals = ({ of, closedAt }: { readonly of: StatementCurrency; readonly closedAt: string }) => (
  <div class="card payable">
    <p class="quiet">Payable in {of.currency}</p>
    <p class="amount">{money(of.payable, of.currency)}</p>
    <p class="quiet">
      {money(of.earned, of.currency)} earned, from {money(of.gross, of.currency)} of the pools and {count(of.streams)}{' '}
      streams; closed {date(closedAt)}
    </p>
  </div>
);

const TRACKS_SHOWN = 10;

const TopTracks = ({ party, period }: StatementOf) => {
  const tracks = useAnswer<Items<TrackTotal>>(
    at`/v1/parties/${party}/statements/${period}/tracks` + `?limit=${TRACKS_SHOWN}`,
  );
  return (
    <section aria-labelledby="tracks">
      <h2 id="tracks">Top tracks</h2>
      <Show of={tracks} loading="Loading the tracks">
        {({ items }) => (
          <Shares name="Top tracks" items={items} labelOf={({ title, trackId }) => title || trackId} columns={TRACKS} />
        )}
      </Show>
    </section>
  );
};

const Territories = ({ party, period }: StatementOf) => {
  const territories = useAnswer<Items<TerritoryTotal>>(at`/v1/parties/${party}/statements/${period}/territories`);
  return (
    <section aria-labelledby="territories">
      <h2 id="territories">Territories</h2>
      <Show of={territories} loading="Loading the territories">
        {({ items }) => (
          <Shares
            name="Territories"
            items={items}
            labelOf={({ territory }) => place(territory)}
            columns={TERRITORIES}
          />
        )}
      </Show>
    </section>
  );
};

type Shared = { readonly amount: string; readonly currency: string };
type SharesProps<Item extends Shared> = {
  readonly name: string;
  readonly items: readonly Item[];
  readonly labelOf: (item: Item) => string;
  readonly columns: readonly Column<Item>[];
};

const BARS_MAX = 12;

/** One chart and one table a currency, largest first. */
const Shares = <Item extends Shared>({ name, items, labelOf, columns }: SharesProps<Item>) => {
  if (items.length === 0) return <Empty>Nothing was streamed that counts.</Empty>;
  return [...Map.groupBy(items, ({ currency }) => currency)].map(([currency, some]) => {
    const rows = some.toSorted(byAmount);
    const bars = rows.slice(0, BARS_MAX).map((item) => ({ label: labelOf(item), amount: item.amount }));
    return (
      <div class="beside" key={currency}>
        <div class="card">
          <Bars label={`${name} by amount, in ${currency}`} currency={currency} bars={bars} />
        </div>
        <Table caption={`${name} in ${currency}`} rows={rows} columns={columns} />
      </div>
    );
  });
};

const COUNTS: readonly Column<Shared & { readonly streams: TrackTotal['streams'] }>[] = [
  { head: 'Streams', numeric: true, cell: ({ streams }) => count(streams) },
  { head: 'Amount', numeric: true, cell: ({ amount, currency }) => <Money amount={amount} currency={currency} /> },
];

const TRACKS: readonly Column<TrackTotal>[] = [
  {
    head: 'Track',
    cell: ({ title, artist, trackId }) => (
      <>
        {title || words(trackId)} <span class="quiet">{artist}</span>
      </>
    ),
  },
  ...COUNTS,
];

const TERRITORIES: readonly Column<TerritoryTotal>[] = [
  { head: 'Territory', cell: ({ territory }) => place(territory) },
  ...COUNTS,
];
