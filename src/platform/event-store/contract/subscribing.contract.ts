import { expect, it, onTestFinished } from 'vitest';
import { NO_STREAM, type EventStore, type LogPage, type LogQuery } from '../event-store.js';
import { aStream, aType, events, follow, idsOf, positionOf, write, type Subject } from './given.contract.js';

/** Ends with the test, however that ends. */
const following = (store: EventStore, query: LogQuery, eachPage?: (page: LogPage) => Promise<void>) => {
  const reader = follow(store, query, eachPage);
  onTestFinished(reader.stop);
  return reader;
};

/** What subscriptions promise. */
export const subscribingContract = (store: () => EventStore, subject: Subject) => {
  it('catches up, then goes live', async () => {
    const [type, after] = [aType(), await store().head()];
    const written = events(30, type);
    await write(store(), aStream(), written.slice(0, 20));
    const reader = following(store(), { after, types: [type], eventsMax: 7 });
    await reader.until(() => reader.seen.length >= 20);
    for (const late of written.slice(20)) {
      const stored = reader.seen.length + 1;
      await write(store(), aStream(), [late]);
      await reader.until(() => reader.seen.length >= stored);
    }
    expect(idsOf(reader.seen)).toEqual(idsOf(written));
    expect(reader.pages.every((page) => page.events.length <= 7)).toBe(true);
  });

  it('delivers whole events, as a read does', async () => {
    const [stream, type, after] = [aStream(), aType(), await store().head()];
    const reader = following(store(), { after, types: [type] });
    await write(store(), stream, events(3, type));
    await reader.until(() => reader.seen.length >= 3);
    expect(reader.seen).toEqual((await store().readStreams([stream])).get(stream));
  });

  it('resumes after any page without a gap and without a repetition', async () => {
    const [type, after] = [aType(), await store().head()];
    const written = events(40, type);
    for (let from = 0; from < 40; from += 8) {
      await write(store(), aStream(), written.slice(from, from + 8));
      await write(store(), aStream(), events(3, aType()));
    }
    const seen: string[] = [];
    for (let position = after; seen.length < 40;) {
      const reader = following(store(), { after: position, types: [type], eventsMax: 3 });
      await reader.until(() => reader.seen.length > 0);
      await reader.stop();
      const first = reader.pages.find((page) => page.events.length > 0)!;
      seen.push(...idsOf(first.events));
      position = first.position;
    }
    expect(seen).toEqual(idsOf(written));
  });

  it('moves on while nothing matches, so that a reader can be waited for', async () => {
    const after = await store().head();
    const reader = following(store(), { after, types: [aType()] });
    const end = positionOf(await write(store(), aStream(), events(3, aType())));
    await reader.until(() => (reader.pages.at(-1)?.position ?? 0n) >= end);
    expect(reader.seen).toEqual([]);
    for (const [index, page] of reader.pages.entries())
      expect(page.position).toBeGreaterThan(index === 0 ? after : reader.pages[index - 1]!.position);
  });

  it('loses nothing for a slow reader, while thousands of events arrive live', async () => {
    const [type, after] = [aType(), await store().head()];
    const written = events(6_000, type);
    let hold = Promise.resolve();
    const reader = following(store(), { after, types: [type], eventsMax: 50 }, () => hold);
    await write(store(), aStream(), written.slice(0, 1));
    await reader.until(() => reader.seen.length === 1);
    let letGo!: () => void;
    hold = new Promise((done) => {
      letGo = done;
    });
    for (let from = 1; from < written.length; from += 500)
      await store().append([
        { stream: aStream(), expectedRevision: NO_STREAM, events: written.slice(from, from + 500) },
      ]);
    letGo();
    await reader.until(() => reader.seen.length >= written.length);
    expect(idsOf(reader.seen)).toEqual(idsOf(written));
  });

  it('serves many readers at once, each the whole log', async () => {
    const [type, after] = [aType(), await store().head()];
    const readers = Array.from({ length: 12 }, () => following(store(), { after, types: [type] }));
    const written = events(50, type);
    await write(store(), aStream(), written);
    for (const reader of readers) {
      await reader.until(() => reader.seen.length >= 50);
      expect(idsOf(reader.seen)).toEqual(idsOf(written));
    }
  });

  it('stops when told, while it waits and before it starts', async () => {
    const waiting = follow(store(), { after: await store().head() });
    await new Promise((tick) => setTimeout(tick, 300));
    await waiting.stop();
    const aborted = store().subscribe({ after: 0n, signal: AbortSignal.abort() });
    for await (const page of aborted) expect.unreachable(`a page up to ${page.position}`);
  });

  it('lets go when the reader leaves the loop', async () => {
    const [type, after] = [aType(), await store().head()];
    await write(store(), aStream(), events(10, type));
    let seen = 0;
    for await (const page of store().subscribe({
      after,
      types: [type],
      eventsMax: 2,
      signal: new AbortController().signal,
    })) {
      seen += page.events.length;
      if (seen > 0) break;
    }
    expect(seen).toBeLessThanOrEqual(2);
  });

  it('ends its subscriptions when it is closed', async () => {
    const another = await subject.open(subject.url());
    const reader = follow(another, { after: await another.head() });
    await new Promise((tick) => setTimeout(tick, 300));
    await another.close();
    await reader.ended;
  });
};
