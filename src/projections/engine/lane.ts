/** One build on its way along the log: takes pages from the shared reader and commits them as batches. */
import type { Pool } from 'pg';
import type { Position } from '../../platform/event-store/event-store.js';
import type { Projection } from '../projection.js';
import { commitBatch, type Batch, type Target } from './batch.js';
import type { Bell } from './bell.js';
import type { Cursor, LogReader, Page } from './log-reader.js';
import { pause } from '../../platform/pause.js';
import { findBuild, liveCheckpoint, type Build } from './registry.js';
import type { Upstream } from './writer.js';

export type LaneOptions = {
  readonly pool: Pool;
  readonly reader: LogReader;
  readonly projection: Projection;
  readonly build: Build;
  /** Where the `after` projection is read; its live build unless said otherwise. */
  readonly upstream?: Upstream;
  /** Rung after every commit of any lane of this process. */
  readonly committed: Bell;
};

const UPSTREAM_LOOK_MS = 100;
const END_LOOK_MS = 50;

/** `moved`: the checkpoint is at the end of what was asked; `behind`: not yet, ask again; `gone`: the build is retired. */
export type Step = 'moved' | 'behind' | 'gone';

export class Lane {
  readonly #options: LaneOptions;
  readonly #target: Target;
  readonly #cursor: Cursor;
  readonly #types: ReadonlySet<string>;
  #upstreamSeen: Position = 0n;
  /** As the registry has it, or will have when what is on its way has got there. */
  #checkpoint: Position;
  #last: Promise<Step> = Promise.resolve('moved');

  constructor(options: LaneOptions) {
    const { projection, build, upstream, reader } = options;
    const reads = upstream ?? (projection.after === undefined ? undefined : { projection: projection.after });
    this.#options = options;
    this.#target = { projection, build, ...(reads && { upstream: reads }) };
    this.#types = new Set(projection.types);
    this.#checkpoint = build.checkpoint;
    this.#cursor = reader.join(build.checkpoint);
  }

  get name(): string {
    return this.#target.projection.name;
  }

  get position(): Position {
    return this.#cursor.position;
  }

  /** Takes no more pages; the reader waits for it no longer. */
  leave(): void {
    this.#options.reader.leave(this.#cursor);
  }

  /** Waits for the next page of the log and takes it. */
  async follow(signal: AbortSignal): Promise<Step> {
    const page = await this.#options.reader.next(this.#cursor, signal);
    return page === undefined ? 'behind' : this.#take(page, page.position, signal);
  }

  /**
   * Goes on until the checkpoint is at `to`, and not past it; `behind` when the signal aborted before that. On the way,
   * pages without an event of ours move the checkpoint together with the next one that has some.
   */
  async catchUp(to: Position, signal: AbortSignal): Promise<Step> {
    try {
      while (this.position < to) {
        if (signal.aborted) return 'behind';
        const page = await this.#options.reader.next(this.#cursor, signal);
        if (page === undefined) await pause(END_LOOK_MS, signal);
        else if (page.position < to && !this.#isOurs(page)) this.#cursor.position = page.position;
        else if ((await this.#take(page, to, signal)) === 'gone') return 'gone';
      }
      return 'moved';
    } finally {
      await this.#last.catch(() => undefined); // nothing is on its way when this ends
    }
  }

  #isOurs({ types }: Page): boolean {
    return [...this.#types].some((type) => types.has(type));
  }

  /** What a page holds up to `end`. */
  async #take(page: Page, end: Position, signal: AbortSignal): Promise<Step> {
    const from = this.position;
    const upTo = end < page.position ? end : page.position;
    const to = await this.#allowed(from, upTo, signal);
    if (to === undefined) return 'behind';
    const events = page.events.filter(
      ({ position, type }) => position > from && position <= to && this.#types.has(type),
    );
    const step = await this.#commit({ from: this.#checkpoint, to, events }, to === end);
    return step === 'moved' && to < upTo ? 'behind' : step;
  }

  /**
   * A build that others are gathered from only adds rows, and is nobody else's: while one batch of it is on its way, the
   * next is written. Then this answers what came of the one before; the next call meets what comes of this one.
   */
  #commit(batch: Batch, isLast: boolean): Promise<Step> {
    if (this.#target.upstream?.isGathered !== true) return this.#write(batch);
    const before = this.#last;
    this.#last = this.#write({ ...batch, before });
    this.#last.catch(() => undefined);
    this.#moveTo(batch.to);
    return isLast ? this.#last : before;
  }

  async #write(batch: Batch): Promise<Step> {
    if ((await commitBatch(this.#options.pool, this.#target, batch)) === 'fenced') return this.#resync();
    if (batch.before === undefined) this.#moveTo(batch.to);
    this.#options.committed.ring();
    return 'moved';
  }

  #moveTo(position: Position) {
    this.#checkpoint = position;
    this.#cursor.position = position;
  }

  /** How far the upstream projection lets us go; undefined when the signal aborted before it let us go anywhere. */
  async #allowed(from: Position, upTo: Position, signal: AbortSignal): Promise<Position | undefined> {
    const { upstream } = this.#target;
    if (upstream === undefined || upstream.isGathered === true) return upTo;
    while (this.#upstreamSeen < upTo && !signal.aborted) {
      const rung = this.#options.committed.next(UPSTREAM_LOOK_MS, signal);
      this.#upstreamSeen = (await this.#upstreamCheckpoint(upstream)) ?? 0n;
      if (this.#upstreamSeen > from) break;
      await rung;
    }
    if (this.#upstreamSeen <= from) return undefined;
    return this.#upstreamSeen < upTo ? this.#upstreamSeen : upTo;
  }

  async #upstreamCheckpoint({ projection, build }: Upstream) {
    const { pool } = this.#options;
    return build === undefined
      ? liveCheckpoint(pool, projection)
      : (await findBuild(pool, projection, build))?.checkpoint;
  }

  /** Somebody else moved the checkpoint, or retired the build: believe the registry. */
  async #resync(): Promise<Step> {
    const { pool, projection, build } = this.#options;
    const now = await findBuild(pool, projection.name, build.build);
    if (now === undefined || now.status === 'retired') return 'gone';
    this.#moveTo(now.checkpoint);
    this.#upstreamSeen = 0n;
    return 'behind';
  }
}
