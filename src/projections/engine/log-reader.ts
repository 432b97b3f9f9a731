/**
 * One read of the log for many projections. Those that are equally far share each page; the next one is fetched while
 * the last is applied. Whoever is ahead waits a little for the others, so that few pages are held; whoever stays
 * behind for longer is left, and reads for itself until it is level again.
 */
import type { EventStore, LogPage, Position, StoredEvent } from '../../platform/event-store/event-store.js';
import { Bell } from './bell.js';
import { pause } from '../../platform/pause.js';

/** A stretch of the log: every event after `after`, up to and including `position`. */
export type Page = {
  readonly after: Position;
  readonly position: Position;
  readonly events: readonly StoredEvent[];
  /** The types among them. */
  readonly types: ReadonlySet<string>;
};

/** How far one projection is; `waits` while it has asked for a page. */
export type Cursor = { position: Position; waits: boolean; left: boolean };

const PAGES_MAX = 4;
const PATIENCE_MS = 3_000;
const LOOK_ANYWAY_MS = 5_000;
const RETRY_MS = 500;

const pageOf = (after: Position, { position, events }: LogPage): Page => ({
  after,
  position,
  events,
  types: new Set(events.map(({ type }) => type)),
});

export type LogReaderOptions = {
  readonly store: EventStore;
  readonly eventsMax: number;
  /** How long those ahead wait for those behind. */
  readonly patienceMs?: number;
  readonly onProblem?: (error: unknown) => void;
};

export class LogReader {
  readonly #options: LogReaderOptions;
  readonly #cursors = new Set<Cursor>();
  readonly #reading = new Map<Position, Promise<Page>>();
  readonly #moved = new Bell();
  readonly #arrived = new Bell();
  #pages: Page[] = [];
  /** Pages after this position come by themselves, from `follow`. */
  #tail: Position | undefined;

  constructor(options: LogReaderOptions) {
    this.#options = options;
  }

  join(position: Position): Cursor {
    const cursor = { position, waits: false, left: false };
    this.#cursors.add(cursor);
    return cursor;
  }

  leave(cursor: Cursor): void {
    this.#cursors.delete(cursor);
    this.#moved.ring();
  }

  /** Delivers new events as they are appended, until the signal aborts. Without it, the end of the log is looked at once a call. */
  async follow(signal: AbortSignal): Promise<void> {
    const { store, eventsMax, onProblem } = this.#options;
    while (!signal.aborted)
      try {
        this.#tail ??= await store.head();
        for await (const page of store.subscribe({ after: this.#tail, eventsMax, signal })) {
          await this.#room();
          this.#keep(pageOf(this.#tail, page));
          this.#tail = page.position;
          this.#arrived.ring();
        }
      } catch (error) {
        onProblem?.(error);
        await pause(RETRY_MS, signal);
      }
  }

  /**
   * The page that goes on from the cursor (it may begin earlier); undefined when the signal aborted, or at the end of
   * the log where nobody follows it. Throws when the store is away.
   */
  async next(cursor: Cursor, signal: AbortSignal): Promise<Page | undefined> {
    cursor.waits = true;
    cursor.left = false;
    this.#letGo();
    this.#moved.ring();
    try {
      while (!signal.aborted) {
        const kept = this.#pages.find((page) => page.after <= cursor.position && cursor.position < page.position);
        if (kept !== undefined) return this.#readAhead(kept);
        const isAtTail = this.#tail !== undefined && cursor.position >= this.#tail;
        if (!isAtTail && (await this.#read(cursor.position)).position > cursor.position) continue;
        if (this.#tail === undefined) return undefined;
        await this.#arrived.next(LOOK_ANYWAY_MS, signal);
      }
      return undefined;
    } finally {
      cursor.waits = false;
    }
  }

  #read(after: Position): Promise<Page> {
    const running = this.#reading.get(after);
    if (running !== undefined) return running;
    const reading = this.#fetch(after).finally(() => this.#reading.delete(after));
    this.#reading.set(after, reading);
    return reading;
  }

  async #fetch(after: Position): Promise<Page> {
    const { store, eventsMax } = this.#options;
    await this.#room();
    const page = pageOf(after, await store.readAll({ after, eventsMax }));
    if (page.position > after) this.#keep(page);
    return page;
  }

  /** Fetches the next page while this one is applied; a failure is met again by whoever asks for it. */
  #readAhead(page: Page): Page {
    const { position, events } = page;
    const isLast = this.#pages.every(({ after }) => after !== position);
    if (isLast && events.length === this.#options.eventsMax && (this.#tail === undefined || position < this.#tail))
      void this.#read(position).catch(() => undefined);
    return page;
  }

  /** Pages that everybody has are not held until others take their place: by then they would have outlived the young. */
  #letGo() {
    this.#pages = this.#pages.filter((page) => [...this.#cursors].some(({ position }) => position < page.position));
  }

  #keep(page: Page) {
    this.#pages = [...this.#pages.filter(({ after }) => after !== page.after).slice(1 - PAGES_MAX), page];
  }

  /** Waits until the oldest page is not needed any more; then, or when patience ends, there is room for one more. */
  async #room(): Promise<void> {
    const until = performance.now() + (this.#options.patienceMs ?? PATIENCE_MS);
    while (this.#pages.length >= PAGES_MAX) {
      const oldest = this.#pages[0]!;
      const behind = [...this.#cursors].filter(
        ({ position, waits, left }) => !waits && !left && oldest.after <= position && position < oldest.position,
      );
      if (behind.length === 0) return;
      const patience = until - performance.now();
      if (patience <= 0) return behind.forEach((cursor) => (cursor.left = true));
      await this.#moved.next(patience);
    }
  }
}
