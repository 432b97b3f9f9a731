import { expect, it } from 'vitest';
import { StoreUnavailable } from '../../platform/event-store/event-store.js';
import { faultOf, ProjectionHalted } from './faults.js';

const sqlError = (code: string) => Object.assign(new Error('refused'), { code });

it.each([
  ['a lost connection', new Error('Connection terminated unexpectedly'), 'outage'],
  ['a server that shuts down', sqlError('57P01'), 'outage'],
  ['a full disk', sqlError('53100'), 'outage'],
  ['a deadlock', sqlError('40P01'), 'outage'],
  ['a lock that was not to be had', sqlError('55P03'), 'outage'],
  ['an event store that is away', new StoreUnavailable('away'), 'outage'],
  ['a value that does not fit', sqlError('22P02'), 'poison'],
  ['a violated constraint', sqlError('23502'), 'poison'],
  ['a mistake in the code of the projection', new TypeError('undefined is not a day'), 'poison'],
  ['a table that is missing', sqlError('42P01'), 'broken'],
  ['too many parked events', new ProjectionHalted('stop'), 'broken'],
] as const)('takes %s for what it is', (_what, error, fault) => {
  expect(faultOf(error)).toBe(fault);
});
