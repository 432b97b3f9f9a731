/**
 * Catch-up, then live, for as long as the reader wants, across every kind of drop.
 *
 * The server ends a subscription when it restarts, when the connection breaks, and when a live reader is too slow; the
 * client never resumes one. So each subscription here is a `Feed` that lasts until it is dropped, and the next starts
 * after the last page that the reader was done with.
 */
import type { LogPage, LogQuery } from './event-store.js';
import type { Connection } from './eventstoredb-connection.js';
import { isTransient } from './eventstoredb-errors.js';
import { Feed, type LookAhead } from './eventstoredb-feed.js';
import { pause } from '../pause.js';

const FIRST_WAIT_MS = 100;
const WAIT_MS_MAX = 2_000;
/** Of errors that waiting does not mend, such as a lost permission; with the waits between them, a good ten seconds. */
const REFUSALS_MAX = 8;

/** Throws only when the server refuses the subscription again and again, for a reason that is not an outage. */
export async function* subscribeToLog(
  connection: Connection,
  query: LogQuery & { readonly signal: AbortSignal },
  lookAhead: LookAhead,
): AsyncGenerator<LogPage> {
  const { closed } = connection;
  const { signal } = query;
  let { after } = query;
  let drops = 0;
  let refusals = 0;
  while (!signal.aborted && !closed.aborted) {
    const feed = new Feed(connection, { ...query, after }, lookAhead);
    try {
      for (let page = await feed.next(); page !== undefined; page = await feed.next()) {
        drops = 0;
        refusals = 0;
        yield page;
        after = page.position;
      }
    } finally {
      feed.stop();
    }
    if (feed.dropped !== undefined && !isTransient(feed.dropped)) refusals += 1;
    if (refusals === REFUSALS_MAX) throw feed.dropped;
    await pause(Math.min(FIRST_WAIT_MS * 2 ** drops, WAIT_MS_MAX), signal, closed);
    drops += 1;
  }
}
