import type { Ledger } from '../ledger.js';
import { eventsNotCounted } from '../run-projections.js';
import { CliProblem, count } from './output.js';

/** Statements that leave out what could not be counted are not written, unless somebody says that they shall be. */
export const refuseParked = async (ledger: Ledger) => {
  const missing = await eventsNotCounted(ledger);
  if (missing !== undefined)
    throw new CliProblem(
      `${count(missing.events)} events could not be counted (playledger projections parked ${missing.projection}); ` +
        'mend them, or state without them with --despite-parked',
    );
};
