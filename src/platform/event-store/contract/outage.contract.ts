import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { NO_STREAM, StoreUnavailable, type EventStore, type NewEvent } from '../event-store.js';
import { aStream, aType, events, follow, idsOf, write, type Subject } from './given.contract.js';
import { linkTo } from './link.contract.js';

const STREAMS = 4;
const WRITES_PER_STREAM = 25;

/** What a store promises when the connection goes. `store` has an unbroken one to the same server. */
export const outageContract = (store: () => EventStore, subject: Subject) => {
  const openThroughLink = async () => {
    const link = await linkTo(subject.url());
    const distant = await subject.open(link.url);
    onTestFinished(async () => {
      await distant.close();
      await link.cut().catch(() => undefined);
    });
    return { link, distant };
  };

  it('answers "unavailable" while nobody is there, and works again afterwards', async () => {
    const { link, distant } = await openThroughLink();
    await link.cut();
    const append = { stream: aStream(), expectedRevision: NO_STREAM, events: events(1, aType()) };
    await distant.readAll({ after: 0n }).catch(() => undefined); // tells the client that its connections are gone
    await expect(distant.append([append])).rejects.toThrow(StoreUnavailable);
    await expect(distant.readStreams([append.stream])).rejects.toThrow(StoreUnavailable);
    await expect(distant.head()).rejects.toThrow(StoreUnavailable);
    await link.mend();
    expect(await distant.append([append])).toMatchObject([{ outcome: 'appended', revision: 0 }]);
  });

  it('resumes a subscription where it broke, without a gap and without a repetition', async () => {
    const { link, distant } = await openThroughLink();
    const [type, after] = [aType(), await store().head()];
    const written = events(90, type);
    const reader = follow(distant, { after, types: [type], eventsMax: 4 });
    onTestFinished(reader.stop);
    for (let from = 0; from < written.length; from += 30) {
      await write(store(), aStream(), written.slice(from, from + 10));
      await reader.until(() => reader.seen.length >= from + 10);
      await link.cut();
      await write(store(), aStream(), written.slice(from + 10, from + 20));
      await link.mend();
      await write(store(), aStream(), written.slice(from + 20, from + 30));
      await reader.until(() => reader.seen.length >= from + 30);
    }
    expect(idsOf(reader.seen)).toEqual(idsOf(written));
  });

  it('neither loses nor doubles an event when connections break under appends and the writer asks again', async () => {
    const { link, distant } = await openThroughLink();
    const type = aType();
    const plans = Array.from({ length: STREAMS }, () => ({
      stream: aStream(),
      written: events(WRITES_PER_STREAM, type),
    }));
    const writers = Promise.all(plans.map(({ stream, written }) => writeAll(distant, stream, written)));
    for (let cuts = 0; cuts < 3; cuts += 1) {
      await wait(40);
      await link.cut();
      await link.mend();
    }
    await writers;
    const found = await store().readStreams(plans.map(({ stream }) => stream));
    for (const { stream, written } of plans) expect(idsOf(found.get(stream)!)).toEqual(idsOf(written));
  });
};

/** One event after the other, each asked again with the same id at the same revision until there is an answer. */
const writeAll = async (store: EventStore, stream: string, written: readonly NewEvent[]) => {
  for (const [nth, event] of written.entries())
    for (let answered = false; !answered;) {
      const outcome = await write(store, stream, [event], nth - 1).catch((error: unknown) => {
        if (!(error instanceof StoreUnavailable)) throw error;
        return { outcome: 'unknown' } as const;
      });
      if (outcome.outcome === 'moved') throw new Error(`lost a race that nobody else runs: ${outcome.actualRevision}`);
      answered = outcome.outcome === 'appended';
      await wait(2);
    }
};
