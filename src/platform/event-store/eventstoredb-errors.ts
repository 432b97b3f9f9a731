/** What an error of the client says about the call that met it. */
import { ErrorType } from '@eventstore/db-client';
import { StoreUnavailable } from './event-store.js';

const TRANSIENT: ReadonlySet<string> = new Set([
  ErrorType.UNAVAILABLE,
  ErrorType.CANCELLED,
  ErrorType.DEADLINE_EXCEEDED,
  ErrorType.TIMEOUT,
  ErrorType.NOT_LEADER,
]);

/** Nothing left this process, or the node turned the call away before it looked at it. */
const TURNED_AWAY = /No connection established|Name resolution failed|Server Is Not Ready|Failed to discover/;

export const isOfType = (error: unknown, type: ErrorType): boolean =>
  (error as { type?: string } | undefined)?.type === type;

/** The server is away, restarting, or too slow to answer: the same call may work a moment later. */
export const isTransient = (error: unknown): boolean =>
  error instanceof StoreUnavailable ||
  TRANSIENT.has((error as { type?: string }).type ?? '') ||
  (error instanceof Error && TURNED_AWAY.test(error.message));

/** Whether it is certain that the call that met this error changed nothing. */
export const wasTurnedAway = (error: unknown): boolean =>
  isOfType(error, ErrorType.NOT_LEADER) || (error instanceof Error && TURNED_AWAY.test(error.message));

/** Outages become `StoreUnavailable`, which says that trying again is safe; anything else stays what it is. */
export const asOutage = (error: unknown, address: string): unknown =>
  isTransient(error) && !(error instanceof StoreUnavailable)
    ? new StoreUnavailable(`EventStoreDB at ${address} does not answer`, { cause: error })
    : error;
