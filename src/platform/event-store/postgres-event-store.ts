/**
 * The embedded default: an append-only table in PostgreSQL.
 *
 * One call of `append_events` writes many streams in one commit. Every append holds the head row until it commits, so
 * the global order is the commit order and no reader can miss an event or see one out of turn. Readers are woken by
 * LISTEN/NOTIFY, and look by themselves now and then, because a notification is a hint and not a delivery.
 */
import pg from 'pg';
import type { Postgres } from '../postgres/postgres.js';
import {
  StoreUnavailable,
  type AppendOutcome,
  type EventStore,
  type LogPage,
  type LogQuery,
  type StoredEvent,
  type StreamAppend,
} from './event-store.js';

const PAGE_EVENTS_DEFAULT = 1_000;
const LOOK_ANYWAY_MS = 1_000;
const RECONNECT_MS = 500;
const COLUMNS = 'position, stream, revision, event_id, type, data, recorded_at';

type LogRow = {
  readonly position: bigint;
  readonly stream: string;
  readonly revision: number;
  readonly event_id: string;
  readonly type: string;
  readonly data: unknown;
  readonly recorded_at: Date;
};

const toEvent = (row: LogRow): StoredEvent => ({
  position: row.position,
  stream: row.stream,
  revision: row.revision,
  id: row.event_id,
  type: row.type,
  data: row.data,
  recordedAt: row.recorded_at,
});

export class PostgresEventStore implements EventStore {
  readonly name = 'postgres';
  readonly #pool: pg.Pool;
  readonly #doorbell: Doorbell;

  constructor(postgres: Pick<Postgres, 'pool' | 'url'>) {
    this.#pool = postgres.pool;
    this.#doorbell = new Doorbell(postgres.url);
  }

  async append(appends: readonly StreamAppend[]): Promise<readonly AppendOutcome[]> {
    if (appends.length === 0) return [];
    const { rows } = await this.#ask<{ head: bigint; found_revisions: number[] }>({
      name: 'append-events',
      text: 'select head, found_revisions from append_events($1, $2, $3, $4, $5, $6, $7, $8)',
      values: columnsOf(appends),
    });
    const { head, found_revisions: found } = rows[0]!;
    let position = head;
    const outcomes: AppendOutcome[] = [];
    for (const [index, { stream, expectedRevision, events }] of appends.entries()) {
      position += BigInt(events.length);
      const actualRevision = found[index]!;
      outcomes.push(
        actualRevision === expectedRevision
          ? { outcome: 'appended', revision: expectedRevision + events.length, position }
          : await this.#earlierTry({ stream, expectedRevision, events }, actualRevision),
      );
    }
    return outcomes;
  }

  /** A lost answer: the same ids right after the expected revision are the same write, already done. */
  async #earlierTry({ stream, expectedRevision, events }: StreamAppend, actualRevision: number): Promise<AppendOutcome> {
    const { rows } = await this.#ask<{ event_id: string; position: bigint }>({
      text: 'select event_id, position from event_log where stream = $1 and revision > $2 and revision <= $3 order by revision',
      values: [stream, expectedRevision, expectedRevision + events.length],
    });
    const same = events.length > 0 && rows.length === events.length && rows.every((row, index) => row.event_id === events[index]!.id);
    return same
      ? { outcome: 'appended', revision: expectedRevision + events.length, position: rows.at(-1)!.position }
      : { outcome: 'moved', actualRevision };
  }

  async readStreams(streams: readonly string[]): Promise<ReadonlyMap<string, readonly StoredEvent[]>> {
    const found = new Map<string, StoredEvent[]>(streams.map((stream) => [stream, []]));
    if (streams.length === 0) return found;
    const { rows } = await this.#ask<LogRow>({
      name: 'read-streams',
      text: `select ${COLUMNS} from event_log where stream = any($1) order by stream, revision`,
      values: [streams],
    });
    for (const row of rows) found.get(row.stream)!.push(toEvent(row));
    return found;
  }

  async readAll({ after, types, eventsMax = PAGE_EVENTS_DEFAULT }: LogQuery): Promise<LogPage> {
    // The head is read first: whatever lies up to it is visible by now, so an unfilled page was looked at up to there.
    const head = types === undefined ? undefined : await this.head();
    const { rows } = await this.#ask<LogRow>(
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
    const last = rows.at(-1)?.position ?? after;
    const lookedUpTo = rows.length < eventsMax && head !== undefined && head > last ? head : last;
    return { events: rows.map(toEvent), position: lookedUpTo };
  }

  async *subscribe(query: LogQuery & { readonly signal: AbortSignal }): AsyncGenerator<LogPage> {
    const { signal } = query;
    let after = query.after;
    while (!signal.aborted) {
      const rung = this.#doorbell.next();
      const page = await this.readAll({ ...query, after }).catch(async (error: unknown) => {
        if (!(error instanceof StoreUnavailable)) throw error;
        await pause(RECONNECT_MS, signal);
        return undefined;
      });
      if (page === undefined) continue;
      if (page.position > after) {
        yield page;
        after = page.position;
      }
      if (page.events.length === 0) await Promise.race([rung, pause(LOOK_ANYWAY_MS, signal)]);
    }
  }

  async head(): Promise<bigint> {
    const { rows } = await this.#ask<{ position: bigint }>({ name: 'head', text: 'select position from event_log_head' });
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

  async close(): Promise<void> {
    await this.#doorbell.close();
  }

  #ask<Row extends pg.QueryResultRow>(query: pg.QueryConfig): Promise<pg.QueryResult<Row>> {
    return this.#pool.query<Row>(query).catch((error: unknown) => {
      throw isOutage(error) ? new StoreUnavailable('the event store does not answer', { cause: error }) : error;
    });
  }
}

