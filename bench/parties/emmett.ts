/** The event store that a TypeScript team would otherwise take: Emmett on PostgreSQL, through its public API. */
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import pg from 'pg';
import { timed, type Party } from '../rounds.js';
import { inGroups, type Row } from '../workload.js';

const BATCH_EVENTS = 100;

type Event = { readonly type: string; readonly data: Record<string, unknown> };
type Append = { readonly stream: string; readonly events: Event[] };

/**
 * A hundred events in one append. Emmett writes one stream at a time, so a batch is a stream of its own: that is kinder
 * to it than the many streams that the same hundred events touch in the ledger.
 */
export const emmettBatches = (rows: readonly Row[], warmUp: readonly Row[], atOnce: number): Party => ({
  name: `Emmett appends of 100, ${atOnce} at once`,
  events: rows.length,
  log: 'emt_messages',
  run: appending(batchesOf(rows, 'batch'), batchesOf(warmUp, 'a-warm-up-batch'), atOnce),
});

/** One event an append, into the same streams as in the ledger. */
export const emmettSingles = (rows: readonly Row[], warmUp: readonly Row[], atOnce: number): Party => ({
  name: `Emmett single appends, ${atOnce} at once`,
  events: rows.length,
  log: 'emt_messages',
  run: appending(rows.map(singleOf), warmUp.map(singleOf), atOnce),
});

const singleOf = (row: Row): Append => ({ stream: row.stream, events: [eventOf(row)] });

const batchesOf = (rows: readonly Row[], name: string): readonly Append[] =>
  [...inGroups(rows, BATCH_EVENTS)].map((group, nth) => ({ stream: `${name}-${nth}`, events: group.map(eventOf) }));

const eventOf = ({ type, data }: Row): Event => ({ type, data: JSON.parse(data) as Record<string, unknown> });

/** A connection for each append at once, where its own default would make them queue for ten. */
const appending = (appends: readonly Append[], warmUp: readonly Append[], atOnce: number) => async (url: string) => {
  const pool = new pg.Pool({ connectionString: url, max: atOnce });
  const store = getPostgreSQLEventStore(url, { connectionOptions: { pooled: true, pool } });
  const all = (list: readonly Append[]) =>
    inStreamOrder(list, atOnce, ({ stream, events }) => store.appendToStream(stream, events));
  try {
    await store.schema.migrate();
    await all(warmUp);
    return await timed(() => all(appends));
  } finally {
    await store.close();
    await pool.end();
  }
};

/** At most `atOnce` appends at a time, never two of one stream: Emmett would refuse one of them, and both were paid for. */
const inStreamOrder = async (appends: readonly Append[], atOnce: number, append: (one: Append) => Promise<unknown>) => {
  const queues = new Map<string, Append[]>();
  for (const one of appends) {
    const queue = queues.get(one.stream);
    if (queue === undefined) queues.set(one.stream, [one]);
    else queue.push(one);
  }
  const ready = [...queues.values()].map((queue) => queue.values());
  const worker = async () => {
    for (let queue = ready.shift(); queue !== undefined; queue = ready.shift()) {
      const { value, done } = queue.next();
      if (done === true) continue;
      await append(value);
      ready.push(queue);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
};
