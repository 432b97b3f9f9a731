/**
 * The revisions of streams as this store's own appends left them, which are right for as long as nobody else appends.
 * Whether somebody did is seen from the head once it is held: it only grows, so where it is still the one that the last
 * append left, nothing has moved, and no stream has to be looked up that is remembered here.
 */
import type { Position, Revision, StreamAppend } from './event-store.js';

/** The head before a write and each stream's revision before it; where that is the expected one, its events are written. */
export type Written = { readonly head: Position; readonly found: readonly Revision[] };

/** What need not be looked up, by place among the appends, if the head is this one. */
export type Remembered = { readonly head: Position; readonly isAsExpected: readonly boolean[] };

const STREAMS_MAX_DEFAULT = 100_000;

export class OwnRevisions {
  readonly #streamsMax: number;
  readonly #revisions = new Map<string, Revision>();
  #head: Position = -1n; // of no log

  constructor(streamsMax = STREAMS_MAX_DEFAULT) {
    this.#streamsMax = streamsMax;
  }

  remembered(appends: readonly StreamAppend[]): Remembered {
    const isAsExpected = appends.map(
      ({ stream, expectedRevision }) => this.#revisions.get(stream) === expectedRevision,
    );
    return { head: this.#head, isAsExpected };
  }

  /** Answers may come in another order than the writes were made in; of an earlier one there is nothing to learn. */
  learn(appends: readonly StreamAppend[], { head, found }: Written): void {
    const newest = headAfter(appends, { head, found });
    if (newest <= this.#head || newest === head) return;
    if (head !== this.#head || this.#revisions.size > this.#streamsMax) this.#revisions.clear();
    this.#head = newest;
    for (const [index, { stream, expectedRevision, events }] of appends.entries())
      if (found[index] === expectedRevision) this.#revisions.set(stream, expectedRevision + events.length);
  }
}

/**
 * The position of the last event that is written, or the head where none is. Event i of a call has position head + i: a
 * stream that is refused leaves a gap, but none behind the head, where no reader would ever pass it.
 */
export const headAfter = (appends: readonly StreamAppend[], { head, found }: Written): Position => {
  let count = 0;
  let last = 0;
  for (const [index, { expectedRevision, events }] of appends.entries()) {
    count += events.length;
    if (found[index] === expectedRevision) last = count;
  }
  return head + BigInt(last);
};
