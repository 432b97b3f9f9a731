import type { Ledger, OpenLedger } from '../ledger.js';
import { createLogger } from '../platform/logger.js';
import { runProjections } from '../run-projections.js';
import { note } from './output.js';

const CLOSE_TIMEOUT_MS = 5_000;
const EXIT_INTERRUPTED = 130;

/**
 * Opens a ledger for one piece of work and closes it whatever happens, also at Ctrl-C: what was recorded by then stays
 * recorded, and the embedded PostgreSQL is stopped as it would be at the end.
 */
export const withLedger = async <Result>(
  open: OpenLedger,
  work: (ledger: Ledger) => Promise<Result>,
  changes?: { readonly database?: string },
): Promise<Result> => {
  const ledger = await open(changes);
  const interrupt = () => {
    note('interrupted; what was recorded so far stays, and the same command can be run again');
    setTimeout(() => process.exit(EXIT_INTERRUPTED), CLOSE_TIMEOUT_MS).unref();
    void ledger.close().finally(() => process.exit(EXIT_INTERRUPTED));
  };
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    return await work(ledger);
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    await ledger.close();
  }
};

/** The same, with the read side kept up to date meanwhile. */
export const withProjections = async <Result>(ledger: Ledger, work: () => Promise<Result>): Promise<Result> => {
  const running = await runProjections(ledger, createLogger('error'));
  return work().finally(() => running.stop());
};
