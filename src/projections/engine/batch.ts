/**
 * One batch: its rows and the checkpoint commit together. Moving the checkpoint comes first and is the fence: it
 * succeeds for one runner alone, from exactly the position that it believes in, so a batch delivered twice or raced
 * for has its effect once. Where nobody races, the fence may come last, so that two batches are written side by side.
 */
import type { Pool, PoolClient } from 'pg';
import type { Position, StoredEvent } from '../../platform/event-store/event-store.js';
import type { Projection } from '../projection.js';
import { faultOf, ProjectionHalted } from './faults.js';
import type { Build } from './registry.js';
import { BEGIN_UNWAITED, inTransaction } from '../../platform/postgres/transaction.js';
import { writerFor, type Upstream } from './writer.js';

/** Events of the handled types from `from` (exclusive) up to and including `to`, in order; may be empty. */
export type Batch = {
  readonly from: Position;
  readonly to: Position;
  readonly events: readonly StoredEvent[];
  /** The batch before, still on its way: this one is written meanwhile, and takes effect after it. */
  readonly before?: Promise<unknown>;
};

export type Target = {
  readonly projection: Projection;
  readonly build: Pick<Build, 'build'>;
  readonly upstream?: Upstream;
};

/** `fenced`: the checkpoint is elsewhere, the build is gone, or the upstream projection has not come that far. */
export type BatchOutcome = 'committed' | 'fenced';

const PARKED_MAX = 10_000;
const ERROR_CHARS_MAX = 2_000;
// Rows and checkpoint are lost together or not at all, and the log has them: no batch waits for the disk.
const BEGIN = `${BEGIN_UNWAITED}; set local plan_cache_mode = force_generic_plan`;

/**
 * Commits a batch. Where an event in it cannot be taken, that one is parked with its error and the rest goes on.
 * Throws outages, and faults of the projection itself; what was committed until then stays.
 */
export const commitBatch = async (pool: Pool, target: Target, batch: Batch): Promise<BatchOutcome> => {
  try {
    return await commitWhole(pool, target, batch);
  } catch (error) {
    if (faultOf(error) !== 'poison' || batch.events.length === 0) throw error;
    if (batch.events.length === 1) return park(pool, target, batch, error);
    for (const half of halves(batch)) if ((await commitBatch(pool, target, half)) === 'fenced') return 'fenced';
    return 'committed';
  }
};

const halves = ({ from, to, events, ...rest }: Batch): readonly Batch[] => {
  const middle = events.length >> 1;
  const border = events[middle - 1]!.position;
  return [
    { ...rest, from, to: border, events: events.slice(0, middle) },
    { ...rest, from: border, to, events: events.slice(middle) },
  ];
};

const commitWhole = (pool: Pool, target: Target, batch: Batch) =>
  fencedTransaction(pool, target, batch, async (client) => {
    const { projection, build: { build }, upstream } = target; // prettier-ignore
    if (batch.events.length > 0)
      await projection.apply(batch.events, writerFor(client, projection, { build, upstream }));
  });

const park = (pool: Pool, target: Target, batch: Batch, cause: unknown) =>
  fencedTransaction(pool, target, batch, async (client) => {
    const { position, id, type } = batch.events[0]!;
    const { rowCount } = await client.query(
      `insert into projection_parked (projection, build, position, event_id, type, error)
       select $1, $2, $3, $4, $5, $6
        where (select count(*) from projection_parked where projection = $1 and build = $2) < ${PARKED_MAX}`,
      [target.projection.name, target.build.build, position, id, type, errorText(cause)],
    );
    if (rowCount === 0) throw new ProjectionHalted(`${PARKED_MAX} events are parked already`, { cause });
  });

/** What went wrong, as one line of bounded length that PostgreSQL can store. */
export const errorText = (error: unknown) => String(error).replaceAll('\0', '').slice(0, ERROR_CHARS_MAX);

class Fenced extends Error {}

const fencedTransaction = async (
  pool: Pool,
  target: Target,
  batch: Batch,
  work: (client: PoolClient) => Promise<void>,
): Promise<BatchOutcome> => {
  try {
    await inTransaction(
      pool,
      async (client) => {
        if (batch.before === undefined) await fence(client, target, batch);
        await work(client);
        if (batch.before === undefined) return;
        await batch.before;
        await fence(client, target, batch);
      },
      BEGIN,
    );
    return 'committed';
  } catch (error) {
    if (error instanceof Fenced) return 'fenced';
    throw error;
  }
};

const fence = async (client: PoolClient, target: Target, batch: Batch) => {
  if (!(await moveCheckpoint(client, target, batch))) throw new Fenced();
};

const moveCheckpoint = async (
  client: PoolClient,
  { projection, build, upstream }: Target,
  { from, to, events }: Batch,
) => {
  const { rowCount } = await client.query({
    name: 'move-checkpoint',
    text: `update projection_builds set checkpoint = $4, events = events + $5
           where projection = $1 and build = $2 and checkpoint = $3 and status <> 'retired'
             and ($6::text is null or exists (
               select from projection_builds up where up.projection = $6 and up.checkpoint >= $4
                 and case when $7::int is null then up.status = 'live' else up.build = $7 end))`,
    values: [
      projection.name,
      build.build,
      from,
      to,
      events.length,
      upstream === undefined || upstream.isGathered === true ? null : upstream.projection,
      upstream?.build ?? null,
    ],
  });
  return rowCount === 1;
};
