import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../test/pg.js';
import { happen } from '../../../test/tally.js';
import type { EventStore, LogQuery } from '../../platform/event-store/event-store.js';
import { PostgresEventStore } from '../../platform/event-store/postgres-event-store.js';
import { LogReader, type Cursor } from './log-reader.js';

let database: TestDatabase;
let store: PostgresEventStore;

beforeAll(async () => {
  database = await freshDatabase();
  store = new PostgresEventStore(database);
  await happen(store, 'day', { count: 20 });
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

/** The real store, counting what is asked of it. */
const counted = () => {
  const reads: bigint[] = [];
  const readAll = (query: LogQuery) => {
    reads.push(query.after);
    return store.readAll(query);
  };
  const counting: EventStore = Object.assign(Object.create(store) as EventStore, {
    readAll,
    head: () => store.head(),
    subscribe: (query: LogQuery & { signal: AbortSignal }) => store.subscribe(query),
  });
  return { reads, counting };
};

const never = new AbortController().signal;

const readToEnd = async (reader: LogReader, cursor: Cursor) => {
  const seen: bigint[] = [];
  for (;;) {
    const page = await reader.next(cursor, never);
    if (page === undefined) return seen;
    seen.push(...page.events.map(({ position }) => position).filter((position) => position > cursor.position));
    cursor.position = page.position;
  }
};

const everything = Array.from({ length: 20 }, (_, index) => BigInt(index + 1));

it('reads each page once for all who are equally far', async () => {
  const { reads, counting } = counted();
  const reader = new LogReader({ store: counting, eventsMax: 4 });
  const seen = await Promise.all([1, 2, 3].map(() => readToEnd(reader, reader.join(0n))));
  expect(seen).toEqual([everything, everything, everything]);
  const pages = reads.filter((after) => after < 20n);
  expect(pages).toEqual([...new Set(pages)]);
});

it('gives one who starts elsewhere its own part, without a gap or a repeat', async () => {
  const reader = new LogReader({ store, eventsMax: 4 });
  const [all, some] = await Promise.all([readToEnd(reader, reader.join(0n)), readToEnd(reader, reader.join(6n))]);
  expect(all).toEqual(everything);
  expect(some).toEqual(everything.slice(6));
});

it('leaves behind whoever does not keep up, and serves it later all the same', async () => {
  const reader = new LogReader({ store, eventsMax: 2, patienceMs: 20 });
  const slow = reader.join(0n);
  await reader.next(slow, never); // takes its page, and is not heard of for a while
  expect(await readToEnd(reader, reader.join(0n))).toEqual(everything);
  expect(await readToEnd(reader, slow)).toEqual(everything);
});

it('delivers what is appended while it follows the log', async () => {
  const reader = new LogReader({ store, eventsMax: 4 });
  const stop = new AbortController();
  const following = reader.follow(stop.signal);
  onTestFinished(() => {
    stop.abort();
    return following;
  });
  const cursor = reader.join(await store.head());
  const next = reader.next(cursor, never);
  const position = await happen(store, 'later');
  expect(await next).toMatchObject({ position, events: [{ stream: 'later' }] });
});
