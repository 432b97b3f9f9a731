/** Whether rebuilt builds hold what the live ones hold, at the same place in the log. */
import type { Pool } from 'pg';
import type { Position } from '../../platform/event-store/event-store.js';
import { inTransaction } from '../../platform/postgres/transaction.js';
import { inParallel } from '../../platform/in-parallel.js';
import { BUILDS_AT_ONCE } from './builds.js';
import { holdLive, type Successor } from './promote.js';
import type { Build } from './registry.js';
import { stateHash } from './state-hash.js';

export type RebuildReport = {
  readonly projection: string;
  readonly version: string;
  /** The version that was live before; with another one, other hashes are no surprise. */
  readonly liveVersion: string;
  /** The place in the log at which both were hashed. */
  readonly position: Position;
  readonly liveHash: string;
  readonly rebuiltHash: string;
  readonly same: boolean;
  /** How many events were handled, parked ones included. */
  readonly events: number;
};

const HASH_TIMEOUT_MS = 1_800_000;
const PATIENTLY = `set local statement_timeout = ${HASH_TIMEOUT_MS}`;

/** The live builds at one moment, and what they held then, which becomes known later. */
export type LiveState = { readonly builds: ReadonlyMap<string, Build>; readonly hashes: Promise<readonly string[]> };

/** The live builds stand still only until a snapshot is taken; they are hashed in it, in this order, while they move on. */
export const hashLive = async (pool: Pool, projections: readonly string[]): Promise<LiveState> => {
  let hashes!: Promise<readonly string[]>;
  const builds = await new Promise<LiveState['builds']>((standing, failed) => {
    hashes = inTransaction(
      pool,
      async (snapshot) => {
        const live = await inTransaction(pool, async (client) => {
          const held = await holdLive(client, projections);
          await snapshot.query('select from projection_builds limit 1'); // the first query takes the snapshot
          return held;
        });
        standing(live);
        const found: string[] = [];
        for (const name of projections) found.push(await stateHash(snapshot, live.get(name)!));
        return found;
      },
      `begin isolation level repeatable read, read only; ${PATIENTLY}`,
    );
    hashes.catch(failed);
  });
  return { builds, hashes };
};

/** Of builds that are where the live ones were, and to which nobody writes. */
export const compare = async (
  pool: Pool,
  successors: readonly Successor[],
  live: LiveState,
): Promise<readonly RebuildReport[]> => {
  const builds = successors.map(({ build }) => build);
  const [liveHashes, rebuiltHashes] = await Promise.all([
    live.hashes,
    inParallel(builds, BUILDS_AT_ONCE, (build) =>
      inTransaction(pool, (client) => stateHash(client, build), `begin; ${PATIENTLY}`),
    ),
  ]);
  return reportsOf(
    pool,
    builds.map((build, index) => ({
      build,
      live: live.builds.get(build.projection)!,
      liveHash: liveHashes[index]!,
      rebuiltHash: rebuiltHashes[index]!,
    })),
  );
};

type Compared = {
  readonly build: Build;
  readonly live: Build;
  readonly liveHash: string;
  readonly rebuiltHash: string;
};

/** Notes what was found in the registry too. */
const reportsOf = async (pool: Pool, compared: readonly Compared[]): Promise<readonly RebuildReport[]> => {
  const { rows } = await pool.query<{ projection: string; events: bigint }>(
    `update projection_builds build set state_hash = said.hash, hashed_at = said.at
       from unnest($1::text[], $2::int[], $3::text[], $4::bigint[]) as said (projection, build, hash, at)
      where build.projection = said.projection and build.build = said.build
     returning build.projection, build.events`,
    [
      compared.map(({ build }) => build.projection),
      compared.map(({ build }) => build.build),
      compared.map(({ rebuiltHash }) => rebuiltHash),
      compared.map(({ live }) => live.checkpoint),
    ],
  );
  const events = new Map(rows.map((row) => [row.projection, Number(row.events)]));
  return compared.map(({ build: { projection, version }, live, liveHash, rebuiltHash }) => ({
    projection,
    version,
    liveVersion: live.version,
    position: live.checkpoint,
    liveHash,
    rebuiltHash,
    same: liveHash === rebuiltHash,
    events: events.get(projection)!,
  }));
};
