/** Makes the tables of a build, points the views at them, and drops what nobody reads any more. */
import type { Pool } from 'pg';
import type { Projection } from '../projection.js';
import { currentBuilds, physicalName, versionedName, type Build, type Queryable } from './registry.js';
import { inParallel } from '../../platform/in-parallel.js';
import { BEGIN_UNWAITED, endSession, inTransaction } from '../../platform/postgres/transaction.js';

/** Advisory locks: the first number says what is locked, the second is a hash of its name. */
export const LOCKS = { registry: 0x504c01, runner: 0x504c02, rebuild: 0x504c03 } as const;

/** Each holds a connection for as long as it takes; the pool has some more, for whoever asks meanwhile. */
export const BUILDS_AT_ONCE = 4;
const DROP_LOCK_TIMEOUT_MS = 2_000;
const FINISH_TIMEOUT_MS = 1_800_000;
/** Looks at a tenth of the rows that PostgreSQL's default of 100 would: enough to plan by, and a switch waits less. */
const STATISTICS_TARGET = 10;
const DROP_TRIES_MAX = 5;
export const LOCK_NOT_AVAILABLE = '55P03';
const DUPLICATE_TABLE = '42P07';
const INVALID_TABLE_DEFINITION = '42P16';

export const codeOf = (error: unknown) => (error as { readonly code?: unknown }).code;

/**
 * Gives each projection a build of its declared version: live at once where there is none yet, and beside the live
 * one where that has another version. Safe to call from many processes at once, and again at every start.
 */
export const ensureBuilds = async (pool: Pool, projections: readonly Projection[]): Promise<void> => {
  assertDistinct(projections);
  await inTransaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1, 0)', [LOCKS.registry]);
    const builds = await currentBuilds(client, projections.map(({ name }) => name)); // prettier-ignore
    for (const projection of projections) {
      const own = builds.filter((build) => build.projection === projection.name);
      const live = own.find(({ status }) => status === 'live');
      const isThere = own.some(({ status, version }) => status !== 'rebuilding' && version === projection.version);
      if (live?.version === projection.version || isThere) continue;
      const build = await createBuild(client, projection, live === undefined ? 'live' : 'building');
      if (live === undefined) await addIndexes(client, projection.indexes ?? {}, build.build);
    }
  });
};

const assertDistinct = (projections: readonly Projection[]) => {
  const tables = projections.flatMap(({ tables }) => Object.keys(tables));
  const twice = tables.find((table, index) => tables.indexOf(table) !== index);
  if (twice !== undefined) throw new TypeError(`two projections declare the table ${twice}`);
};

/** The registry row and the empty tables of a new build, without the indexes that only readers need. */
export const createBuild = async (
  db: Queryable,
  projection: Projection,
  status: 'live' | 'building' | 'rebuilding',
): Promise<Build> => {
  const { name, version, tables } = projection;
  const { rows } = await db.query<Build>(
    `insert into projection_builds (projection, build, version, status, tables, switched_at)
     select $1, coalesce(max(build), 0) + 1, $2, $3, $4, case when $3 = 'live' then now() end
       from projection_builds where projection = $1
     returning projection, build, version, status, tables, checkpoint`,
    [name, version, status, Object.keys(tables)],
  );
  const build = rows[0]!;
  const quiet = (physical: string) => `; alter table ${physical} set (autovacuum_enabled = off)`;
  const ddls = Object.entries(tables).map(([logical, ddl]) => {
    const physical = physicalName(logical, build.build);
    return ddl(physical) + (status === 'live' ? '' : quiet(physical));
  });
  await db.query(ddls.join('; '));
  if (status === 'live') await repointViews(db, build);
  return build;
};

