/** Builds projections anew beside the live ones, compares both at the same position, and switches. */
import type { Pool } from 'pg';
import type { EventStore, Position } from '../../platform/event-store/event-store.js';
import type { Postgres } from '../../platform/postgres/postgres.js';
import { announcement, firstOf } from '../../platform/pause.js';
import type { Projection } from '../projection.js';
import { Bell } from './bell.js';
import { finishBuild, createBuild, dropBuild, dropLeftovers, ensureBuilds, LOCKS } from './builds.js';
import { Lane } from './lane.js';
import { LogReader } from './log-reader.js';
import { gatherSums } from './sums.js';
import { holdLive, promote, type Successor } from './promote.js';
import { liveCheckpoints, type Build, type Queryable } from './registry.js';
import { stateHash } from './state-hash.js';
import { endSession, inTransaction } from '../../platform/postgres/transaction.js';

export type RebuildOptions = {
  readonly store: EventStore;
  readonly postgres: Pick<Postgres, 'pool'>;
  /** A projection that is rebuilt with the one it comes `after` reads the rebuilt one. */
  readonly projections: readonly Projection[];
  /** Called after every batch: how far the slowest projection is, and how far it has to go. */
  readonly onProgress?: (progress: { readonly position: Position; readonly target: Position }) => void;
  readonly signal?: AbortSignal;
  readonly pageEvents?: number;
};

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

/** Somebody else rebuilds or replays in this database; one at a time. */
export class RebuildRunning extends Error {
  override readonly name = 'RebuildRunning';
}

const PAGE_EVENTS_DEFAULT = 2_000;
const HASH_TIMEOUT_MS = 1_800_000;

/**
 * Readers see the old rows until the switch, and live runners go on all the while. Throws `RebuildRunning`, and
 * outages; a rebuild that fails or is killed leaves the live builds as they were, and the next one tidies up.
 */
export const rebuild = (options: RebuildOptions): Promise<readonly RebuildReport[]> =>
  aloneWithBuilds(options, (signal) => rebuildAlone(options, signal));

/**
 * Does work that fills builds of its own, one at a time in a database; what killed work left behind is dropped first.
 * The signal aborts with the one given, and when the lock is lost. Throws `RebuildRunning`, and whatever `work` throws.
 */
export const aloneWithBuilds = async <Result>(
  { postgres: { pool }, signal }: Pick<RebuildOptions, 'postgres' | 'signal'>,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> => {
  const client = await pool.connect();
  const lost = announcement();
  client.on('error', () => lost.abort());
  try {
    const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_lock($1, 0) as free', [
      LOCKS.rebuild,
    ]);
    if (rows[0]?.free !== true) throw new RebuildRunning('another rebuild or verification is running');
    await dropLeftovers(pool, 'rebuilding');
    await dropLeftovers(pool, 'retired');
    return await work(firstOf(lost.signal, ...(signal ? [signal] : [])));
  } finally {
    await endSession(client);
  }
};

const rebuildAlone = async (options: RebuildOptions, signal: AbortSignal) => {
  const { pool } = options.postgres;
  const projections = inOrder(options.projections);
  await ensureBuilds(pool, projections);
  const builds = await createBuilds(pool, projections);
  try {
    return await fillCompareSwitch(options, projections, builds, signal);
  } catch (error) {
    for (const build of builds) await dropBuild(pool, build).catch(() => undefined);
    throw error;
  }
};

/** Empty ones beside the live ones, in this order. */
export const createBuilds = (pool: Pool, projections: readonly Projection[]): Promise<readonly Build[]> =>
  inTransaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1, 0)', [LOCKS.registry]);
    const created: Build[] = [];
    for (const projection of projections) created.push(await createBuild(client, projection, 'rebuilding'));
    return created;
  });

/** Each projection behind the one it comes after. */
export const inOrder = (projections: readonly Projection[]) => {
  const depth = (projection: Projection | undefined): number =>
    projection === undefined ? 0 : 1 + depth(projections.find(({ name }) => name === projection.after));
  return projections.toSorted((one, other) => depth(one) - depth(other));
};

