/** Every line of a statement, filtered and sorted by the API, page by page. */
import { useState } from 'preact/hooks';
import { at, query } from '../../api/client.js';
import { useAnswer, usePages } from '../../api/use-answer.js';
import type { Items, StatementLine, TerritoryTotal } from '../../api/types.js';
import { Empty, Show } from '../../components/answer.js';
import { Money } from '../../components/figures.js';
import { Choice } from '../../components/choice.js';
import { ShowMore } from '../../components/show-more.js';
import { Table, type Column, type Order } from '../../components/table.js';
import { count, month, place } from '../../format/format.js';
import { words } from '../../format/words.js';
import { StatementHead, type StatementOf } from './statement-head.js';

const OFFERINGS = ['free', 'premium', 'family', 'student', 'duo', 'hi-fi', 'bundle', 'trial'];
const RIGHTS = ['recording', 'mechanical', 'performing'];

type Filter = { readonly territory: string; readonly offering: string; readonly right: string };

export const StatementLines = ({ party, period }: StatementOf) => {
  const [filter, setFilter] = useState<Filter>({ territory: '', offering: '', right: '' });
  const [sort, setSort] = useState<{ readonly by: string; readonly order: Order }>({ by: 'amount', order: 'desc' });
  const base = at`/v1/parties/${party}/statements/${period}`;
  const lines = usePages<StatementLine>(`${base}/lines${query({ sort: sort.by, order: sort.order, ...filter })}`);
  const onSort = (by: string) =>
    setSort(({ by: now, order }) => ({ by, order: by === now && order === 'desc' ? 'asc' : 'desc' }));
  return (
    <>
      <StatementHead party={party} period={period} page="Lines of" />
      <Filters base={base} filter={filter} onChange={setFilter} />
      <Show of={lines} loading="Loading the lines">
        {(rows) =>
          rows.length === 0 ? (
            <Empty>No line fits these filters.</Empty>
          ) : (
            <>
              <Table caption="Lines" rows={rows} columns={COLUMNS} sorting={{ ...sort, onSort }} />
              <ShowMore of={lines} />
            </>
          )
        }
      </Show>
    </>
  );
};

type FiltersProps = {
  readonly base: string;
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
};

const Filters = ({ base, filter, onChange }: FiltersProps) => {
  const territories = useAnswer<Items<TerritoryTotal>>(`${base}/territories`);
  const codes = [...new Set(territories.data?.items.map(({ territory }) => territory) ?? [])];
  const choose = (name: keyof Filter) => (value: string) => onChange({ ...filter, [name]: value });
  return (
    <form class="filters" aria-label="Filters" onSubmit={(event) => event.preventDefault()}>
      <Choice label="Territory" value={filter.territory} options={codes} wordsOf={place} onChoose={choose('territory')} />
      <Choice label="Offering" value={filter.offering} options={OFFERINGS} wordsOf={words} onChoose={choose('offering')} />
      <Choice label="Right" value={filter.right} options={RIGHTS} wordsOf={words} onChoose={choose('right')} />
    </form>
  ); // prettier-ignore
};

const COLUMNS: readonly Column<StatementLine>[] = [
  {
    head: 'Track',
    sort: 'title',
    cell: ({ title, artist, trackId, isrc, workId, territory, offering, right }) => (
      <>
        {title || trackId} <span class="quiet">{artist}</span>
        <span class="below">{[isrc, workId].filter((id) => id !== '').join(' · ')}</span>
        <span class="below narrow">{[place(territory), words(offering), words(right)].join(' · ')}</span>
      </>
    ),
  },
  { head: 'Territory', wide: true, cell: ({ territory }) => place(territory) },
  { head: 'Offering', wide: true, cell: ({ offering }) => words(offering) },
  { head: 'Right', wide: true, cell: ({ right }) => words(right) },
  { head: 'Corrects', wide: true, cell: ({ corrects }) => (corrects === null ? '' : month(corrects, 'short')) },
  { head: 'Streams', sort: 'streams', numeric: true, cell: ({ streams }) => count(streams) },
  { head: 'Gross', numeric: true, wide: true, cell: ({ gross, currency }) => <Money amount={gross} currency={currency} /> }, // prettier-ignore
  { head: 'Amount', sort: 'amount', numeric: true, cell: ({ amount, currency }) => <Money amount={amount} currency={currency} /> }, // prettier-ignore
];