/** The arrays that `append_events` takes, in its order. A type or stream name never holds a line break; nor does JSON. */
const columnsOf = (appends: readonly StreamAppend[]) => {
  const asks: number[] = [];
  const streams: string[] = [];
  const revisions: number[] = [];
  const ids: string[] = [];
  const types: string[] = [];
  const datas: string[] = [];
  for (const [index, { stream, expectedRevision, events }] of appends.entries())
    for (const [nth, event] of events.entries()) {
      asks.push(index + 1);
      streams.push(stream);
      revisions.push(expectedRevision + 1 + nth);
      ids.push(event.id);
      types.push(event.type);
      datas.push(JSON.stringify(event.data));
    }
  return [
    appends.map(({ stream }) => stream).join('\n'),
    appends.map(({ expectedRevision }) => expectedRevision),
    asks,
    streams.join('\n'),
    revisions,
    ids.join('\n'),
    types.join('\n'),
    datas.join('\n'),
  ];
};

/** Connection failures, shutdowns, and answers that did not come in time: classes 08, 57P and 53 of SQLSTATE. */
const isOutage = (error: unknown): boolean => {
  const { code, message } = error as { code?: string; message?: string };
  return (
    (code !== undefined && /^(08|57P|53|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND)/.test(code)) ||
    /^57014$/.test(code ?? '') ||
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(message ?? '')
  );
};

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((done) => {
    if (signal.aborted) return done();
    const finish = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      done();
    };
    const timer = setTimeout(finish, ms);
    signal.addEventListener('abort', finish);
  });

/** One LISTEN connection for all subscriptions of this store; rings everyone who waits. */
class Doorbell {
  readonly #url: string;
  #ring!: () => void;
  #rung = this.#hang();
  #client: pg.Client | undefined;
  #connecting = false;
  #closed = false;

  constructor(url: string) {
    this.#url = url;
  }

  /** Resolves at the next ring. Ask before looking, so that nothing that comes in between is slept through. */
  next(): Promise<void> {
    if (this.#client === undefined && !this.#connecting && !this.#closed) void this.#listen();
    return this.#rung;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#ring();
    await this.#client?.end().catch(() => undefined);
  }

  /** Hangs a new bell: whoever waited for the old one is woken by the ring that replaces it. */
  #hang(): Promise<void> {
    return new Promise((woken) => {
      this.#ring = () => {
        this.#rung = this.#hang();
        woken();
      };
    });
  }

  async #listen() {
    this.#connecting = true;
    const client = new pg.Client({ connectionString: this.#url, application_name: 'playledger-doorbell' });
    const lost = () => {
      if (this.#client === client) this.#client = undefined;
      void client.end().catch(() => undefined);
    };
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', () => this.#ring());
    try {
      await client.connect();
      await client.query('listen event_log');
      if (this.#closed) await client.end();
      else this.#client = client;
    } catch {
      lost(); // subscriptions look by themselves until a later `next` gets through
    }
    this.#connecting = false;
    this.#ring();
  }
}
