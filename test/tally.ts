/** A projection that counts events per stream and would count twice if the engine delivered twice; for engine specs. */
import type { EventStore, Position } from '../src/platform/event-store/event-store.js';
import type { Postgres } from '../src/platform/postgres/postgres.js';
import type { Projection } from '../src/projections/projection.js';
import { joinTexts } from '../src/projections/engine/columns.js';

/** Counts `step` per event; an event whose data says `poison` makes PostgreSQL refuse the statement. */
export const tally = ({ version = '1', step = 1, name = 'tally' } = {}): Projection => ({
  name,
  version,
  question: 'How many events are in each stream?',
  types: ['Happened.v1'],
  tables: {
    [`${name}_counts`]: (physical) => `
      create table ${physical} (stream text primary key, events integer not null, last bigint not null)`,
  },
  indexes: { [`${name}_counts`]: (physical) => `create index ${physical}_events on ${physical} (events)` },
  apply: async (batch, { run, table }) => {
    const poison = batch.some(({ data }) => (data as { poison?: boolean }).poison === true);
    const { separator, columns } = joinTexts([batch.map(({ stream }) => stream)]);
    await run(
      `insert into ${table(`${name}_counts`)} as known (stream, events, last)
       select stream, count(*) * $3, $4 from unnest(string_to_array($1, $2)) as stream group by stream
       on conflict (stream) do update set events = known.events + excluded.events, last = excluded.last`,
      [columns[0], separator, poison ? 'no number' : step, batch.at(-1)!.position],
    );
  },
});

/** Appends `count` events to each stream, one append per event, and answers the last position. */
export const happen = async (
  store: EventStore,
  stream: string,
  {
    count = 1,
    from = 0,
    poison = false,
  }: { readonly count?: number; readonly from?: number; readonly poison?: boolean } = {},
): Promise<Position> => {
  let last = 0n;
  for (let revision = from; revision < from + count; revision += 1) {
    const id = `00000000-0000-4000-8000-${Buffer.from(`${stream}${revision}`).toString('hex').slice(-12).padStart(12, '0')}`;
    const [outcome] = await store.append([
      { stream, expectedRevision: revision - 1, events: [{ id, type: 'Happened.v1', data: poison ? { poison } : {} }] },
    ]);
    if (outcome?.outcome !== 'appended') throw new Error(`${stream} did not take revision ${revision}`);
    last = outcome.position;
  }
  return last;
};

/** stream -> events, as readers see it. */
export const tallies = async (
  { pool }: Pick<Postgres, 'pool'>,
  view = 'tally_counts',
): Promise<Record<string, number>> => {
  const { rows } = await pool.query<{ stream: string; events: number }>(
    `select stream, events from ${view} order by stream`,
  );
  return Object.fromEntries(rows.map(({ stream, events }) => [stream, events]));
};

/** The rows of a view as JSON, in an order of their own. */
export const rowsOf = async ({ pool }: Pick<Postgres, 'pool'>, view: string): Promise<readonly string[]> => {
  const { rows } = await pool.query<{ row: string }>(`select to_jsonb(t)::text as row from ${view} t order by 1`);
  return rows.map(({ row }) => row);
};
