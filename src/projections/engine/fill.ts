/** Fills new builds that nobody reads yet: the first read the log themselves, the others are gathered from those. */
import type { Pool } from 'pg';
import type { EventStore, Position } from '../../platform/event-store/event-store.js';
import { announcement, firstOf } from '../../platform/pause.js';
import { Bell } from './bell.js';
import { gatherAndFinish, isGathered, type Filled } from './gather.js';
import { Lane } from './lane.js';
import { LogReader } from './log-reader.js';

export type FillOptions = {
  readonly store: EventStore;
  readonly postgres: { readonly pool: Pool };
  /** Called after every batch: how far the slowest projection is, and how far it has to go. */
  readonly onProgress?: (progress: { readonly position: Position; readonly target: Position }) => void;
  readonly pageEvents?: number;
};

/** Larger pages outlive the young generation: reading them costs a third more, and they fill the old one. */
export const PAGE_EVENTS_DEFAULT = 1_500;

/** Brings empty builds to the position, ready for readers. Where one cannot go on, the others stop too, and it throws. */
export const fill = async (
  options: FillOptions,
  all: readonly Filled[],
  position: Position,
  signal: AbortSignal,
): Promise<readonly Filled[]> => {
  const later = all.filter(({ projection }) => isGathered(projection, all));
  await readAll(options, { all, later }, position, signal);
  await gatherAndFinish(options.postgres.pool, later, all);
  return all.map(({ projection, build }) => ({ projection, build: { ...build, checkpoint: position } }));
};

/** Nobody writes any more when this ends. */
const readAll = async (
  { store, postgres: { pool }, onProgress, pageEvents = PAGE_EVENTS_DEFAULT }: FillOptions,
  { all, later }: { readonly all: readonly Filled[]; readonly later: readonly Filled[] },
  position: Position,
  signal: AbortSignal,
) => {
  const committed = new Bell(() => onProgress?.({ position: least(lanes.map((lane) => lane.position)), target: position })); // prettier-ignore
  const reader = new LogReader({ store, eventsMax: pageEvents });
  const lanes = all
    .filter((one) => !later.includes(one))
    .map(({ projection, build }) => {
      const after = all.find((one) => one.projection.name === projection.after);
      const upstream = after && { ...after.build, isGathered: later.includes(after) };
      return new Lane({ pool, reader, projection, build, committed, ...(upstream && { upstream }) });
    });
  const failed = announcement();
  const until = firstOf(signal, failed.signal);
  const advance = async (lane: Lane) => {
    try {
      if ((await lane.catchUp(position, until)) !== 'moved') throw new Error(`filling ${lane.name} was stopped`);
    } catch (error) {
      failed.abort(error);
    } finally {
      lane.leave();
    }
  };
  await Promise.all(lanes.map(advance));
  if (failed.signal.aborted) throw failed.signal.reason;
};

export const least = (positions: readonly Position[]): Position =>
  positions.reduce((least, position) => (position < least ? position : least), positions[0]!);
