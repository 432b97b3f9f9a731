/** The proof of ADR 0002: whoever reads while many write sees one order, without a hole that is filled later. */
import { expect, it, onTestFinished } from 'vitest';
import { freshDatabaseForTest } from '../../../test/pg.js';
import { openPostgres } from '../postgres/postgres.js';
import { anEvent, follow, readToTheEnd } from './contract/given.contract.js';
import { NO_STREAM, type EventStore, type StoredEvent } from './event-store.js';
import { PostgresEventStore } from './postgres-event-store.js';

const WRITERS = 8;
const APPENDS_PER_WRITER = 40;
const STREAMS_OF_ITS_OWN = 3;
const SHARED_STREAMS = ['shared-a', 'shared-b'];

/** Each writer has a connection of its own, as another process would. */
const aWriter = (url: string) => {
  const postgres = openPostgres(url, { connectionsMax: 1 });
  const store = new PostgresEventStore(postgres);
  onTestFinished(async () => {
    await store.close();
    await postgres.close();
  });
  return store;
};

/** Appends to streams of its own and to ones that the others write as well; answers the ids that were acknowledged. */
const writeAway = async (store: EventStore, writer: number): Promise<string[]> => {
  const streams = [
    ...SHARED_STREAMS,
    ...Array.from({ length: STREAMS_OF_ITS_OWN }, (_, nth) => `writer-${writer}-${nth}`),
  ];
  const revisions = new Map(streams.map((stream) => [stream, NO_STREAM]));
  const acknowledged: string[] = [];
  for (let turn = 0; turn < APPENDS_PER_WRITER; turn += 1) {
    const appends = streams.map((stream, nth) => ({
      stream,
      expectedRevision: revisions.get(stream)!,
      events: Array.from({ length: 1 + ((turn + nth) % 4) }, () => anEvent('Written.v1', { writer, turn })),
    }));
    for (const [index, outcome] of (await store.append(appends)).entries()) {
      const { stream, events } = appends[index]!;
      if (outcome.outcome === 'unknown') throw outcome.cause;
      revisions.set(stream, outcome.outcome === 'appended' ? outcome.revision : outcome.actualRevision);
      if (outcome.outcome === 'appended') acknowledged.push(...events.map(({ id }) => id));
    }
  }
  return acknowledged;
};

/** Asks for small pages as fast as it can, so that it always reads right behind the writers. */
const pollUntil = async (store: EventStore, done: () => boolean): Promise<StoredEvent[]> => {
  const seen: StoredEvent[] = [];
  for (let after = 0n, last = false; ; last = done()) {
    const page = await store.readAll({ after, eventsMax: 37 });
    seen.push(...page.events);
    after = page.position;
    if (last && page.events.length === 0) return seen;
  }
};

const expectOneOrder = (seen: readonly StoredEvent[], acknowledged: readonly string[]) => {
  const revisions = new Map<string, number>();
  let position = 0n;
  for (const event of seen) {
    expect(event.position).toBeGreaterThan(position);
    expect(event.revision).toBe((revisions.get(event.stream) ?? NO_STREAM) + 1);
    position = event.position;
    revisions.set(event.stream, event.revision);
  }
  expect(seen.map(({ id }) => id).toSorted()).toEqual(acknowledged.toSorted());
};

it('shows readers every event of many racing writers once, in one order, and never a late one', async () => {
  const { url } = await freshDatabaseForTest();
  const readers = [aWriter(url), aWriter(url), aWriter(url)] as const;
  const live = follow(readers[0], { after: 0n, eventsMax: 50 });
  const typed = follow(readers[1], { after: 0n, types: ['Written.v1'], eventsMax: 11 });
  let finished = false;
  const polled = pollUntil(readers[2], () => finished);
  const written = await Promise.all(Array.from({ length: WRITERS }, (_, writer) => writeAway(aWriter(url), writer)));
  finished = true;
  const acknowledged = written.flat();
  expectOneOrder(await polled, acknowledged);
  for (const reader of [live, typed]) {
    await reader.until(() => reader.seen.length >= acknowledged.length);
    await reader.stop();
    expectOneOrder(reader.seen, acknowledged);
  }
  const pages = await readToTheEnd(readers[0], { after: 0n });
  expectOneOrder(pages.flatMap(({ events }) => events), acknowledged); // prettier-ignore
  expect(await readers[0].head()).toBe(pages.at(-1)!.position);
});
