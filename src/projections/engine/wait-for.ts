/** Reading your own write: wait until a projection has come to the position that the write was answered with. */
import type { Position } from '../../platform/event-store/event-store.js';
import type { Postgres } from '../../platform/postgres/postgres.js';
import { pause } from '../../platform/pause.js';
import { liveCheckpoint } from './registry.js';

/** `unknown`: no such projection is live. `stopped`: the signal aborted. */
export type Waited =
  | { readonly outcome: 'reached'; readonly checkpoint: Position }
  | { readonly outcome: 'timed-out' | 'stopped'; readonly checkpoint: Position }
  | { readonly outcome: 'unknown' };

const LOOK_MS_MIN = 5;
const LOOK_MS_MAX = 100;

/** Looks soon at first, then less often; throws only when the database is away. */
export const waitFor = async (
  { pool }: Pick<Postgres, 'pool'>,
  projection: string,
  position: Position,
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal?: AbortSignal },
): Promise<Waited> => {
  const until = performance.now() + timeoutMs;
  for (let lookMs = LOOK_MS_MIN; ; lookMs = Math.min(lookMs * 2, LOOK_MS_MAX)) {
    const checkpoint = await liveCheckpoint(pool, projection);
    if (checkpoint === undefined) return { outcome: 'unknown' };
    if (checkpoint >= position) return { outcome: 'reached', checkpoint };
    if (signal?.aborted === true) return { outcome: 'stopped', checkpoint };
    const left = until - performance.now();
    if (left <= 0) return { outcome: 'timed-out', checkpoint };
    await pause(Math.min(lookMs, left), signal);
  }
};
