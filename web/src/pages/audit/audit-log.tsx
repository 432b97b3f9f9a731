/** Who asked for what, and what came of it, newest first. */
import { useState } from 'preact/hooks';
import { query } from '../../api/client.js';
import type { AuditItem } from '../../api/types.js';
import { FilterForm, type Filter } from '../../components/filter-form.js';
import { PageHead } from '../../components/page-head.js';
import { PagedTable } from '../../components/paged-table.js';
import type { Column } from '../../components/table.js';
import { date } from '../../format/format.js';
import { asked, outcome, wasRefused } from './asked.js';

const FIELDS = { subject: { label: 'Person' }, party: { label: 'Party' } };

export const AuditLog = () => {
  const [filter, setFilter] = useState<Filter>({});
  return (
    <>
      <PageHead title="Audit log" />
      <p>Every request of a person, on record before its answer left. Nobody can change or remove an entry.</p>
      <FilterForm fields={FIELDS} onFilter={setFilter} />
      <PagedTable<AuditItem>
        path={`/v1/audit${query(filter)}`}
        caption="Requests"
        empty="No request fits."
        columns={COLUMNS}
      />
    </>
  );
};

const COLUMNS: readonly Column<AuditItem>[] = [
  { head: 'When', wide: true, cell: ({ at }) => <span class="figure">{date(at)}</span> },
  {
    head: 'Who',
    cell: ({ subject, roles, party, at }) => (
      <>
        {subject}
        <span class="below">{[...roles, ...(party === null ? [] : [party])].join(', ')}</span>
        <span class="below narrow">{date(at)}</span>
      </>
    ),
  },
  {
    head: 'Asked for',
    cell: (entry) => (
      <>
        <code class="anywhere">{asked(entry)}</code>
        <span class="below narrow">
          <Outcome status={entry.status} />
        </span>
      </>
    ),
  },
  { head: 'Outcome', wide: true, cell: ({ status }) => <Outcome status={status} /> },
];

const Outcome = ({ status }: Pick<AuditItem, 'status'>) => (
  <span class={wasRefused(status) ? 'loss' : undefined}>{outcome(status)}</span>
);
