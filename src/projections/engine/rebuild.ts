/** Builds projections anew beside the live ones, compares both at the same position, and switches. */
import type { Pool } from 'pg';
import { announcement, firstOf } from '../../platform/pause.js';
import type { Projection } from '../projection.js';
import { Bell } from './bell.js';
import { createBuild, dropBuild, dropLeftovers, ensureBuilds, LOCKS } from './builds.js';
import { compare, hashLive, type RebuildReport } from './compare.js';
import { fill, least, PAGE_EVENTS_DEFAULT, type FillOptions } from './fill.js';
import type { Filled } from './gather.js';
import { Lane } from './lane.js';
import { LogReader } from './log-reader.js';
import { promote, type Successor } from './promote.js';
import { liveCheckpoints, type Build } from './registry.js';
import { BEGIN_UNWAITED, endSession, inTransaction } from '../../platform/postgres/transaction.js';

export type { RebuildReport } from './compare.js';

export type RebuildOptions = FillOptions & {
  /** A projection that is rebuilt with the one it comes `after` reads the rebuilt one. */
  readonly projections: readonly Projection[];
  readonly signal?: AbortSignal;
};

/** Somebody else rebuilds or replays in this database; one at a time. */
export class RebuildRunning extends Error {
  override readonly name = 'RebuildRunning';
}

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
  inTransaction(
    pool,
    async (client) => {
      await client.query('select pg_advisory_xact_lock($1, 0)', [LOCKS.registry]);
      const created: Build[] = [];
      for (const projection of projections) created.push(await createBuild(client, projection, 'rebuilding'));
      return created;
    },
    BEGIN_UNWAITED,
  );

/** Each projection behind the one it comes after. */
export const inOrder = (projections: readonly Projection[]) => {
  const depth = (projection: Projection | undefined): number =>
    projection === undefined ? 0 : 1 + depth(projections.find(({ name }) => name === projection.after));
  return projections.toSorted((one, other) => depth(one) - depth(other));
};

/** The live builds are hashed while the new ones are filled to where those stood. */
const fillCompareSwitch = async (
  options: RebuildOptions,
  projections: readonly Projection[],
  builds: readonly Build[],
  signal: AbortSignal,
) => {
  const { pool } = options.postgres;
  const live = await hashLive(pool, projections.map(({ name }) => name)); // prettier-ignore
  try {
    const empty = projections.map((projection, index) => ({ projection, build: builds[index]! }));
    const filled = await fill(options, empty, least([...live.builds.values()].map(({ checkpoint }) => checkpoint)), signal); // prettier-ignore
    const successors = successorsOf(options, filled, signal);
    await Promise.all(
      successors.map(({ projection: { name }, advance }) => advance(live.builds.get(name)!.checkpoint)),
    );
    const reports = await compare(pool, successors, live);
    await catchUp(options, successors); // what came since
    await promote(pool, successors, signal);
    return reports;
  } finally {
    await live.hashes.catch(() => undefined);
  }
};

/** Until so little is missing that the switch can wait for it. */
const catchUp = async (
  { postgres: { pool }, pageEvents = PAGE_EVENTS_DEFAULT }: RebuildOptions,
  successors: readonly Successor[],
) => {
  for (let gap = Infinity; gap > pageEvents;) {
    const live = await liveCheckpoints(pool, successors.map(({ projection }) => projection.name)); // prettier-ignore
    gap = Math.max(...successors.map(({ projection: { name }, position }) => Number((live.get(name) ?? 0n) - position()))); // prettier-ignore
    await Promise.all(successors.map(({ projection: { name }, advance }) => advance(live.get(name) ?? 0n)));
  }
};

const successorsOf = (
  { store, postgres: { pool }, pageEvents = PAGE_EVENTS_DEFAULT }: RebuildOptions,
  filled: readonly Filled[],
  signal: AbortSignal,
): readonly Successor[] => {
  const committed = new Bell();
  const reader = new LogReader({ store, eventsMax: pageEvents });
  return filled.map(({ projection, build }) => {
    const upstream = filled.find((one) => one.projection.name === projection.after)?.build;
    const lane = new Lane({ pool, reader, projection, build, committed, ...(upstream && { upstream }) });
    return successorOf(projection, build, lane, signal);
  });
};

const successorOf = (projection: Projection, build: Build, lane: Lane, signal: AbortSignal): Successor => ({
  projection,
  build,
  position: () => lane.position,
  advance: async (to) => {
    if ((await lane.catchUp(to, signal)) !== 'moved') throw new Error(`the rebuild of ${projection.name} was stopped`);
  },
});
