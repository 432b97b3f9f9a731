/** Starts the projections of one process, over one read of the log. */
import type { EventStore } from '../../platform/event-store/event-store.js';
import type { Postgres } from '../../platform/postgres/postgres.js';
import type { Projection } from '../projection.js';
import { Bell } from './bell.js';
import { dropAbandonedBuilds, ensureBuilds } from './builds.js';
import { drive, type DriveContext, type EngineLogger } from './drive.js';
import { holdLocks } from './locks.js';
import { LogReader } from './log-reader.js';
import { announcement, pause } from '../../platform/pause.js';
import { versionedName } from './registry.js';
import { projectionStatus, type ProjectionStatus } from './status.js';

export type StartOptions = {
  readonly store: EventStore;
  readonly postgres: Pick<Postgres, 'pool'>;
  readonly projections: readonly Projection[];
  /** Earlier versions, still fed for as long as one of them is live and its successor fills up. */
  readonly superseded?: readonly Projection[];
  readonly logger?: EngineLogger;
  readonly pageEvents?: number;
};

export type RunningProjections = {
  /** Finishes the batches in hand, lets go of the locks, and resolves when nothing runs any more. */
  readonly stop: () => Promise<void>;
  /** Also of projections that another process drives. */
  readonly status: () => Promise<readonly ProjectionStatus[]>;
};

const PAGE_EVENTS_DEFAULT = 2_000;
const RECONNECT_MS = 250;
const silent: EngineLogger = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Resolves as soon as every view is there to be read; throws when the database cannot be reached before that. */
export const startProjections = async (options: StartOptions): Promise<RunningProjections> => {
  const { store, postgres, projections, superseded = [], logger = silent, pageEvents = PAGE_EVENTS_DEFAULT } = options;
  const { pool } = postgres;
  await ensureBuilds(pool, projections);
  await dropAbandonedBuilds(pool, projections);
  const stopped = announcement();
  const failures = new Map<string, string>();
  const reader = new LogReader({
    store,
    eventsMax: pageEvents,
    onProblem: (err) => logger.warn({ err }, 'the log cannot be followed'),
  });
  const context: DriveContext = {
    pool,
    reader,
    committed: new Bell(),
    logger,
    failures,
    pageEvents,
    superseded: new Set(superseded),
  };
  const following = reader.follow(stopped.signal);
  const driving = driveAll(context, [...projections, ...superseded], stopped.signal);
  return {
    stop: async () => {
      stopped.abort();
      await Promise.all([following, driving]);
    },
    status: () => projectionStatus({ store, postgres, projections, failures }),
  };
};

const driveAll = async (context: DriveContext, projections: readonly Projection[], signal: AbortSignal) => {
  const byName = new Map(projections.map((projection) => [versionedName(projection), projection]));
  while (!signal.aborted)
    try {
      await holdLocks(context.pool, [...byName.keys()], signal, (name, held) =>
        drive(context, byName.get(name)!, held),
      );
    } catch (err) {
      context.logger.warn({ err }, 'the lock connection was lost; projections stand until it is back');
      await pause(RECONNECT_MS, signal);
    }
};
