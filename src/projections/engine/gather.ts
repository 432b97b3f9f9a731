/**
 * The shorter road of a rebuild: where a projection's rows can be had from those of another one that is filled in the
 * same run, one statement makes them, and its events are not applied one by one. Live rows came by the other road, so
 * equal hashes say that two ways of counting agree.
 */
import type { Pool } from 'pg';
import { inParallel } from '../../platform/in-parallel.js';
import { BEGIN_UNWAITED, inTransaction } from '../../platform/postgres/transaction.js';
import type { GatheredRows, Projection } from '../projection.js';
import { BUILDS_AT_ONCE, finishBuild } from './builds.js';
import { physicalName, type Build, type Queryable } from './registry.js';

export type Filled = { readonly projection: Projection; readonly build: Build };

const GATHER_TIMEOUT_MS = 1_800_000;
const SORT_MEMORY = '64MB';

/** Whether it has its rows from another one of these; whoever is filled alone reads the log. */
export const isGathered = ({ gathered }: Projection, all: readonly Filled[]): boolean =>
  gathered !== undefined && all.some(({ projection }) => projection.name === gathered.from);

/**
 * Fills the builds that come `later` to where their sources are, which nobody writes to meanwhile, and readies all of
 * them for readers: each as soon as it is filled, while others are.
 */
export const gatherAndFinish = async (pool: Pool, later: readonly Filled[], all: readonly Filled[]): Promise<void> => {
  const sourceOf = ({ projection }: Filled) => all.find((one) => one.projection.name === projection.gathered!.from)!;
  const sources = new Set(later.map(sourceOf));
  const others = all.filter((one) => !sources.has(one) && !later.includes(one));
  const tidied = tidySources(pool, later, sourceOf);
  const gatherLater = (own: Filled) => async () => {
    await tidied;
    await gather(pool, own, sourceOf(own).build);
    await finishBuild(pool, own.projection, own.build);
  };
  const finish = (one: Filled) => () => finishBuild(pool, one.projection, one.build);
  const work = [() => tidied, ...[...sources].map(finish), ...later.map(gatherLater), ...others.map(finish)];
  await inParallel(work, BUILDS_AT_ONCE, (one) => one());
};

const namesIn =
  ({ build }: Build) =>
  (logical: string) =>
    physicalName(logical, build);

const tidySources = async (pool: Pool, later: readonly Filled[], sourceOf: (own: Filled) => Filled) => {
  for (const own of later) {
    const { first } = own.projection.gathered!;
    if (first === undefined) continue;
    const [ownNames, source] = [namesIn(own.build), namesIn(sourceOf(own).build)];
    await gathering(pool, async (client) => {
      const { rows } = await client.query<{ needed: boolean }>(first.needed(source));
      if (rows[0]!.needed) await client.query(first.run(ownNames, source));
    });
  }
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
