/**
 * The port to the log. Two adapters stand behind it: `postgres` (the embedded default) and `eventstoredb`.
 * One contract suite, `event-store.contract.ts`, says what each of them must do.
 */

/** A place in the global order. Grows with every event; gaps are allowed; `0n` is before the first event. */
export type Position = bigint;

/** The revision of a stream's last event, counted from 0; `NO_STREAM` when there is none. */
export type Revision = number;
export const NO_STREAM: Revision = -1;

/** An event as an aggregate hands it over: `id` is derived from the command, so that a retry carries the same one. */
export type NewEvent = { readonly id: string; readonly type: string; readonly data: object };

export type StoredEvent = {
  readonly position: Position;
  readonly stream: string;
  readonly revision: Revision;
  readonly id: string;
  /** Wire name with its version, such as `TrackStreamed.v1`. */
  readonly type: string;
  readonly data: unknown;
  readonly recordedAt: Date;
};

/** One stream's share of a write. There is no default revision: whoever writes says on top of what. */
export type StreamAppend = {
  readonly stream: string;
  readonly expectedRevision: Revision;
  readonly events: readonly NewEvent[];
};

/**
 * What came of one stream's share; streams stand or fall alone.
 * - `appended`: on disk now, or already there from an earlier try with the same ids at the same revision.
 * - `moved`: the stream has another revision, and these events are not the ones after the expected one.
 * - `unknown`: no answer came; the events may be stored. Retry the same ids at the same revision.
 */
export type AppendOutcome =
  | { readonly outcome: 'appended'; readonly revision: Revision; readonly position: Position }
  | { readonly outcome: 'moved'; readonly actualRevision: Revision }
  | { readonly outcome: 'unknown'; readonly cause: unknown };

/** How many events a page holds at most, unless the query says otherwise. */
export const PAGE_EVENTS_DEFAULT = 1_000;

/** A piece of the global order: `position` is how far the log was looked at, also where nothing matched. */
export type LogPage = { readonly events: readonly StoredEvent[]; readonly position: Position };

export type LogQuery = {
  /** Exclusive: the first event delivered comes after this position. */
  readonly after: Position;
  /** Stored event types to deliver; without it, all. */
  readonly types?: readonly string[];
  /** How many events a page holds at most. */
  readonly eventsMax?: number;
};

export interface EventStore {
  readonly name: 'postgres' | 'eventstoredb';

  /** Appends to many streams; answers in the order asked. Throws `StoreUnavailable` when nothing can have been written. */
  append(appends: readonly StreamAppend[]): Promise<readonly AppendOutcome[]>;

  /** Every event of each stream, in revision order; a stream that does not exist is an empty list. */
  readStreams(streams: readonly string[]): Promise<ReadonlyMap<string, readonly StoredEvent[]>>;

  /** One page of the log, in global order. At the end of the log the page is empty and `position` stays or moves on. */
  readAll(query: LogQuery): Promise<LogPage>;

  /**
   * Catch-up, then live, for as long as the signal allows. A page closes when it is full or when nothing more
   * waits. The next page is fetched only when it is asked for, so a slow reader slows nobody down and loses
   * nothing; a lost connection is resumed after the last page that was handled.
   */
  subscribe(query: LogQuery & { readonly signal: AbortSignal }): AsyncIterable<LogPage>;

  /** The position of the last event on disk. */
  head(): Promise<Position>;

  /** How many events lie after a position (of these types), at most `max`, and when the first of them was recorded. */
  backlog(query: LogQuery & { readonly max: number }): Promise<{ readonly events: number; readonly since?: Date }>;

  close(): Promise<void>;
}

/** The store cannot be reached or did not answer in time. Safe to try again later. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
