/** What a failed batch says: about the machine, about the projection, or about an event in it. */
import { StoreUnavailable } from '../../platform/event-store/event-store.js';
import { isOutage } from '../../platform/postgres/outage.js';

/**
 * - `outage`: try again soon; nothing is wrong with the data. Lost connections, shutdown, lost races for a lock.
 * - `broken`: the projection or its tables are at fault, so every event would fail. Try again, but loudly and slowly.
 * - `poison`: an event that the projection cannot take.
 */
export type Fault = 'outage' | 'broken' | 'poison';

/** Serialization failure and deadlock (40), locks not to be had (55): somebody else was in the way. */
const IN_THE_WAY = /^(40|55)/;
/** Data exceptions, violated constraints, a row touched twice, too long for an index, raised by a trigger. */
const ABOUT_THE_DATA = /^(21|22|23|44|54|P0)/;
const SQLSTATE = /^[0-9A-Z]{5}$/;

export const faultOf = (error: unknown): Fault => {
  if (error instanceof StoreUnavailable || isOutage(error)) return 'outage';
  if (error instanceof ProjectionHalted) return 'broken';
  const { code } = error as { readonly code?: unknown };
  if (typeof code !== 'string' || !SQLSTATE.test(code)) return 'poison'; // thrown by the projection's own code
  if (IN_THE_WAY.test(code)) return 'outage';
  return ABOUT_THE_DATA.test(code) ? 'poison' : 'broken';
};

/** So many events were parked that the projection itself is in doubt; it waits to be repaired rather than park them all. */
export class ProjectionHalted extends Error {
  override readonly name = 'ProjectionHalted';
}
