import type { Ledger } from '../ledger.js';
import { projectionStatus } from '../projections/index.js';
import { ledgerProjections } from '../run-projections.js';
import { CliProblem, count } from './output.js';

/** What a statement is made of; an event that one of these could not take may be money that is missing. */
const COUNTED_BY = [
  'play-identity', 'royalty-usage', 'track-plays', 'catalogue', 'pools', 'parties', 'works', 'claims', 'deals', 'revenue',
]; // prettier-ignore

/** Statements that leave out what could not be counted are not written, unless somebody says that they shall be. */
export const refuseParked = async (ledger: Ledger) => {
  const status = await projectionStatus({ ...ledger, projections: ledgerProjections(ledger.config) });
  const missing = status.find((row) => row.parked > 0 && row.status === 'live' && COUNTED_BY.includes(row.projection));
  if (missing !== undefined)
    throw new CliProblem(
      `${count(missing.parked)} events could not be counted (playledger projections parked ${missing.projection}); ` +
        'mend them, or state without them with --despite-parked',
    );
};
