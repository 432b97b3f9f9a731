/** One client of one server or cluster, and what every call to it needs. */
import { BACKWARDS, END, EventStoreDBClient } from '@eventstore/db-client';
import { isTransient } from './eventstoredb-errors.js';
import { readEach } from './eventstoredb-reading.js';
import { StoreUnavailable } from './event-store.js';
import { pause } from '../pause.js';

const ASK_AGAIN_MS = 200;
const PROBE_DEADLINE_MS = 3_000;

export type Connection = {
  readonly client: EventStoreDBClient;
  /** Hosts and ports, for messages; never the credentials. */
  readonly address: string;
  /** How long a call may go without an answer, in ms. */
  readonly deadlineMs: number;
  /** Aborted by `close`: the client never ends a cancelled read by itself. */
  readonly closed: AbortSignal;
};

/** Throws a `TypeError` without the URL in it when the URL is none of EventStoreDB: it may hold a password. */
export const connect = (url: string, deadlineMs: number, closed: AbortSignal): Connection => {
  const address = /^esdb(?:\+discover)?:\/\/(?:[^@/]*@)?([^/?]+)/.exec(url.trim())?.[1];
  if (address === undefined) throw notAnAddress();
  try {
    const client = EventStoreDBClient.connectionString(url);
    return { client: withoutBatchAppend(client), address, deadlineMs, closed };
  } catch {
    throw notAnAddress();
  }
};

const notAnAddress = () =>
  new TypeError('not an address of EventStoreDB: expected such as esdb://127.0.0.1:2113?tls=false');

/**
 * Makes every append a call of its own. The client's other way, all appends of the process on one gRPC stream, ends
 * the process when the server dies under load: writes that still wait for that stream reject where nobody can catch
 * it, and an append that meets the dying stream is never answered, as that stream has no deadline.
 */
const withoutBatchAppend = (client: EventStoreDBClient): EventStoreDBClient =>
  Object.assign(client, { supports: () => Promise.resolve(false) });

/** A node answers long before it leads, and refuses writes until then; a read that requires the leader tells. */
export const waitForLeader = async (connection: Connection, waitMs: number): Promise<void> => {
  const { client, address, closed } = connection;
  const giveUpAt = Date.now() + waitMs;
  for (;;) {
    try {
      const newest = client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1, requiresLeader: true });
      return await readEach(newest, { closed, deadlineMs: Math.min(PROBE_DEADLINE_MS, waitMs) }, () => false);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (!isTransient(error))
        throw new StoreUnavailable(`EventStoreDB at ${address} refuses: ${reason}`, { cause: error });
      if (Date.now() + ASK_AGAIN_MS >= giveUpAt)
        throw new StoreUnavailable(`EventStoreDB at ${address} has no leader after ${waitMs / 1_000} s: ${reason}`, {
          cause: error,
        });
    }
    await pause(ASK_AGAIN_MS, closed);
  }
};
