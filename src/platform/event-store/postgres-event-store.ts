/**
 * The embedded default: an append-only table in PostgreSQL.
 *
 * One call of `append_events` writes many streams in one commit. Every append holds the head row until it commits, so
 * the global order is the commit order and no reader can miss an event or see one out of turn. While nobody else appends,
 * a stream is at the revision that our own last append left, and is not looked up. Readers are woken by
 * LISTEN/NOTIFY, and look by themselves now and then, because a notification is a hint and not a delivery.
 */
import type pg from 'pg';
import { isOutage } from '../postgres/outage.js';
import type { Postgres } from '../postgres/postgres.js';
import { assertAppendable } from './append-rules.js';
import {
  PAGE_EVENTS_DEFAULT,
  StoreUnavailable,
  type AppendOutcome,
  type EventStore,
  type LogPage,
  type LogQuery,
  type StoredEvent,
  type StreamAppend,
} from './event-store.js';
import { announcement, pause } from '../pause.js';
import { OwnRevisions, type Written } from './own-revisions.js';
import { callAppend } from './postgres-call-append.js';
import { copyAppend } from './postgres-copy-append.js';
import { Doorbell } from './postgres-doorbell.js';

const LOOK_ANYWAY_MS = 1_000;
const RECONNECT_MS = 500;
/** From here on COPY is faster than the function; below, its round trips cost more than it saves while a server is busy. */
const COPIED_EVENTS_MIN_DEFAULT = 2_000;
const COLUMNS = 'position, stream, revision, event_id as id, type, data, recorded_at as "recordedAt"';

/** A row of many is read as an array, at two thirds of what one by names costs. */
type Cells = [bigint, string, number, string, string, unknown, Date];
const eventOf = ([position, stream, revision, id, type, data, recordedAt]: Cells): StoredEvent => ({
  position,
  stream,
  revision,
  id,
  type,
  data,
  recordedAt,
});

export class PostgresEventStore implements EventStore {
  readonly name = 'postgres';
  readonly #pool: pg.Pool;
  readonly #copiedEventsMin: number;
  readonly #own = new OwnRevisions();
  readonly #doorbell: Doorbell;
  readonly #closing = announcement();

  constructor(
    postgres: Pick<Postgres, 'pool' | 'url'>,
    { copiedEventsMin = COPIED_EVENTS_MIN_DEFAULT }: { readonly copiedEventsMin?: number } = {},
  ) {
    this.#copiedEventsMin = copiedEventsMin;
    this.#pool = postgres.pool;
    this.#doorbell = new Doorbell(postgres.url);
  }

  async append(appends: readonly StreamAppend[]): Promise<readonly AppendOutcome[]> {
    if (appends.length === 0) return [];
    assertAppendable(appends);
    try {
      const { head, found } = await this.#write(appends);
      let position = head;
      const outcomes: AppendOutcome[] = [];
      for (const [index, append] of appends.entries()) {
        const { expectedRevision, events } = append;
        position += BigInt(events.length);
        outcomes.push(
          found[index] === expectedRevision
            ? { outcome: 'appended', revision: expectedRevision + events.length, position }
            : await this.#earlierTry(append, found[index]!).catch((cause: unknown) => ({ outcome: 'unknown', cause })),
        );
      }
      return outcomes;
    } catch (cause) {
      if (!(cause instanceof StoreUnavailable) || wasNeverSent(cause.cause)) throw cause;
      return appends.map(() => ({ outcome: 'unknown', cause }));
    }
  }

