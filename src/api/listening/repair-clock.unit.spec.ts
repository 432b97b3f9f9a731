import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CLOCK_SKEW_TOLERATED_MS, repairClock } from './repair-clock.js';

const RECEIVED_MS = Date.parse('2026-08-02T00:00:10.000Z');
const repaired = (claimed: string, sentMs?: number) =>
  repairClock({ claimed, ageMs: undefined, field: 'startedAt' }, { receivedMs: RECEIVED_MS, sentMs });

it('keeps a time that is in the form that we keep, and brings every other into it', () => {
  const times = fc.date({ min: new Date('1971-01-01'), max: new Date('9000-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(times, (time) => {
      expect(repaired(time.toISOString())).toEqual({ at: time.toISOString() });
      expect(repaired(time.toISOString().replace('Z', '+00:00'))).toEqual({ at: time.toISOString() });
    }),
  );
});

it.each([
  ['2026-08-01T24:00:00.000Z', '2026-08-02T00:00:00.000Z'],
  ['2026-08-01T10:00:00Z', '2026-08-01T10:00:00.000Z'],
  ['2026-08-01T10:00:00.1239Z', '2026-08-01T10:00:00.123Z'],
  ['2026-08-01T12:00:00.000+02:00', '2026-08-01T10:00:00.000Z'],
])('takes %s for %s', (claimed, at) => expect(repaired(claimed)).toEqual({ at }));

it('moves what a wrong clock says by as much as it is off, and says so', () => {
  const hour = 3_600_000;
  expect(repaired('2026-08-01T22:00:00.000Z', RECEIVED_MS - hour)).toEqual({
    at: '2026-08-01T23:00:00.000Z',
    clock: { repair: 'sent-at', claimedAt: '2026-08-01T22:00:00.000Z', sentAt: '2026-08-01T23:00:10.000Z' },
  });
  expect(repaired('2026-08-01T22:00:00.000Z', RECEIVED_MS - CLOCK_SKEW_TOLERATED_MS)).toEqual({
    at: '2026-08-01T22:00:00.000Z',
  });
});
