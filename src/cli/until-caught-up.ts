import type { Ledger } from '../ledger.js';
import { waitFor } from '../projections/index.js';
import { ledgerProjections } from '../run-projections.js';
import { CliProblem } from './output.js';

const LOOK_MS = 250;
const STUCK_MS = 60_000;

/**
 * Waits until every live projection has come to where the log ended when this was called. `onProgress` is told where
 * the one that is waited for stands. Gives up when nothing moves for a minute.
 */
export const untilCaughtUp = async (
  { config, store, postgres }: Ledger,
  onProgress: (position: bigint) => void = () => undefined,
): Promise<void> => {
  const target = await store.head();
  let furthest = -1n;
  let movedAt = performance.now();
  for (const { name } of ledgerProjections(config))
    for (;;) {
      const waited = await waitFor(postgres, name, target, { timeoutMs: LOOK_MS });
      if (waited.outcome === 'reached') break;
      const at = waited.outcome === 'unknown' ? 0n : waited.checkpoint;
      if (at !== furthest) movedAt = performance.now();
      furthest = at;
      onProgress(at);
      if (performance.now() - movedAt > STUCK_MS)
        throw new CliProblem(`${name} stands at ${at} of ${target}; see: playledger projections status`);
    }
  onProgress(target);
};
