import type { StoredEvent } from '../platform/event-store/event-store.js';
import type { ProjectionWriter } from './projection.js';

/** The batch without the events whose id was taken by an earlier one. For projections `after` play-identity. */
export const firstPlays = async (
  batch: readonly StoredEvent[],
  { run, upstream, readsFirst }: ProjectionWriter,
): Promise<readonly StoredEvent[]> => {
  if (readsFirst) return batch;
  const { rows } = await run<{ position: bigint }>(
    `select position from ${upstream('repeated_plays')} where position between $1 and $2`,
    [batch[0]!.position, batch.at(-1)!.position],
  );
  if (rows.length === 0) return batch;
  const repeated = new Set(rows.map(({ position }) => position));
  return batch.filter(({ position }) => !repeated.has(position));
};
