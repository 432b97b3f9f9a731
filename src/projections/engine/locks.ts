/**
 * Who may drive which projection: session locks on a connection of their own. When the process or the connection
 * dies, PostgreSQL lets go of them, and another process takes over at its next look.
 */
import type { Pool, PoolClient } from 'pg';
import { LOCKS } from './builds.js';
import { announcement, firstOf, pause } from '../../platform/pause.js';
import { endSession } from '../../platform/postgres/transaction.js';

const LOOK_MS = 500;
const ANSWER_MS = 5_000;

/** Called once per lock that was won; `held` aborts at once when the locks are lost. */
export type OnHeld = (name: string, held: AbortSignal) => Promise<void>;

/**
 * Holds whichever of the locks it can get, until the signal aborts or the connection dies (then it throws), and
 * everything that `onHeld` started has ended. Each look is also the heartbeat of the connection.
 */
export const holdLocks = async (
  pool: Pool,
  names: readonly string[],
  signal: AbortSignal,
  onHeld: OnHeld,
): Promise<void> => {
  const client = await pool.connect();
  const lost = announcement();
  client.on('error', (error) => lost.abort(error));
  const held = firstOf(signal, lost.signal);
  const running = new Map<string, Promise<void>>();
  try {
    while (!held.aborted) {
      const missing = names.filter((name) => !running.has(name));
      for (const name of await withinTime(tryLocks(client, missing))) running.set(name, onHeld(name, held));
      await pause(LOOK_MS, held);
    }
  } catch (error) {
    lost.abort(error);
  } finally {
    await Promise.all(running.values());
    await withinTime(endSession(client)).catch(() => client.release(true));
  }
  if (lost.signal.aborted) throw lost.signal.reason;
};

const tryLocks = async (client: PoolClient, names: readonly string[]): Promise<readonly string[]> => {
  const { rows } = await client.query<{ name: string; won: boolean }>(
    'select name, pg_try_advisory_lock($1, hashtext(name)) as won from unnest($2::text[]) as name',
    [LOCKS.runner, names],
  );
  return rows.filter(({ won }) => won).map(({ name }) => name);
};

const withinTime = <T>(answer: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, late) => {
    timer = setTimeout(() => late(new Error(`the lock connection did not answer within ${ANSWER_MS} ms`)), ANSWER_MS);
  });
  return Promise.race([answer, tooLate]).finally(() => clearTimeout(timer));
};
