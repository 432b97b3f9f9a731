/** One subscription to the log, from its start until it is dropped or no longer wanted, as pages. */
import { eventTypeFilter, type AllStreamResolvedEvent, type AllStreamSubscription } from '@eventstore/db-client';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  PAGE_EVENTS_DEFAULT,
  StoreUnavailable,
  type LogPage,
  type LogQuery,
  type Position,
  type StoredEvent,
} from './event-store.js';
import type { Connection } from './eventstoredb-connection.js';
import { discard, startAfter, toStoredEvent } from './eventstoredb-reading.js';
import { pause } from '../pause.js';

/** The server tells how far it got once per 1,000 events that it looked at. */
const SEARCH_WINDOW_EVENTS = 500;
const CHECKPOINT_WINDOWS = 2;
/** After so long without an event we look by ourselves how far the log goes without one. */
const LOOK_ANYWAY_MS = 500;
/** An event that we saw by ourselves and that still was not delivered means that the subscription is dead. */
const OVERDUE_MS = 10_000;

/** A short read of what comes after a position, apart from the subscription. */
export type LookAhead = (query: LogQuery) => Promise<LogPage>;

export class Feed {
  readonly #subscription: AllStreamSubscription;
  readonly #query: LogQuery & { readonly signal: AbortSignal };
  readonly #closed: AbortSignal;
  readonly #lookAhead: LookAhead;
  readonly #eventsMax: number;
  #position: Position;
  #lookedUpTo: Position = 0n;
  #live = false;
  #looking = false;
  #overdue: { readonly position: Position; readonly since: number } | undefined;
  #waiting = new AbortController();
  #dropped: unknown;

  constructor(connection: Connection, query: LogQuery & { readonly signal: AbortSignal }, lookAhead: LookAhead) {
    this.#query = query;
    this.#closed = connection.closed;
    this.#lookAhead = lookAhead;
    this.#eventsMax = query.eventsMax ?? PAGE_EVENTS_DEFAULT;
    this.#position = query.after;
    this.#subscription = connection.client.subscribeToAll(
      { fromPosition: startAfter(query.after), filter: this.#filter() },
      { highWaterMark: this.#eventsMax },
    );
    this.#subscription
      .on('error', (error) => this.#drop(error))
      .on('end', () => this.#drop(new StoreUnavailable('the server ended the subscription')))
      .on('close', () => this.#drop(new StoreUnavailable('the subscription was cut')))
      .on('readable', () => this.#wake());
    this.#subscription.on('caughtUp', () => (this.#live = true)).on('fellBehind', () => (this.#live = false));
  }

  /** Why no more pages come; `undefined` as long as they do, or when the reader had enough. */
  get dropped(): unknown {
    return this.#dropped;
  }

  /** Waits for the next page. Nothing comes when the subscription was dropped, the signal aborted, or the store closed. */
  async next(): Promise<LogPage | undefined> {
    const { signal } = this.#query;
    while (!signal.aborted && !this.#closed.aborted) {
      this.#waiting = new AbortController();
      const page = await this.#page();
      if (page.position > this.#position) {
        this.#position = page.position;
        return page;
      }
      if (this.#dropped !== undefined) return undefined;
      await pause(LOOK_ANYWAY_MS, this.#waiting.signal, signal, this.#closed);
      if (!this.#waiting.signal.aborted && this.#live) void this.#lookAnyway();
    }
    return undefined;
  }

  stop(): void {
    this.#subscription.removeAllListeners('readable');
    discard(this.#subscription, () => this.#subscription.unsubscribe());
  }

  #filter() {
    const { types } = this.#query;
    return eventTypeFilter({
      regex: types === undefined ? '^[^$]' : `^(?:${types.map(escaped).join('|')})$`,
      maxSearchWindow: SEARCH_WINDOW_EVENTS,
      checkpointInterval: CHECKPOINT_WINDOWS,
      checkpointReached: (_, { commit }) => this.#passed(commit),
    });
  }

  /** Everything that waits, as one page, unless it is full before. A turn of the event loop tells whether more was on its way. */
  async #page(): Promise<LogPage> {
    const events: StoredEvent[] = [];
    let position = this.#position;
    for (;;) {
      const before = position;
      position = this.#drainInto(events, position);
      if (events.length === this.#eventsMax) return { events, position };
      if (position === before || events.length === 0) break;
      await nextTurn();
    }
    // Nothing waits, so all that lies up to the last checkpoint was either delivered or passed over.
    return { events, position: position > this.#lookedUpTo ? position : this.#lookedUpTo };
  }

  #drainInto(events: StoredEvent[], from: Position): Position {
    let position = from;
    while (events.length < this.#eventsMax) {
      const resolved = this.#subscription.read() as AllStreamResolvedEvent | null;
      if (resolved === null) break;
      const event = toStoredEvent(resolved);
      if (event === undefined || event.position <= position) continue;
      position = event.position;
      events.push(event);
    }
    return position;
  }

  /** Between checkpoints the server is silent about what it passes over; a short read moves the position on. */
  async #lookAnyway(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      const { events, position } = await this.#lookAhead({ ...this.#query, after: this.#position, eventsMax: 1 });
      if (events.length === 0) this.#passed(position);
      else this.#expect(events[0]!.position);
    } catch {
      // An outage: the subscription will tell by itself.
    } finally {
      this.#looking = false;
    }
  }

  #expect(position: Position) {
    if (position <= this.#position) this.#overdue = undefined;
    else if (this.#overdue?.position !== position) this.#overdue = { position, since: Date.now() };
    else if (Date.now() - this.#overdue.since > OVERDUE_MS)
      this.#drop(new StoreUnavailable('the subscription went silent'));
  }

  #passed(position: Position) {
    if (position <= this.#lookedUpTo) return;
    this.#lookedUpTo = position;
    this.#wake();
  }

  #drop(reason: unknown) {
    this.#dropped ??= reason;
    this.#wake();
  }

  #wake() {
    this.#waiting.abort();
  }
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
