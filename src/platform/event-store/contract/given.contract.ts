/** What every part of the contract needs: names that no other run uses, and readers that know when to stop. */
import { randomUUID } from 'node:crypto';
import type { AppendOutcome, EventStore, LogPage, LogQuery, NewEvent, StoredEvent } from '../event-store.js';
import { NO_STREAM } from '../event-store.js';

/** A store to be tested: where it is, and how to open one more client of it. */
export type Subject = { readonly url: () => string; readonly open: (url: string) => Promise<EventStore> };

export const aStream = () => `spec-${randomUUID()}`;
export const aType = () => `Spec-${randomUUID()}.v1`;
export const anEvent = (type: string, data: object = {}): NewEvent => ({ id: randomUUID(), type, data });
export const events = (count: number, type: string): NewEvent[] =>
  Array.from({ length: count }, (_, nth) => anEvent(type, { nth }));
export const idsOf = (some: readonly { readonly id: string }[]) => some.map(({ id }) => id);

/** One stream from its beginning. */
export const write = async (
  store: EventStore,
  stream: string,
  some: readonly NewEvent[],
  expectedRevision = NO_STREAM,
) => (await store.append([{ stream, expectedRevision, events: some }]))[0]!;

export const positionOf = (outcome: AppendOutcome): bigint => {
  if (outcome.outcome !== 'appended') throw new Error(`expected to be appended, was ${outcome.outcome}`);
  return outcome.position;
};

/** Reads pages until the log ends. */
export const readToTheEnd = async (store: EventStore, query: LogQuery): Promise<LogPage[]> => {
  const pages: LogPage[] = [];
  for (let after = query.after; ; after = pages.at(-1)!.position) {
    const page = await store.readAll({ ...query, after });
    pages.push(page);
    if (page.events.length === 0) return pages;
  }
};

/** A subscription under way: what it brought so far, and a way to wait for more and to end it. */
export const follow = (
  store: EventStore,
  query: LogQuery,
  eachPage: (page: LogPage) => Promise<void> = () => Promise.resolve(),
) => {
  const stop = new AbortController();
  const pages: LogPage[] = [];
  const seen: StoredEvent[] = [];
  const ended = (async () => {
    for await (const page of store.subscribe({ ...query, signal: stop.signal })) {
      pages.push(page);
      seen.push(...page.events);
      await eachPage(page);
    }
  })();
  const until = async (reached: () => boolean) => {
    while (!reached()) await Promise.race([new Promise((tick) => setTimeout(tick, 10)), ended]);
  };
  return {
    pages,
    seen,
    until,
    ended,
    stop: async () => {
      stop.abort();
      await ended;
    },
  };
};
