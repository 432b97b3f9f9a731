/** Writing to one stream: exact revisions only, so that a retry is quiet for good and a lost race is seen. */
import {
  ErrorType,
  jsonEvent,
  NO_STREAM as NO_STREAM_YET,
  type JSONType,
  type WrongExpectedVersionError,
} from '@eventstore/db-client';
import { NO_STREAM, type AppendOutcome, type NewEvent, type StreamAppend } from './event-store.js';
import type { Connection } from './eventstoredb-connection.js';
import { asOutage, isOfType, isTransient, wasTurnedAway } from './eventstoredb-errors.js';
import { readEach, toStoredEvent } from './eventstoredb-reading.js';
import { pause } from '../pause.js';

/** The server's default limit of one append, metadata included, and what we allow for the latter per event. */
export const APPEND_BYTES_MAX = 1_048_576;
const EVENT_OVERHEAD_BYTES = 256;
/** Waits of 0.1, 0.2, 0.4, 0.8 and 1.6 s between the attempts outlast a restart of the server. */
const ATTEMPTS_MAX = 6;
const FIRST_WAIT_MS = 100;

/**
 * Appends as one write when it fits, else as consecutive ones. A race lost between two of them leaves the first on
 * disk and answers `moved`, so a caller that decides again finds its own events and is quiet about them.
 */
export const appendToStream = async (connection: Connection, append: StreamAppend): Promise<AppendOutcome> => {
  let { expectedRevision } = append;
  for (let from = 0; ;) {
    const events = firstThatFit(append.events, from);
    const outcome = await appendPart(connection, { stream: append.stream, expectedRevision, events });
    from += events.length;
    if (outcome.outcome !== 'appended' || from === append.events.length)
      return outcome.outcome === 'unknown' && from > events.length ? inPart(outcome) : outcome;
    expectedRevision = outcome.revision;
  }
};

/** Throws a `RangeError` when an event is too big for the store by itself, before anything is written. */
export const assertFits = ({ stream, events }: StreamAppend): void => {
  for (const event of events)
    if (bytesOf(event) > APPEND_BYTES_MAX)
      throw new RangeError(
        `an event of type ${event.type} for ${stream} is larger than an append may be (${APPEND_BYTES_MAX} bytes)`,
      );
};

const bytesOf = (event: NewEvent) =>
  Buffer.byteLength(JSON.stringify(event.data)) + event.type.length + EVENT_OVERHEAD_BYTES;

const firstThatFit = (events: readonly NewEvent[], from: number): readonly NewEvent[] => {
  let bytes = 0;
  for (let end = from; end < events.length; end += 1) {
    bytes += bytesOf(events[end]!);
    if (bytes > APPEND_BYTES_MAX && end > from) return events.slice(from, end);
  }
  return events.slice(from);
};

/** Something is on disk already, so this is not the outage that leaves nothing behind. */
const inPart = ({ cause }: { readonly cause: unknown }): AppendOutcome => ({
  outcome: 'unknown',
  cause: new Error('stored in part', { cause }),
});

const appendPart = async (connection: Connection, part: StreamAppend): Promise<AppendOutcome> => {
  const giveUpAt = Date.now() + connection.deadlineMs;
  let turnedAway = true;
  for (let attempt = 1, waitMs = FIRST_WAIT_MS; ; attempt += 1, waitMs *= 2) {
    try {
      return await appendOnce(connection, part);
    } catch (error) {
      turnedAway &&= wasTurnedAway(error);
      if (!isTransient(error)) return { outcome: 'unknown', cause: error };
      if (attempt === ATTEMPTS_MAX || Date.now() > giveUpAt || connection.closed.aborted)
        return { outcome: 'unknown', cause: turnedAway ? asOutage(error, connection.address) : error };
    }
    await pause(waitMs, connection.closed);
  }
};

const appendOnce = async (connection: Connection, part: StreamAppend): Promise<AppendOutcome> => {
  const { client, deadlineMs } = connection;
  const expectedRevision = part.expectedRevision === NO_STREAM ? NO_STREAM_YET : BigInt(part.expectedRevision);
  try {
    const events = part.events.map(({ id, type, data }) => jsonEvent({ id, type, data: data as JSONType }));
    const written = await client.appendToStream(part.stream, events, { expectedRevision, deadline: deadlineMs });
    if (!written.success || written.position === undefined)
      throw new Error('append without an answer: throwOnAppendFailure must stay on');
    return { outcome: 'appended', revision: Number(written.nextExpectedRevision), position: written.position.commit };
  } catch (error) {
    if (!isOfType(error, ErrorType.WRONG_EXPECTED_VERSION)) throw error;
    const { actualVersion } = error as WrongExpectedVersionError;
    const moved = {
      outcome: 'moved',
      actualRevision: typeof actualVersion === 'bigint' ? Number(actualVersion) : NO_STREAM,
    } as const;
    return moved.actualRevision === NO_STREAM ? moved : ((await earlierTry(connection, part)) ?? moved);
  }
};

/** A lost answer: the same ids right after the expected revision are the same write, already done. */
const earlierTry = async (
  connection: Connection,
  { stream, expectedRevision, events }: StreamAppend,
): Promise<AppendOutcome | undefined> => {
  const read = connection.client.readStream(stream, {
    fromRevision: BigInt(expectedRevision + 1),
    maxCount: events.length,
  });
  let same = 0;
  let position = 0n;
  await readEach(read, connection, (resolved) => {
    const stored = toStoredEvent(resolved);
    if (stored?.revision !== expectedRevision + 1 + same || stored.id !== events[same]!.id) return false;
    position = stored.position;
    same += 1;
    return true;
  });
  return same === events.length
    ? { outcome: 'appended', revision: expectedRevision + events.length, position }
    : undefined;
};
