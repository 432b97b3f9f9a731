/** Events that a projection could not take: set aside with their error, to be looked at and tried again. */
import type { PoolClient } from 'pg';
import type { EventStore, Position } from '../../platform/event-store/event-store.js';
import type { Postgres } from '../../platform/postgres/postgres.js';
import type { Projection } from '../projection.js';
import { errorText } from './batch.js';
import { faultOf } from './faults.js';
import { inTransaction } from '../../platform/postgres/transaction.js';
import { writerFor } from './writer.js';

export type ParkedEvent = {
  readonly projection: string;
  readonly build: number;
  readonly position: Position;
  readonly eventId: string;
  readonly type: string;
  readonly error: string;
  readonly attempts: number;
  readonly parkedAt: Date;
};

export type RetryReport = { readonly applied: readonly Position[]; readonly parkedStill: readonly Position[] };

const LIST_MAX = 1_000;

/** The parked events of the live builds, in log order, at most 1,000. */
export const listParked = async (
  { pool }: Pick<Postgres, 'pool'>,
  projection?: string,
): Promise<readonly ParkedEvent[]> => {
  const { rows } = await pool.query<ParkedEvent>(
    `select p.projection, p.build, p.position, p.event_id as "eventId", p.type, p.error, p.attempts, p.parked_at as "parkedAt"
       from projection_parked p join projection_builds b using (projection, build)
      where b.status = 'live' and ($1::text is null or projection = $1) order by p.position limit ${LIST_MAX}`,
    [projection ?? null],
  );
  return rows;
};

/**
 * Applies parked events of the live build (of the declared version) again, each alone, in log order, while the projection stands still. One
 * that fails again stays parked with its new error. Throws outages; then nothing has changed.
 */
export const retryParked = (
  { store, postgres }: { readonly store: EventStore; readonly postgres: Pick<Postgres, 'pool'> },
  projection: Projection,
  positions?: readonly Position[],
): Promise<RetryReport> =>
  inTransaction(postgres.pool, async (client) => {
    const parked = await lockParked(client, projection, positions);
    const applied: Position[] = [];
    const parkedStill: Position[] = [];
    for (const { build, position } of parked) {
      const done = await retryOne(client, store, projection, { build, position });
      (done ? applied : parkedStill).push(position);
    }
    return { applied, parkedStill };
  });

type Place = { readonly build: number; readonly position: Position };

const lockParked = async (client: PoolClient, { name, version }: Projection, positions?: readonly Position[]) => {
  await client.query(`select from projection_builds where projection = $1 and status = 'live' for update`, [name]);
  const { rows } = await client.query<Place>(
    `select build, position from projection_parked join projection_builds using (projection, build)
      where projection = $1 and status = 'live' and version = $3 and ($2::bigint[] is null or position = any($2))
      order by position limit ${LIST_MAX}`,
    [name, positions ?? null, version],
  );
  return rows;
};

const retryOne = async (client: PoolClient, store: EventStore, projection: Projection, { build, position }: Place) => {
  const key = [projection.name, build, position];
  await client.query('savepoint retry');
  try {
    const { events } = await store.readAll({ after: position - 1n, eventsMax: 1 });
    const upstream = projection.after === undefined ? undefined : { projection: projection.after };
    await projection.apply(events.filter((event) => event.position === position), writerFor(client, projection, { build, upstream })); // prettier-ignore
    await client.query('delete from projection_parked where projection = $1 and build = $2 and position = $3', key);
    return true;
  } catch (error) {
    if (faultOf(error) !== 'poison') throw error;
    await client.query('rollback to savepoint retry');
    await client.query(
      `update projection_parked set error = $4, attempts = attempts + 1 where projection = $1 and build = $2 and position = $3`,
      [...key, errorText(error)],
    );
    return false;
  }
};
