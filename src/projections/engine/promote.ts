/** Switches readers from the live builds to their successors: one transaction, at the same position of the log. */
import type { Pool, PoolClient } from 'pg';
import type { Position } from '../../platform/event-store/event-store.js';
import type { Projection } from '../projection.js';
import { codeOf, dropLeftovers, LOCK_NOT_AVAILABLE, repointViews } from './builds.js';
import { pause } from '../../platform/pause.js';
import type { Build } from './registry.js';
import { inTransaction } from '../../platform/postgres/transaction.js';

export type Successor = {
  readonly projection: Projection;
  readonly build: Build;
  readonly position: () => Position;
  /** Brings the build exactly there, on other connections; throws when it cannot. */
  readonly advance: (to: Position) => Promise<void>;
};

/** Readers queue behind a switch that waits for a long reader, so it never waits longer than this; it tries again. */
const VIEW_LOCK_MS = 250;
const TRY_AGAIN_MS = 500;

/** Locks the live builds, so that they stand still until the transaction ends. */
export const holdLive = async (
  client: PoolClient,
  projections: readonly string[],
): Promise<ReadonlyMap<string, Build>> => {
  const { rows } = await client.query<Build>(
    `select projection, build, version, status, tables, checkpoint from projection_builds
     where projection = any($1) and status = 'live' order by projection for update`,
    [projections],
  );
  return new Map(rows.map((build) => [build.projection, build]));
};

/** Holds the live builds, and brings each successor that is behind to the same position; they are in dependency order. */
const levelWithLive = async (
  client: PoolClient,
  successors: readonly Successor[],
): Promise<ReadonlyMap<string, Build>> => {
  const live = await holdLive(client, successors.map(({ projection }) => projection.name)); // prettier-ignore
  for (const { projection, position, advance } of successors) {
    const to = live.get(projection.name)?.checkpoint;
    if (to !== undefined && position() < to) await advance(to);
  }
  return live;
};

/** Makes the successors live, then drops what they replace. Waits for readers in the way until the signal aborts. */
export const promote = async (pool: Pool, successors: readonly Successor[], signal: AbortSignal): Promise<void> => {
  while (!signal.aborted)
    try {
      await inTransaction(pool, (client) => switchOver(client, successors));
      await dropLeftovers(pool, 'retired').catch(() => undefined); // a reader still holds them: the next switch drops them
      return;
    } catch (error) {
      if (codeOf(error) !== LOCK_NOT_AVAILABLE) throw error;
      await pause(TRY_AGAIN_MS, signal);
    }
};

const switchOver = async (client: PoolClient, successors: readonly Successor[]) => {
  const live = await levelWithLive(client, successors);
  await client.query(`set local lock_timeout = ${VIEW_LOCK_MS}`);
  for (const { projection, build } of successors) {
    const former = live.get(projection.name);
    await client.query(
      `update projection_builds set status = 'retired', retired_at = now()
       where projection = $1 and build <> $2 and (status = 'live' or (status = 'building' and version = $3))`,
      [build.projection, build.build, build.version],
    );
    const { rowCount } = await client.query(
      `update projection_builds set status = 'live', switched_at = now()
       where projection = $1 and build = $2 and status in ('building', 'rebuilding') and checkpoint >= $3`,
      [build.projection, build.build, former?.checkpoint ?? 0n],
    );
    if (rowCount !== 1) throw new Error(`${projection.name}: build ${build.build} is not fit to replace the live one`);
    await repointViews(client, build, former?.tables);
  }
};