  async #write(appends: readonly StreamAppend[]): Promise<Written> {
    const events = appends.reduce((total, append) => total + append.events.length, 0);
    const write = events < this.#copiedEventsMin ? callAppend : copyAppend;
    const written = await this.#call(() => write(this.#pool, appends, this.#own.remembered(appends)));
    this.#own.learn(appends, written);
    return written;
  }

  /** A lost answer: the same ids right after the expected revision are the same write, already done. */
  async #earlierTry(append: StreamAppend, actualRevision: number): Promise<AppendOutcome> {
    const { stream, expectedRevision, events } = append;
    const { rows } = await this.#ask<{ event_id: string; position: bigint }>({
      text: 'select event_id, position from event_log where stream = $1 and revision > $2 and revision <= $3 order by revision',
      values: [stream, expectedRevision, expectedRevision + events.length],
    });
    const same = rows.length === events.length && rows.every((row, index) => row.event_id === events[index]!.id);
    return same
      ? { outcome: 'appended', revision: expectedRevision + events.length, position: rows.at(-1)!.position }
      : { outcome: 'moved', actualRevision };
  }

  async readStreams(streams: readonly string[]): Promise<ReadonlyMap<string, readonly StoredEvent[]>> {
    const found = new Map<string, StoredEvent[]>(streams.map((stream) => [stream, []]));
    if (streams.length === 0) return found;
    const events = await this.#events({
      name: 'read-streams',
      text: `select ${COLUMNS} from event_log where stream = any($1) order by stream, revision`,
      values: [streams],
    });
    for (const event of events) found.get(event.stream)!.push(event);
    return found;
  }

  async readAll({ after, types, eventsMax = PAGE_EVENTS_DEFAULT }: LogQuery): Promise<LogPage> {
    // The head is read first: whatever lies up to it is visible by now, so an unfilled page was looked at up to there.
    const head = types === undefined ? undefined : await this.head();
    const events = await this.#events(
      types === undefined
        ? {
            name: 'read-all',
            text: `select ${COLUMNS} from event_log where position > $1 order by position limit $2`,
            values: [after, eventsMax],
          }
        : {
            name: 'read-all-of-types',
            text: `select ${COLUMNS} from event_log where position > $1 and type = any($3) order by position limit $2`,
            values: [after, eventsMax, types],
          },
    );
    const last = events.at(-1)?.position ?? after;
    const lookedUpTo = events.length < eventsMax && head !== undefined && head > last ? head : last;
    return { events, position: lookedUpTo };
  }

  async *subscribe(query: LogQuery & { readonly signal: AbortSignal }): AsyncGenerator<LogPage> {
    const { signal } = query;
    let after = query.after;
    const closed = this.#closing.signal;
    while (!signal.aborted && !closed.aborted) {
      const rung = this.#doorbell.next();
      const page = await this.readAll({ ...query, after }).catch(async (error: unknown) => {
        if (!(error instanceof StoreUnavailable)) throw error;
        await pause(RECONNECT_MS, signal, closed);
        return undefined;
      });
      if (page === undefined) continue;
      if (page.position > after) {
        yield page;
        after = page.position;
      }
      if (page.events.length === 0) await pause(LOOK_ANYWAY_MS, rung, signal, closed);
    }
  }

  async head(): Promise<bigint> {
    const { rows } = await this.#ask<{ position: bigint }>({
      name: 'head',
      text: 'select position from event_log_head',
    });
    return rows[0]!.position;
  }

  async backlog({ after, types, max }: LogQuery & { readonly max: number }) {
    const { rows } = await this.#ask<{ events: bigint; since: Date | null }>({
      text: `select count(*) as events, min(recorded_at) as since
             from (select recorded_at from event_log where position > $1 and ($2::text[] is null or type = any($2))
                   order by position limit $3) as waiting`,
      values: [after, types ?? null, max],
    });
    const { events, since } = rows[0]!;
    return since === null ? { events: Number(events) } : { events: Number(events), since };
  }

  /** Ends subscriptions. The pool stays open: it is not ours. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#doorbell.close();
  }

  async #events(query: pg.QueryConfig): Promise<readonly StoredEvent[]> {
    const { rows } = await this.#call(() => this.#pool.query<Cells>({ ...query, rowMode: 'array' }));
    return rows.map(eventOf);
  }

  #ask<Row extends pg.QueryResultRow>(query: pg.QueryConfig): Promise<pg.QueryResult<Row>> {
    return this.#call(() => this.#pool.query<Row>(query));
  }

  #call<Answer>(call: () => Promise<Answer>): Promise<Answer> {
    return call().catch((error: unknown) => {
      throw isOutage(error) ? new StoreUnavailable('the event store does not answer', { cause: error }) : error;
    });
  }
}

/** Refused at the door: no connection, none free in time, or a server that takes none. */
const wasNeverSent = (error: unknown): boolean => {
  const { code, message } = error as { code?: string; message?: string };
  return (
    /^(ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|57P03|53300)$/.test(code ?? '') ||
    /timeout exceeded when trying to connect/.test(message ?? '')
  );
};
