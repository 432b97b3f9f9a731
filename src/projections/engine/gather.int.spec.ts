import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../test/pg.js';
import { happen, tallies } from '../../../test/tally.js';
import { PostgresEventStore } from '../../platform/event-store/postgres-event-store.js';
import type { Projection } from '../projection.js';
import { commitBatch } from './batch.js';
import { ensureBuilds } from './builds.js';
import { rebuild } from './rebuild.js';
import { currentBuilds } from './registry.js';
import { replayTo } from './replay.js';

const SOUR = 4n;

/** A row per event; one of them it cannot take. It comes after what is gathered from it, as the history of plays does. */
const sightings: Projection = {
  name: 'sightings',
  version: '1',
  question: 'Which event is in which stream?',
  after: 'counts',
  types: ['Happened.v1'],
  tables: {
    sightings: (physical) => `create table ${physical} (position bigint primary key, stream text collate "C" not null)`,
  },
  apply: async (batch, { append }) => {
    if (batch.some(({ position }) => position === SOUR)) throw new TypeError('sour');
    await append('sightings', [
      { name: 'position', type: 'bigint', of: ({ position }) => position },
      { name: 'stream', type: 'text', of: ({ stream }) => stream },
    ], batch); // prettier-ignore
  },
};

const countsBy = (select: string): Projection => ({
  name: 'counts',
  version: '1',
  question: 'How many events are in each stream?',
  types: ['Happened.v1'],
  tables: {
    counts: (physical) => `create table ${physical} (stream text collate "C" primary key, events bigint not null)`,
  },
  sums: { counts: { key: ['stream'], sums: ['events'] } },
  gathered: {
    from: 'sightings',
    rows: { counts: { key: ['stream'], others: ['events'], select: (source) => `select stream, ${select} as events from ${source('sightings')} group by stream` } },
  },
  apply: async (batch, { add }) => {
    const events = new Map<string, number>();
    for (const { stream, position } of batch)
      if (position !== SOUR) events.set(stream, (events.get(stream) ?? 0) + 1);
    await add('counts', [
      { name: 'stream', type: 'text', of: ([stream]: readonly [string, number]) => stream },
      { name: 'events', type: 'bigint', of: ([, number]: readonly [string, number]) => number },
    ], [...events]); // prettier-ignore
  },
}); // prettier-ignore
const counts = countsBy('count(*)');
const miscounted = countsBy('count(*) + 1');

let database: TestDatabase;
let store: PostgresEventStore;
beforeAll(async () => {
  database = await freshDatabase();
  store = new PostgresEventStore(database);
  for (let round = 0; round < 5; round += 1)
    for (const stream of ['a', 'b\twith\\tab', 'c']) await happen(store, stream, { from: round });
});
afterAll(async () => {
  await store.close();
  await database.drop();
});
beforeEach(async () => {
  for (const { tables, build } of await currentBuilds(database.pool, ['sightings', 'counts']))
    for (const table of tables) await database.pool.query(`drop table ${table}_b${build} cascade`);
  await database.pool.query('delete from projection_builds');
  await ensureBuilds(database.pool, [sightings, counts]);
  for (const projection of [sightings, counts])
    for (let from = 0n; ;) {
      const { events, position: to } = await store.readAll({ after: from, eventsMax: 4 });
      if (events.length === 0) break;
      await commitBatch(database.pool, { projection, build: { build: 1 } }, { from, to, events });
      from = to;
    }
});

const rebuilt = (...projections: readonly Projection[]) =>
  rebuild({ store, postgres: database, projections, pageEvents: 4 });
const ALL = { a: 4n, 'b\twith\\tab': 5n, c: 5n };

describe('a projection whose rows can be had from another one', () => {
  it('comes to what live counting came to, with one row a key that holds', async () => {
    expect(await rebuilt(sightings, counts)).toMatchObject([
      { projection: 'counts', same: true, events: 15 },
      { projection: 'sightings', same: true, events: 15 },
    ]);
    expect(await tallies(database, 'counts')).toEqual(ALL);
    await expect(database.pool.query(`insert into counts_b2 values ('a', 1)`)).rejects.toThrow(/duplicate key/);
  });

  it('misses what the other one had to set aside, and says so', async () => {
    await rebuilt(sightings, counts);
    const { rows } = await database.pool.query(
      'select projection, position from projection_parked where build = 2 order by projection',
    );
    expect(rows).toEqual([
      { projection: 'counts', position: SOUR },
      { projection: 'sightings', position: SOUR },
    ]);
  });

  it('is told from the live rows where the two ways of counting differ', async () => {
    expect(await rebuilt(sightings, miscounted)).toMatchObject([{ same: false }, { same: true }]);
  });

  it('reads the log itself when it is rebuilt alone', async () => {
    expect(await rebuilt(miscounted)).toMatchObject([{ projection: 'counts', same: true, events: 15 }]);
  });

  it('is gathered for a reader of an earlier position too', async () => {
    const options = { store, postgres: database, projections: [sightings, counts], pageEvents: 4, position: 7n };
    const rows = await replayTo(options, ({ tables }) => tallies(database, tables.get('counts')));
    expect(rows).toEqual({ a: 2n, 'b\twith\\tab': 2n, c: 2n });
  });
});
