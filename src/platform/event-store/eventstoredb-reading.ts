/** Reading: a stream of resolved events, taken one by one, under a time limit. */
import type { Readable } from 'node:stream';
import { START, type AllStreamResolvedEvent, type ResolvedEvent, type StreamingRead } from '@eventstore/db-client';
import { StoreUnavailable, type Position, type StoredEvent } from './event-store.js';

type Resolved = ResolvedEvent | AllStreamResolvedEvent;
export type Limits = { readonly deadlineMs: number; readonly closed: AbortSignal };

/**
 * Hands each event to `take` until that answers `false` or the read ends. The client has no deadline for reads and
 * never ends one that was cancelled, so a read that brings nothing for `deadlineMs` fails here.
 */
export const readEach = <R extends Resolved>(
  read: StreamingRead<R>,
  { deadlineMs, closed }: Limits,
  take: (resolved: R) => boolean,
): Promise<void> =>
  new Promise((done, failed) => {
    let heard = true;
    const watch = setInterval(() => {
      if (!heard) end(new StoreUnavailable(`the event store sent nothing for ${deadlineMs} ms`));
      heard = false;
    }, deadlineMs);
    const onData = (resolved: R) => {
      heard = true;
      if (!take(resolved)) end();
    };
    const onClosed = () => end(new StoreUnavailable('the event store was closed'));
    const end = (error?: Error) => {
      clearInterval(watch);
      closed.removeEventListener('abort', onClosed);
      read.removeListener('data', onData);
      discard(read, () => read.cancel());
      if (error === undefined) done();
      else failed(error);
    };
    read.on('error', end).on('end', () => end());
    read.on('data', onData);
    closed.addEventListener('abort', onClosed);
    if (closed.aborted) onClosed();
  });

/**
 * Lets go of a stream of the client. What is on its way is drained, because a stream that still holds something never
 * ends, and the client keeps every stream that has not ended. Errors have no one left to hear them.
 */
export const discard = (stream: Readable, cancel: () => Promise<void>): void => {
  stream.on('error', () => undefined);
  void cancel().catch(() => undefined);
  stream.resume();
};

/** Where a read or a subscription starts. Events are never written in transactions, so both halves are the same. */
export const startAfter = (after: Position) => (after === 0n ? START : { commit: after, prepare: after });

/** The event in the terms of the port; nothing for what the server keeps for itself in the same log. */
export const toStoredEvent = ({ event, commitPosition }: Resolved): StoredEvent | undefined =>
  event === undefined || event.type.startsWith('$') || event.streamId.startsWith('$')
    ? undefined
    : {
        position: event.position?.commit ?? commitPosition ?? 0n,
        stream: event.streamId,
        revision: Number(event.revision),
        id: event.id,
        type: event.type,
        data: event.data,
        recordedAt: event.created,
      };

export const positionOf = ({ event, commitPosition }: Resolved): Position =>
  event?.position?.commit ?? commitPosition ?? 0n;
