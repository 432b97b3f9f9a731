/** The deals, each by its newest terms in words, and from when to when they hold. */
import { at } from '../../api/client.js';
import type { Deal } from '../../api/types.js';
import { PageHead } from '../../components/page-head.js';
import { PagedTable } from '../../components/paged-table.js';
import type { Column } from '../../components/table.js';
import { date } from '../../format/format.js';
import { words } from '../../format/words.js';
import { termsInWords } from './terms-in-words.js';

export const Deals = () => (
  <>
    <PageHead title="Deals" />
    <p>A party without a deal gets its part of the pools as it is, every month.</p>
    <PagedTable<Deal>
      path="/v1/deals?limit=100"
      caption="Deals"
      empty="No deal is agreed: every party gets its part of the pools as it is."
      columns={COLUMNS}
    />
  </>
);

const until = ({ to }: Deal): string => (to === null ? 'further notice' : date(to));

const COLUMNS: readonly Column<Deal>[] = [
  {
    head: 'Deal',
    cell: (deal) => (
      <>
        <a href={at`/parties/${deal.party}`}>{deal.partyName}</a>
        <span class="below">
          {words(deal.partyRole)}, {deal.dealId}
        </span>
        <span class="below narrow">
          {date(deal.from)} until {until(deal)}
        </span>
      </>
    ),
  },
  { head: 'Holds from', wide: true, cell: ({ from }) => <span class="figure">{date(from)}</span> },
  { head: 'Until', wide: true, cell: (deal) => <span class="figure">{until(deal)}</span> },
  { head: 'Terms', cell: ({ terms }) => <Terms of={terms} /> },
];

const Terms = ({ of }: { readonly of: Deal['terms'] }) => (
  <ul class="terms">
    {termsInWords(of).map((term) => (
      <li key={term}>{term}</li>
    ))}
  </ul>
);
