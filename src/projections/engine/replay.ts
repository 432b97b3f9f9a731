/** Projections as they stood at an earlier position of the log: filled anew beside the live ones, read, and dropped. */
import type { Pool } from 'pg';
import type { Position } from '../../platform/event-store/event-store.js';
import { dropBuild } from './builds.js';
import { fill } from './fill.js';
import { aloneWithBuilds, createBuilds, inOrder, type RebuildOptions } from './rebuild.js';
import { physicalName, type Build } from './registry.js';

/** A projection that comes `after` another reads the replayed one, which must be among them. */
export type ReplayOptions = RebuildOptions & { readonly position: Position };

export type Replayed = {
  /** Logical names to the tables that hold exactly what the log said up to the position. */
  readonly tables: ReadonlyMap<string, string>;
  /** Events that the projections could not take, now as little as then. */
  readonly parked: number;
};

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
    const empty = projections.map((projection, index) => ({ projection, build: builds[index]! }));
    await fill(options, empty, options.position, signal);
    const tables = builds.flatMap(({ build, tables: logical }) =>
      logical.map((name) => [name, physicalName(name, build)] as const),
    );
    return await read({ tables: new Map(tables), parked: await parkedIn(pool, builds) });
  } finally {
    for (const build of builds) await dropBuild(pool, build).catch(() => undefined); // then it is left to the next run
  }
};

const parkedIn = async (pool: Pool, builds: readonly Build[]): Promise<number> => {
  const { rows } = await pool.query<{ parked: bigint }>(
    `select count(*) as parked from projection_parked
      where (projection, build) in (select * from unnest($1::text[], $2::int[]))`,
    [builds.map(({ projection }) => projection), builds.map(({ build }) => build)],
  );
  return Number(rows[0]!.parked);
};
