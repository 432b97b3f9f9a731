/**
 * The log in EventStoreDB 23.10, for production.
 *
 * A position is the commit position of an event. Every append names an exact revision, because only then does the
 * server recognise a repeated write for good; appends to different streams are calls of their own, many at a time.
 */
import { BACKWARDS, END, ErrorType } from '@eventstore/db-client';
import { assertAppendable } from './append-rules.js';
import {
  PAGE_EVENTS_DEFAULT,
  StoreUnavailable,
  type AppendOutcome,
  type EventStore,
  type LogPage,
  type LogQuery,
  type Position,
  type StoredEvent,
  type StreamAppend,
} from './event-store.js';
import { appendToStream, assertFits } from './eventstoredb-append.js';
import { connect, waitForLeader, type Connection } from './eventstoredb-connection.js';
import { asOutage, isOfType } from './eventstoredb-errors.js';
import { positionOf, readEach, startAfter, toStoredEvent } from './eventstoredb-reading.js';
import { subscribeToLog } from './eventstoredb-subscription.js';
import { inParallel } from '../in-parallel.js';
import { announcement, pause } from '../pause.js';

const LEADER_WAIT_MS = 30_000;
const DEADLINE_MS = 10_000;
const CLOSE_WAIT_MS = 2_000;
const APPENDS_AT_ONCE = 64;
const READS_AT_ONCE = 32;
const SYSTEM_EVENTS_GUESS = 8;

export type EventStoreDbOptions = {
  /** How long to wait for a leader at the start, in ms. */
  readonly leaderWaitMs?: number;
  /** How long a call may go without an answer, in ms. */
  readonly deadlineMs?: number;
};

/**
 * Connects and waits until a leader answers. Throws `StoreUnavailable`, naming the address, when none does in time or
 * it refuses to let us read; a `TypeError` when the URL is none of EventStoreDB.
 */
export const openEventStoreDb = async (url: string, options: EventStoreDbOptions = {}): Promise<EventStore> => {
  const closing = announcement();
  const connection = connect(url, options.deadlineMs ?? DEADLINE_MS, closing.signal);
  const store = new EventStoreDb(connection, closing);
  try {
    await waitForLeader(connection, options.leaderWaitMs ?? LEADER_WAIT_MS);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
};

class EventStoreDb implements EventStore {
  readonly name = 'eventstoredb';
  readonly #connection: Connection;
  readonly #closing: AbortController;

  constructor(connection: Connection, closing: AbortController) {
    this.#connection = connection;
    this.#closing = closing;
  }

  /** Throws a `RangeError`, with nothing written, for an event that is larger than the server takes. */
  async append(appends: readonly StreamAppend[]): Promise<readonly AppendOutcome[]> {
    assertAppendable(appends);
    for (const append of appends) assertFits(append);
    const outcomes = await inParallel(appends, APPENDS_AT_ONCE, (append) => appendToStream(this.#connection, append));
    const [first] = outcomes;
    const nothingWritten = (one: AppendOutcome) => one.outcome === 'unknown' && one.cause instanceof StoreUnavailable;
    if (first?.outcome === 'unknown' && outcomes.every(nothingWritten)) throw first.cause;
    return outcomes;
  }

  async readStreams(streams: readonly string[]): Promise<ReadonlyMap<string, readonly StoredEvent[]>> {
    const found = await inParallel(streams, READS_AT_ONCE, (stream) => this.#readStream(stream));
    return new Map(streams.map((stream, index) => [stream, found[index]!]));
  }

  async readAll({ after, types, eventsMax = PAGE_EVENTS_DEFAULT }: LogQuery): Promise<LogPage> {
    const events: StoredEvent[] = [];
    const position = await this.#eachAfter(
      { after, ...(types && { types }) },
      (event) => events.push(event) < eventsMax,
    );
    return { events, position };
  }

  subscribe(query: LogQuery & { readonly signal: AbortSignal }): AsyncIterable<LogPage> {
    return subscribeToLog(this.#connection, query, (ahead) => this.readAll(ahead));
  }

  async head(): Promise<Position> {
    let head = 0n;
    for (const maxCount of [SYSTEM_EVENTS_GUESS, Number.MAX_SAFE_INTEGER]) {
      let seen = 0;
      const newest = this.#connection.client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount });
      await this.#outage(
        readEach(newest, this.#connection, (resolved) => {
          seen += 1;
          head = toStoredEvent(resolved)?.position ?? 0n;
          return head === 0n;
        }),
      );
      if (head > 0n || seen < maxCount) break;
    }
    return head;
  }

  async backlog({ after, types, max }: LogQuery & { readonly max: number }): Promise<{ events: number; since?: Date }> {
    let events = 0;
    let since: Date | undefined;
    if (max > 0)
      await this.#eachAfter({ after, ...(types && { types }) }, ({ recordedAt }) => {
        since ??= recordedAt;
        events += 1;
        return events < max;
      });
    return since === undefined ? { events } : { events, since };
  }

  /** Ends subscriptions, fails what is under way with `StoreUnavailable`, and lets the connection go. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.race([this.#connection.client.dispose(), pause(CLOSE_WAIT_MS)]);
  }

  async #readStream(stream: string): Promise<StoredEvent[]> {
    const events: StoredEvent[] = [];
    await this.#outage(
      readEach(this.#connection.client.readStream(stream), this.#connection, (resolved) => {
        const event = toStoredEvent(resolved);
        if (event !== undefined) events.push(event);
        return true;
      }),
    ).catch((error: unknown) => {
      if (!isOfType(error, ErrorType.STREAM_NOT_FOUND)) throw error;
    });
    return events;
  }

  /**
   * Hands over the events after a position until `take` has enough; answers how far it looked. The client cannot ask
   * the server to filter a read, so the filter is ours; the server's reads start at a position, not after it.
   */
  async #eachAfter(
    { after, types }: Pick<LogQuery, 'after' | 'types'>,
    take: (event: StoredEvent) => boolean,
  ): Promise<Position> {
    const wanted = types && new Set(types);
    let lookedUpTo = after;
    const read = this.#connection.client.readAll({ fromPosition: startAfter(after) });
    await this.#outage(
      readEach(read, this.#connection, (resolved) => {
        const position = positionOf(resolved);
        if (position <= lookedUpTo) return true;
        lookedUpTo = position;
        const event = toStoredEvent(resolved);
        return event === undefined || wanted?.has(event.type) === false || take(event);
      }),
    );
    return lookedUpTo;
  }

  #outage<T>(call: Promise<T>): Promise<T> {
    return call.catch((error: unknown) => {
      throw asOutage(error, this.#connection.address);
    });
  }
}
