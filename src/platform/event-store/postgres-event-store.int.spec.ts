import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, freshDatabaseForTest, type TestDatabase } from '../../../test/pg.js';
import { openPostgres } from '../postgres/postgres.js';
import { aStream, aType, events, follow, positionOf, write } from './contract/given.contract.js';
import { eventStoreContract } from './event-store.contract.js';
import type { EventStore } from './event-store.js';
import { PostgresEventStore } from './postgres-event-store.js';

/** A store with a pool of its own, which it takes along when it is closed. */
const openWith =
  (options: { readonly copiedEventsMin?: number }) =>
  (url: string, connectionsMax = 4): Promise<EventStore> => {
    const postgres = openPostgres(url, { connectionsMax });
    const store = new PostgresEventStore(postgres, options);
    const closeStore = store.close.bind(store);
    store.close = async () => {
      await closeStore();
      await postgres.close();
    };
    return Promise.resolve(store);
  };
const open = openWith({});

describe('PostgreSQL as the event store, every batch by COPY', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  eventStoreContract({ url: () => database.url, open: openWith({ copiedEventsMin: 1 }) });
});

describe('PostgreSQL as the event store', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  eventStoreContract({ url: () => database.url, open });

  it.each([
    'update event_log set type = type',
    'delete from event_log',
    'truncate event_log',
    'delete from event_log where false',
  ])('refuses to %s', async (statement) => {
    await write(await openFor(database), aStream(), events(1, aType()));
    await expect(database.pool.query(statement)).rejects.toThrow(/event_log is append-only/);
  });
});

describe.each([
  ['by the function', {}],
  ['by COPY', { copiedEventsMin: 1 }],
])('an append %s to a stream that it appended to before', (_, options) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());
  const openTwo = () => [new PostgresEventStore(database, options), new PostgresEventStore(database, options)] as const;

  it('sees that another writer has moved it meanwhile', async () => {
    const [mine, theirs] = openTwo();
    const [stream, type] = [aStream(), aType()];
    await write(mine, stream, events(1, type));
    await write(theirs, stream, events(2, type), 0);
    expect(await write(mine, stream, events(1, type), 0)).toEqual({ outcome: 'moved', actualRevision: 2 });
    expect(await write(mine, stream, events(1, type), 2)).toMatchObject({ outcome: 'appended', revision: 3 });
  });

  it('sees it also after an append of its own to another stream', async () => {
    const [mine, theirs] = openTwo();
    const [stream, type] = [aStream(), aType()];
    await write(mine, stream, events(1, type));
    await write(theirs, stream, events(1, type), 0);
    await write(mine, aStream(), events(1, type));
    expect(await write(mine, stream, events(1, type), 0)).toEqual({ outcome: 'moved', actualRevision: 1 });
  });

  it('lets both of two appends through that were on their way at once, whichever came first', async () => {
    const [mine] = openTwo();
    const [one, other, type] = [aStream(), aStream(), aType()];
    for (let revision = -1; revision < 10; revision += 1)
      expect(
        await Promise.all([one, other].map((stream) => write(mine, stream, events(1, type), revision))),
      ).toMatchObject([{ revision: revision + 1 }, { revision: revision + 1 }]);
  });

  it('goes on from its own without a look at the log, which is asked for no stream that is known', async () => {
    const { rows } = await database.pool.query<{ found: number[] }>(
      `select revisions_of(E'never\\nwritten\\nat all', '{7,7,-1}', '{t,f,null}') as found`,
    );
    expect(rows[0]!.found).toEqual([7, -1, -1]);
  });
});

const openFor = async (database: TestDatabase) => new PostgresEventStore(database);

describe('an empty log', () => {
  it('has no head, no page and no backlog, and wakes its reader at the first event', async () => {
    const database = await freshDatabaseForTest();
    const store = new PostgresEventStore(database);
    expect(await store.head()).toBe(0n);
    expect(await store.readAll({ after: 0n })).toEqual({ events: [], position: 0n });
    expect(await store.readAll({ after: 0n, types: [aType()] })).toEqual({ events: [], position: 0n });
    expect(await store.backlog({ after: 0n, max: 10 })).toEqual({ events: 0 });
    const reader = follow(store, { after: 0n });
    const outcome = await write(store, aStream(), events(1, aType()));
    await reader.until(() => reader.seen.length === 1);
    expect(reader.seen[0]!.position).toBe(positionOf(outcome));
    await reader.stop();
    await store.close();
  });
});

describe('a database that ends our connections', () => {
  it('costs a subscription nothing', async () => {
    const database = await freshDatabaseForTest();
    const store = await open(database.url);
    const reader = follow(store, { after: 0n, eventsMax: 5 });
    for (let round = 1; round <= 3; round += 1) {
      await write(new PostgresEventStore(database), aStream(), events(10, aType()));
      await reader.until(() => reader.seen.length >= round * 10 - 5);
      await database.pool.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
    }
    await reader.until(() => reader.seen.length >= 30);
    expect(reader.seen.map(({ position }) => position)).toEqual(
      Array.from({ length: 30 }, (_, nth) => BigInt(nth + 1)),
    );
    await reader.stop();
    await store.close();
  });
});
