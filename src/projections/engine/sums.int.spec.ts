import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../test/pg.js';
import { happen, tallies } from '../../../test/tally.js';
import { PostgresEventStore } from '../../platform/event-store/postgres-event-store.js';
import type { Projection } from '../projection.js';
import { commitBatch } from './batch.js';
import { ensureBuilds } from './builds.js';
import { rebuild } from './rebuild.js';
import { replayTo } from './replay.js';

const counts: Projection = {
  name: 'counts',
  version: '1',
  question: 'How many events are in each stream?',
  types: ['Happened.v1'],
  tables: {
    counts: (physical) => `create table ${physical} (stream text collate "C" primary key, events bigint not null)`,
  },
  sums: { counts: { key: ['stream'], sums: ['events'] } },
  apply: async (batch, { add }) => {
    const events = new Map<string, number>();
    for (const { stream } of batch) events.set(stream, (events.get(stream) ?? 0) + 1);
    const columns = [
      { name: 'stream', type: 'text', of: ([stream]: readonly [string, number]) => stream },
      { name: 'events', type: 'bigint', of: ([, number]: readonly [string, number]) => number },
    ] as const;
    await add('counts', columns, [...events]);
  },
};

let database: TestDatabase;
let store: PostgresEventStore;
beforeAll(async () => {
  database = await freshDatabase();
  store = new PostgresEventStore(database);
  for (let round = 0; round < 5; round += 1)
    for (const stream of ['a', 'b\twith\\tab', 'c']) await happen(store, stream, { from: round });
  await ensureBuilds(database.pool, [counts]);
  for (let from = 0n; ;) {
    const { events, position: to } = await store.readAll({ after: from, eventsMax: 4 });
    if (events.length === 0) return;
    await commitBatch(database.pool, { projection: counts, build: { build: 1 } }, { from, to, events });
    from = to;
  }
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

describe('a table whose rows add up', () => {
  it('is filled loose over many pages, and comes out with one row a key that holds', async () => {
    const options = { store, postgres: database, projections: [counts], pageEvents: 4 };
    const [report] = await rebuild(options);
    expect(report).toMatchObject({ events: 15, same: true });
    expect(await tallies(database, 'counts')).toEqual({ a: 5n, 'b\twith\\tab': 5n, c: 5n });
    const { rows } = await database.pool.query<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relname like 'counts_b%'`,
    );
    expect(rows).toHaveLength(1);
    const [{ name }] = rows as [{ name: string }];
    await expect(database.pool.query(`insert into ${name} values ('a', 1)`)).rejects.toThrow(/duplicate key/);
  });

  it('is gathered for a reader of an earlier position too', async () => {
    const options = { store, postgres: database, projections: [counts], pageEvents: 4, position: 7n };
    const rows = await replayTo(options, ({ tables }) => tallies(database, tables.get('counts')));
    expect(rows).toEqual({ a: 3n, 'b\twith\\tab': 2n, c: 2n });
  });
});
