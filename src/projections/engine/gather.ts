/**
 * The shorter road of a rebuild: where a projection's rows can be had from those of another one that is filled in the
 * same run, one statement makes them, and its events are not applied one by one. Live rows came by the other road, so
 * equal hashes say that two ways of counting agree.
 */
import type { Pool } from 'pg';
import { BEGIN_UNWAITED, inTransaction } from '../../platform/postgres/transaction.js';
import type { GatheredRows, Projection } from '../projection.js';
import { finishBuild } from './builds.js';
import { physicalName, type Build, type Queryable } from './registry.js';

export type Filled = { readonly projection: Projection; readonly build: Build };

const GATHER_TIMEOUT_MS = 1_800_000;
const SORT_MEMORY = '64MB';

/** Whether it has its rows from another one of these; whoever is filled alone reads the log. */
export const isGathered = ({ gathered }: Projection, all: readonly Filled[]): boolean =>
  gathered !== undefined && all.some(({ projection }) => projection.name === gathered.from);

/** Fills empty builds to where their sources are, which nobody writes to meanwhile, and readies the sources for readers. */
export const gatherAll = async (pool: Pool, later: readonly Filled[], all: readonly Filled[]): Promise<void> => {
  const pairs = later.map((own) => {
    const source = all.find(({ projection }) => projection.name === own.projection.gathered!.from)!;
    return { own, source };
  });
  for (const { own, source } of pairs) await tidySource(pool, own, source.build);
  await Promise.all([
    ...pairs.map(({ own, source }) => gather(pool, own, source.build)),
    ...[...new Set(pairs.map(({ source }) => source))].map(({ projection, build }) =>
      finishBuild(pool, projection, build),
    ),
  ]);
};

const namesIn =
  ({ build }: Build) =>
  (logical: string) =>
    physicalName(logical, build);

const tidySource = async (pool: Pool, { projection, build }: Filled, source: Build) => {
  const statement = projection.gathered!.first?.(namesIn(build), namesIn(source));
  if (statement !== undefined) await gathering(pool, (client) => client.query(statement));
};

const gather = (pool: Pool, { projection, build }: Filled, source: Build) =>
  gathering(pool, async (client) => {
    for (const [logical, rows] of Object.entries(projection.gathered!.rows))
      await fillTable(client, physicalName(logical, build.build), rows, source);
    await inherit(client, build, source);
  });

const gathering = (pool: Pool, work: (client: Queryable) => Promise<unknown>) =>
  inTransaction(
    pool,
    async (client) => {
      await client.query(`set local statement_timeout = ${GATHER_TIMEOUT_MS}`);
      await client.query(`set local work_mem = '${SORT_MEMORY}'; set local maintenance_work_mem = '${SORT_MEMORY}'`);
      await work(client);
    },
    BEGIN_UNWAITED,
  );

/** A key that is made at the end costs a fraction of one that every row is put into. */
const fillTable = async (db: Queryable, physical: string, { key, others, select }: GatheredRows, source: Build) => {
  const [KEY, OTHERS, SELECT] = [key.join(', '), others.join(', '), select(namesIn(source))];
  await db.query(`alter table ${physical} drop constraint ${physical}_pkey`);
  await db.query(`insert into ${physical} (${KEY}, ${OTHERS}) select ${KEY}, ${OTHERS} from (${SELECT}) as rows`); // prettier-ignore
  await db.query(`alter table ${physical} add constraint ${physical}_pkey primary key (${KEY})`);
};

/** What the source has read counts as read, and what it had to set aside is missing here too. */
const inherit = async (db: Queryable, { projection, build }: Build, source: Build) => {
  await db.query(
    `insert into projection_parked (projection, build, position, event_id, type, error)
     select $1, $2, position, event_id, type, error from projection_parked where projection = $3 and build = $4`,
    [projection, build, source.projection, source.build],
  );
  await db.query(
    `update projection_builds own set checkpoint = source.checkpoint, events = source.events
       from projection_builds source
      where own.projection = $1 and own.build = $2 and source.projection = $3 and source.build = $4`,
    [projection, build, source.projection, source.build],
  );
};
