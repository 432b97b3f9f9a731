/** What an append asks of its caller, whatever the store. */
import type { StreamAppend } from './event-store.js';

/** Throws a `RangeError`, before anything is written, for a stream named twice or without events: a bug of the caller. */
export const assertAppendable = (appends: readonly StreamAppend[]): void => {
  const streams = new Set<string>();
  for (const { stream, events } of appends) {
    if (events.length === 0) throw new RangeError(`an append to ${stream} without an event`);
    if (streams.has(stream))
      throw new RangeError(`two appends to ${stream} in one call: only one can be right about its revision`);
    streams.add(stream);
  }
};
