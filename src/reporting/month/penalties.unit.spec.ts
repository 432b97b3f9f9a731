import fc from 'fast-check';
import { expect, it } from 'vitest';
import { currency } from '../../domain/shared/currency.js';
import { Decimal } from '../../domain/shared/money.js';
import { penaltiesLeft, type Penalty } from './penalties.js';

const penalty = fc.record({
  period: fc.constantFrom('2026-01', '2026-02'),
  trackId: fc.constantFrom('a', 'b'),
  party: fc.constantFrom('North', 'South'),
  currency: fc.constant(currency('EUR')),
  amountMinor: fc.integer({ min: -9, max: 9 }).map((minor) => new Decimal(minor)),
  rule: fc.constant('a test'),
});

const totals = (penalties: readonly Penalty[]) => {
  const byKey = new Map<string, number>();
  for (const { period, trackId, party, amountMinor } of penalties) {
    const key = `${period} ${trackId} ${party}`;
    byKey.set(key, (byKey.get(key) ?? 0) + Number(amountMinor));
  }
  return Object.fromEntries([...byKey].filter(([, amount]) => amount !== 0));
};

it('charges what makes of the penalties so far those that there are now, party by party, and nothing more', () => {
  fc.assert(
    fc.property(fc.array(penalty, { maxLength: 6 }), fc.array(penalty, { maxLength: 6 }), (now, charged) => {
      const left = penaltiesLeft(now, charged);
      expect(totals([...charged, ...left])).toEqual(totals(now));
      expect(penaltiesLeft(now, [...charged, ...left])).toEqual([]);
      expect(left.some(({ amountMinor }) => amountMinor.isZero())).toBe(false);
    }),
  );
});
