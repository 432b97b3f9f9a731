/** How far each projection is, and what waits. */
import type { EventStore, Position } from '../../platform/event-store/event-store.js';
import type { Postgres } from '../../platform/postgres/postgres.js';
import type { Projection } from '../projection.js';
import { versionedName, type BuildStatus } from './registry.js';

export type ProjectionStatus = {
  readonly projection: string;
  readonly build: number;
  readonly version: string;
  readonly status: Exclude<BuildStatus, 'retired'>;
  readonly checkpoint: Position;
  /** Events handled so far, parked ones included. */
  readonly events: number;
  /** Events that wait (counted up to `LAG_EVENTS_MAX`), and how long ago the first of them was recorded. */
  readonly lag: { readonly events: number; readonly seconds: number };
  /** Events set aside with their error. */
  readonly parked: number;
  /** Of the last rebuild, at the position `hashedAt`. */
  readonly stateHash?: string;
  readonly hashedAt?: Position;
  /** Why it does not move; known only to the process that drives it. */
  readonly failure?: string;
};

export type StatusOptions = {
  readonly store: Pick<EventStore, 'backlog'>;
  readonly postgres: Pick<Postgres, 'pool'>;
  readonly projections: readonly Projection[];
  readonly failures?: ReadonlyMap<string, string>;
};

/** EventStoreDB can count only by reading, so a longer lag is not counted to its end. */
export const LAG_EVENTS_MAX = 100_000;

type Row = {
  readonly projection: string;
  readonly build: number;
  readonly version: string;
  readonly status: ProjectionStatus['status'];
  readonly checkpoint: Position;
  readonly events: bigint;
  readonly parked: bigint;
  readonly state_hash: string | null;
  readonly hashed_at: Position | null;
};

/** One entry per build in use, in the order of the projections given, live first. */
export const projectionStatus = async ({
  store,
  postgres,
  projections,
  failures,
}: StatusOptions): Promise<readonly ProjectionStatus[]> => {
  const { rows } = await postgres.pool.query<Row>(
    `select b.projection, b.build, b.version, b.status, b.checkpoint, b.events, b.state_hash, b.hashed_at,
            (select count(*) from projection_parked p where p.projection = b.projection and p.build = b.build) as parked
       from projection_builds b
      where b.projection = any($1) and b.status <> 'retired'
      order by array_position($1::text[], b.projection::text), b.status = 'live' desc, b.build`,
    [projections.map(({ name }) => name)],
  );
  return Promise.all(
    rows.map(async ({ state_hash, hashed_at, events, parked, ...row }) => {
      const { types } = projections.find(({ name }) => name === row.projection)!;
      const failure = failures?.get(versionedName({ name: row.projection, version: row.version }));
      return {
        ...row,
        events: Number(events),
        parked: Number(parked),
        lag: await lagOf(store, row.checkpoint, types),
        ...(state_hash !== null && { stateHash: state_hash }),
        ...(hashed_at !== null && { hashedAt: hashed_at }),
        ...(failure !== undefined && { failure }),
      };
    }),
  );
};

const lagOf = async (store: Pick<EventStore, 'backlog'>, after: Position, types: readonly string[]) => {
  const { events, since } = await store.backlog({ after, types, max: LAG_EVENTS_MAX });
  return { events, seconds: since === undefined ? 0 : Math.max(0, (Date.now() - since.getTime()) / 1_000) };
};
