/** Projections as they stood at an earlier position of the log: filled anew beside the live ones, read, and dropped. */
import type { Pool } from 'pg';
import type { Position } from '../../platform/event-store/event-store.js';
import { announcement, firstOf } from '../../platform/pause.js';
import { Bell } from './bell.js';
import { dropBuild, finishBuild } from './builds.js';
import { Lane } from './lane.js';
import { LogReader } from './log-reader.js';
import { aloneWithBuilds, createBuilds, inOrder, slowest, type RebuildOptions } from './rebuild.js';
import { physicalName, type Build } from './registry.js';
import { gatherSums } from './sums.js';

/** A projection that comes `after` another reads the replayed one, which must be among them. */
export type ReplayOptions = RebuildOptions & { readonly position: Position };

export type Replayed = {
  /** Logical names to the tables that hold exactly what the log said up to the position. */
  readonly tables: ReadonlyMap<string, string>;
  /** Events that the projections could not take, now as little as then. */
  readonly parked: number;
};

const PAGE_EVENTS_DEFAULT = 2_000;

/**
 * Live tables and their readers notice nothing. The tables are gone when this ends; when the process is killed, the next
 * replay or rebuild drops them. Throws a RangeError for a position that the log has not come to, a TypeError where a
 * projection misses the one that it comes after, `RebuildRunning`, outages, and whatever `read` throws.
 */
export const replayTo = async <Result>(
  options: ReplayOptions,
  read: (replayed: Replayed) => Promise<Result>,
): Promise<Result> => {
  const { store, position } = options;
  assertWhole(options);
  const head = await store.head();
  if (position > head) throw new RangeError(`the log ends at position ${head}, before ${position}`);
  return aloneWithBuilds(options, (signal) => replayAlone(options, signal, read));
};

const assertWhole = ({ projections }: ReplayOptions) => {
  const lost = projections.find(({ after }) => after !== undefined && projections.every(({ name }) => name !== after));
  if (lost !== undefined) throw new TypeError(`${lost.name} cannot be replayed without ${lost.after}`);
};

const replayAlone = async <Result>(
  options: ReplayOptions,
  signal: AbortSignal,
  read: (replayed: Replayed) => Promise<Result>,
): Promise<Result> => {
  const { pool } = options.postgres;
  const projections = inOrder(options.projections);
  const builds = await createBuilds(pool, projections);
  try {
    await fill({ ...options, projections }, builds, signal);
    await Promise.all(
      projections.map(async (projection, index) => {
        await gatherSums(pool, projection, builds[index]!);
        await finishBuild(pool, projection, builds[index]!);
      }),
    );
    const tables = builds.flatMap(({ build, tables: logical }) =>
      logical.map((name) => [name, physicalName(name, build)] as const),
    );
    return await read({ tables: new Map(tables), parked: await parkedIn(pool, builds) });
  } finally {
    for (const build of builds) await dropBuild(pool, build).catch(() => undefined); // then it is left to the next run
  }
};

/** Where one cannot go on, the others stop too: nobody writes any more when this ends. */
const fill = async (
  { store, postgres: { pool }, projections, position, onProgress, pageEvents = PAGE_EVENTS_DEFAULT }: ReplayOptions,
  builds: readonly Build[],
  signal: AbortSignal,
) => {
  const committed = new Bell(() => onProgress?.({ position: slowest(lanes), target: position }));
  const reader = new LogReader({ store, eventsMax: pageEvents });
  const lanes = projections.map((projection, index) => {
    const upstream = builds.find((build) => build.projection === projection.after);
    return new Lane({ pool, reader, projection, build: builds[index]!, committed, filling: true, ...(upstream && { upstream }) }); // prettier-ignore
  });
  const failed = announcement();
  const until = firstOf(signal, failed.signal);
  const advance = async (lane: Lane) => {
    try {
      if ((await lane.catchUp(position, until)) !== 'moved') throw new Error('the replay was stopped');
    } catch (error) {
      failed.abort(error);
    } finally {
      lane.leave();
    }
  };
  await Promise.all(lanes.map(advance));
  if (failed.signal.aborted) throw failed.signal.reason;
};

const parkedIn = async (pool: Pool, builds: readonly Build[]): Promise<number> => {
  const { rows } = await pool.query<{ parked: bigint }>(
    `select count(*) as parked from projection_parked
      where (projection, build) in (select * from unnest($1::text[], $2::int[]))`,
    [builds.map(({ projection }) => projection), builds.map(({ build }) => build)],
  );
  return Number(rows[0]!.parked);
};