/** Readies a filled build for readers: the indexes that they need, and statistics. May be called again. */
export const finishBuild = async (
  pool: Pool,
  { indexes = {} }: Projection,
  { build, tables }: Build,
): Promise<void> => {
  try {
    await inTransaction(
      pool,
      async (client) => {
        await client.query(`set local statement_timeout = ${FINISH_TIMEOUT_MS}`);
        await client.query(`set local default_statistics_target = ${STATISTICS_TARGET}`);
        await addIndexes(client, indexes, build);
        const physical = tables.map((logical) => physicalName(logical, build));
        await client.query(physical.map((TABLE) => `alter table ${TABLE} reset (autovacuum_enabled)`).join('; '));
        await client.query(`analyze ${physical.join(', ')}`);
      },
      BEGIN_UNWAITED,
    );
  } catch (error) {
    if (codeOf(error) !== DUPLICATE_TABLE) throw error; // its indexes are there already, so the rest is done too
  }
};

const addIndexes = async (db: Queryable, indexes: NonNullable<Projection['indexes']>, build: number) => {
  for (const [logical, ddl] of Object.entries(indexes)) await db.query(ddl(physicalName(logical, build)));
};

/** From the commit on, each logical name reads this build; `former` names whose table is gone read nothing more. */
export const repointViews = async (
  db: Queryable,
  { build, tables }: Build,
  former: readonly string[] = [],
): Promise<void> => {
  for (const logical of former.filter((name) => !tables.includes(name)))
    await db.query(`drop view if exists ${logical}`);
  for (const logical of tables) {
    const view = `view ${logical} as select * from ${physicalName(logical, build)}`;
    await db.query('savepoint repoint');
    try {
      await db.query(`create or replace ${view}`); // keeps what was granted on it
    } catch (error) {
      if (codeOf(error) !== INVALID_TABLE_DEFINITION) throw error;
      await db.query('rollback to savepoint repoint');
      await db.query(`drop view ${logical}`); // other columns: only a new view will do
      await db.query(`create ${view}`);
    }
  }
};

/** Retires a build that is not live and drops its tables; waits for readers that still hold them. */
export const dropBuild = async (pool: Pool, build: Build): Promise<void> => {
  for (let tries = 1; ; tries += 1)
    try {
      return await inTransaction(pool, (client) => dropTables(client, build), BEGIN_UNWAITED);
    } catch (error) {
      if (tries === DROP_TRIES_MAX || codeOf(error) !== LOCK_NOT_AVAILABLE) throw error;
    }
};

const dropTables = async (db: Queryable, { projection, build, tables }: Build) => {
  await db.query(`set local lock_timeout = ${DROP_LOCK_TIMEOUT_MS}`);
  const { rowCount } = await db.query(
    `update projection_builds set status = 'retired', retired_at = coalesce(retired_at, now()), tables = '{}'
     where projection = $1 and build = $2 and status <> 'live'`,
    [projection, build],
  );
  if (rowCount === 0) return;
  await db.query('delete from projection_parked where projection = $1 and build = $2', [projection, build]);
  const physical = tables.map((logical) => physicalName(logical, build));
  if (physical.length > 0) await db.query(`drop table if exists ${physical.join(', ')}`);
};

/** Drops what killed runs left behind: tables of retired builds, and (under the rebuild lock only) cut-off rebuilds. */
export const dropLeftovers = async (pool: Pool, status: 'retired' | 'rebuilding'): Promise<void> => {
  const { rows } = await pool.query<Build>(`select * from projection_builds where status = $1 and tables <> '{}'`, [
    status,
  ]);
  await inParallel(rows, BUILDS_AT_ONCE, (build) => dropBuild(pool, build));
};

/** Drops builds of other versions that never became live and that no runner works on any more. */
export const dropAbandonedBuilds = async (pool: Pool, projections: readonly Projection[]): Promise<void> => {
  const wanted = new Set(projections.map(versionedName));
  for (const build of await currentBuilds(
    pool,
    projections.map(({ name }) => name),
  )) {
    const name = versionedName({ name: build.projection, version: build.version });
    if (build.status !== 'building' || wanted.has(name)) continue;
    const client = await pool.connect();
    try {
      const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_lock($1, hashtext($2)) as free', [
        LOCKS.runner,
        name,
      ]);
      if (rows[0]?.free === true) await dropBuild(pool, build);
    } finally {
      await endSession(client);
    }
  }
};
