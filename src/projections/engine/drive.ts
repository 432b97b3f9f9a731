/** Keeps one projection moving for as long as its lock is held: follows the log, switches a build that caught up. */
import type { Pool } from 'pg';
import type { Logger } from '../../platform/logger.js';
import type { Projection } from '../projection.js';
import type { Bell } from './bell.js';
import { finishBuild } from './builds.js';
import { faultOf, type Fault } from './faults.js';
import { Lane } from './lane.js';
import type { LogReader } from './log-reader.js';
import { pause } from '../../platform/pause.js';
import { promote } from './promote.js';
import { buildToDrive, liveCheckpoint, versionedName, type Build } from './registry.js';

export type EngineLogger = Pick<Logger, 'info' | 'warn' | 'error'>;

export type DriveContext = {
  readonly pool: Pool;
  readonly reader: LogReader;
  readonly committed: Bell;
  readonly logger: EngineLogger;
  /** The last failure of each driven projection, by versioned name; gone as soon as it moves again. */
  readonly failures: Map<string, string>;
  readonly pageEvents: number;
  /** Versions that are fed while they are live, and never made live again by this process. */
  readonly superseded: ReadonlySet<Projection>;
};

const SUPERSEDED_LOOK_MS = 2_000;
const WAIT_MS: Readonly<Record<Fault, readonly [first: number, last: number]>> = {
  outage: [100, 5_000],
  poison: [1_000, 30_000], // only when parking itself fails
  broken: [1_000, 30_000],
};

/** Ends when the signal aborts, and never throws: what fails is tried again, ever more slowly. */
export const drive = async (context: DriveContext, projection: Projection, signal: AbortSignal): Promise<void> => {
  const name = versionedName(projection);
  for (let failures = 0; !signal.aborted;)
    try {
      await driveOnce(context, projection, signal, () => {
        failures = 0;
        context.failures.delete(name);
      });
    } catch (error) {
      const fault = faultOf(error);
      const [first, last] = WAIT_MS[fault];
      context.failures.set(name, String(error));
      context.logger[fault === 'outage' ? 'warn' : 'error'](
        { projection: name, fault, err: error },
        'projection waits to try again',
      );
      await pause(Math.min(first * 2 ** failures, last), signal);
      failures += 1;
    }
};

const driveOnce = async (context: DriveContext, projection: Projection, signal: AbortSignal, onMoved: () => void) => {
  const build = await buildToDrive(context.pool, projection);
  const isOver = build?.status === 'building' && context.superseded.has(projection);
  if (build === undefined || isOver) return pause(SUPERSEDED_LOOK_MS, signal); // another version is live now
  const lane = new Lane({ ...context, projection, build });
  try {
    let waits = build.status === 'building';
    while (!signal.aborted) {
      if (waits && (await isNear(context, projection, lane))) {
        await replaceLive(context, { projection, build, lane }, signal);
        waits = false;
      }
      if ((await lane.follow(signal)) === 'gone') return;
      onMoved();
    }
  } finally {
    lane.leave();
  }
};

/** Near enough that the live build need not stand still for long. */
const isNear = async ({ pool, pageEvents }: DriveContext, { name }: Projection, { position }: Lane) => {
  const live = await liveCheckpoint(pool, name);
  return live !== undefined && live - position <= BigInt(pageEvents);
};

type Filled = { readonly projection: Projection; readonly build: Build; readonly lane: Lane };

const replaceLive = async (
  { pool, logger }: DriveContext,
  { projection, build, lane }: Filled,
  signal: AbortSignal,
) => {
  await finishBuild(pool, projection, build);
  const advance = async (to: bigint) => {
    if ((await lane.catchUp(to, signal)) !== 'moved') throw new Error('stopped before the switch');
  };
  await promote(pool, [{ projection, build, position: () => lane.position, advance }], signal);
  if (!signal.aborted)
    logger.info({ projection: versionedName(projection), build: build.build }, 'projection switched');
};