const fillCompareSwitch = async (
  { store, postgres: { pool }, onProgress, pageEvents = PAGE_EVENTS_DEFAULT }: RebuildOptions,
  projections: readonly Projection[],
  builds: readonly Build[],
  signal: AbortSignal,
) => {
  let target = 0n;
  const committed = new Bell(() => onProgress?.({ position: slowest(lanes), target }));
  const reader = new LogReader({ store, eventsMax: pageEvents });
  const lanes = projections.map((projection, index) => {
    const upstream = builds.find((build) => build.projection === projection.after);
    return new Lane({ pool, reader, projection, build: builds[index]!, committed, filling: true, ...(upstream && { upstream }) }); // prettier-ignore
  });
  const successors = projections.map((projection, index) =>
    successorOf(projection, builds[index]!, lanes[index]!, signal),
  );
  const catchUp = async () => {
    for (let gap = Infinity; gap > pageEvents;) {
      const live = await liveCheckpoints(pool, projections.map(({ name }) => name)); // prettier-ignore
      const behind = successors.map(({ projection: { name }, position }) =>
        Number((live.get(name) ?? 0n) - position()),
      );
      gap = Math.max(...behind);
      target = [...live.values()].reduce((most, checkpoint) => (checkpoint > most ? checkpoint : most), target);
      await Promise.all(successors.map(({ projection: { name }, advance }) => advance(live.get(name) ?? 0n)));
    }
  };
  await catchUp();
  await Promise.all(
    projections.map(async (projection, index) => {
      await gatherSums(pool, projection, builds[index]!);
      lanes[index]!.gathered();
    }),
  );
  await catchUp(); // what came while the sums were gathered
  const reports = await compareAndFinish(pool, successors);
  await catchUp();
  await promote(pool, successors, signal);
  return reports;
};

export const slowest = (lanes: readonly Lane[]) =>
  lanes.reduce((least, { position }) => (position < least ? position : least), lanes[0]!.position);

const successorOf = (projection: Projection, build: Build, lane: Lane, signal: AbortSignal): Successor => ({
  projection,
  build,
  position: () => lane.position,
  advance: async (to) => {
    if ((await lane.catchUp(to, signal)) !== 'moved') throw new Error(`the rebuild of ${projection.name} was stopped`);
  },
});

/**
 * The live builds stand still only until a snapshot is taken. The hashes are computed in it while they move on, and
 * while the new builds are readied for readers.
 */
const compareAndFinish = (pool: Pool, successors: readonly Successor[]): Promise<readonly RebuildReport[]> =>
  inTransaction(
    pool,
    async (snapshot) => {
      const live = await inTransaction(pool, async (client) => {
        const held = await holdLive(client, successors);
        await snapshot.query(`set local statement_timeout = ${HASH_TIMEOUT_MS}`);
        await snapshot.query('select from projection_builds limit 1'); // the first query takes the snapshot
        return held;
      });
      const finishing = Promise.all(successors.map(({ projection, build }) => finishBuild(pool, projection, build)));
      const reports: RebuildReport[] = [];
      const comparing = (async () => {
        for (const { build } of successors)
          reports.push(await compareOne(pool, snapshot, build, live.get(build.projection)!));
      })();
      await Promise.all([comparing, finishing]);
      return reports;
    },
    'begin isolation level repeatable read, read only',
  );

/** Nobody writes to a new build between its last batch and the switch, so it needs no snapshot. */
const hashOf = (pool: Pool, build: Build) =>
  inTransaction(pool, async (client) => {
    await client.query(`set local statement_timeout = ${HASH_TIMEOUT_MS}`);
    return stateHash(client, build);
  });

const compareOne = async (pool: Pool, snapshot: Queryable, build: Build, live: Build): Promise<RebuildReport> => {
  const [liveHash, rebuiltHash] = await Promise.all([stateHash(snapshot, live), hashOf(pool, build)]);
  const { rows } = await pool.query<{ events: bigint }>(
    `update projection_builds set state_hash = $3, hashed_at = $4 where projection = $1 and build = $2 returning events`,
    [build.projection, build.build, rebuiltHash, live.checkpoint],
  );
  const { projection, version } = build;
  const same = liveHash === rebuiltHash;
  const events = Number(rows[0]!.events);
  return {
    projection,
    version,
    liveVersion: live.version,
    position: live.checkpoint,
    liveHash,
    rebuiltHash,
    same,
    events,
  };
};
