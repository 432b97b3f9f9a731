import type { Ledger } from '../ledger.js';
import { pause } from '../platform/pause.js';
import { buildToDrive } from '../projections/index.js';
import { ledgerProjections } from '../run-projections.js';
import { CliProblem } from './output.js';

const LOOK_MS = 100;
const STUCK_MS = 60_000;

/**
 * Waits until every projection is live in the version that is asked for, and has come to where the log ended when this
 * was called. `onProgress` is told where the one that is waited for stands. Gives up when nothing moves for a minute.
 */
export const untilCaughtUp = async (
  { config, store, postgres }: Ledger,
  onProgress: (position: bigint) => void = () => undefined,
): Promise<void> => {
  const target = await store.head();
  let stoodAt = -1n;
  let movedAt = performance.now();
  for (const projection of ledgerProjections(config))
    for (;;) {
      const build = await buildToDrive(postgres.pool, projection);
      const at = build?.checkpoint ?? 0n;
      if (build?.status === 'live' && at >= target) break;
      if (at !== stoodAt) movedAt = performance.now();
      stoodAt = at;
      onProgress(at);
      if (performance.now() - movedAt > STUCK_MS)
        throw new CliProblem(`${projection.name} stands at ${at} of ${target}; see: playledger projections status`);
      await pause(LOOK_MS);
    }
  onProgress(target);
};
