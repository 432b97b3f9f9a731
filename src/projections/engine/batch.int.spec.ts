import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../test/pg.js';
import { happen, tallies, tally } from '../../../test/tally.js';
import type { StoredEvent } from '../../platform/event-store/event-store.js';
import { PostgresEventStore } from '../../platform/event-store/postgres-event-store.js';
import type { Projection } from '../projection.js';
import { commitBatch, type Batch, type Target } from './batch.js';
import { ensureBuilds } from './builds.js';
import { listParked, retryParked } from './parked.js';
import { liveCheckpoint } from './registry.js';

let database: TestDatabase;
let store: PostgresEventStore;
let target: Target;
let last: bigint;

beforeAll(async () => {
  database = await freshDatabase();
  store = new PostgresEventStore(database);
  await happen(store, 'day-a', { count: 4 });
  await happen(store, 'day-bad', { poison: true });
  last = await happen(store, 'day-b', { count: 4 });
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

/** Each test has a projection of its own over the same log. */
let serial = 0;
const view = () => `${target.projection.name}_counts`;
beforeEach(async () => {
  serial += 1;
  const projection = tally({ name: `tally_${serial}` });
  await ensureBuilds(database.pool, [projection]);
  target = { projection, build: { build: 1 } };
});

const wholeLog = async (): Promise<Batch> => ({
  from: 0n,
  to: last,
  events: (await store.readAll({ after: 0n })).events,
});
const healthy = ({ stream }: StoredEvent) => stream !== 'day-bad';

describe('a batch', () => {
  it('has its effect once, however often it is delivered', async () => {
    const batch = await wholeLog();
    const good = { ...batch, events: batch.events.filter(healthy) };
    expect(await commitBatch(database.pool, target, good)).toBe('committed');
    expect(await commitBatch(database.pool, target, good)).toBe('fenced');
    expect(await tallies(database, view())).toEqual({ 'day-a': 4, 'day-b': 4 });
  });

  it('has its effect once when many commit it at the same time', async () => {
    const batch = await wholeLog();
    const good = { ...batch, events: batch.events.filter(healthy) };
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => commitBatch(database.pool, target, good)));
    expect(outcomes.filter((outcome) => outcome === 'committed')).toHaveLength(1);
    expect(await tallies(database, view())).toEqual({ 'day-a': 4, 'day-b': 4 });
  });

  it('moves rows and checkpoint together, or neither', async () => {
    const { projection } = target;
    const broken = withApply(async (batch, write) => {
      await projection.apply(batch.filter(healthy), write);
      await write.run('select * from a_table_that_does_not_exist');
    });
    await expect(commitBatch(database.pool, broken, await wholeLog())).rejects.toThrow('does not exist');
    expect(await tallies(database, view())).toEqual({});
    expect(await liveCheckpoint(database.pool, target.projection.name)).toBe(0n);
  });

  it('parks the event that cannot be taken, with its error, and goes on', async () => {
    expect(await commitBatch(database.pool, target, await wholeLog())).toBe('committed');
    expect(await tallies(database, view())).toEqual({ 'day-a': 4, 'day-b': 4 });
    expect(await liveCheckpoint(database.pool, target.projection.name)).toBe(last);
    const parked = await listParked(database, target.projection.name);
    expect(parked).toMatchObject([{ position: 5n, type: 'Happened.v1', attempts: 1 }]);
    expect(parked[0]!.error).toContain('no number');
  });

  it('parks an event that the code of the projection throws at', async () => {
    const { projection } = target;
    const throwing = withApply((batch, write) => {
      if (!batch.every(healthy)) throw new TypeError('no such day');
      return projection.apply(batch, write);
    });
    await commitBatch(database.pool, throwing, await wholeLog());
    expect(await tallies(database, view())).toEqual({ 'day-a': 4, 'day-b': 4 });
    expect(await listParked(database, projection.name)).toMatchObject([{ error: 'TypeError: no such day' }]);
  });

  it('parks nothing in an outage, and can be committed after it', async () => {
    const { projection } = target;
    const cutOff = withApply(async (_batch, { run }) => void (await run(HANG_UP)));
    const batch = await wholeLog();
    await expect(commitBatch(database.pool, cutOff, batch)).rejects.toThrow(/terminat/);
    expect(await listParked(database, projection.name)).toEqual([]);
    expect(await commitBatch(database.pool, target, batch)).toBe('committed');
  });
});

const HANG_UP = 'select pg_terminate_backend(pg_backend_pid())';

/** The same build, written by other code. */
const withApply = (apply: Projection['apply']): Target => ({ ...target, projection: { ...target.projection, apply } });

describe('a parked event', () => {
  it('stays parked, counted as tried again, while it still fails', async () => {
    await commitBatch(database.pool, target, await wholeLog());
    expect(await retryParked({ store, postgres: database }, target.projection)).toEqual({
      applied: [],
      parkedStill: [5n],
    });
    expect(await listParked(database, target.projection.name)).toMatchObject([{ position: 5n, attempts: 2 }]);
    expect(await tallies(database, view())).toEqual({ 'day-a': 4, 'day-b': 4 });
  });

  it('is taken once the projection can take it', async () => {
    await commitBatch(database.pool, target, await wholeLog());
    const { projection } = target;
    const healed = (event: StoredEvent) => ({ ...event, data: {} });
    const { projection: mended } = withApply((batch, write) => projection.apply(batch.map(healed), write));
    expect(await retryParked({ store, postgres: database }, mended)).toEqual({ applied: [5n], parkedStill: [] });
    expect(await listParked(database, projection.name)).toEqual([]);
    expect(await tallies(database, view())).toEqual({ 'day-a': 4, 'day-b': 4, 'day-bad': 1 });
    expect(await retryParked({ store, postgres: database }, mended)).toEqual({ applied: [], parkedStill: [] });
  });
});
