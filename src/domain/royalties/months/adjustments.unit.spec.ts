import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currency } from '../../shared/currency.js';
import { Decimal, sum } from '../../shared/money.js';
import { adjustments, type LineChange, type MonthLine } from './adjustments.js';

const eur = currency('EUR');
const line = (lineId: string, amount: number, streams = 1, changes: Partial<MonthLine> = {}): MonthLine => ({
  lineId,
  party: `party of ${lineId}`,
  currency: eur,
  streams: BigInt(streams),
  amountMinor: new Decimal(amount),
  ...changes,
});
const causeOf = ({ lineId }: LineChange) => ({ eventId: `event of ${lineId}`, kind: 'PlaysExcluded' });
const deltas = (stated: readonly MonthLine[], now: readonly MonthLine[]) =>
  adjustments(stated, now, causeOf).map(({ lineId, amountMinor, streams }) => [lineId, amountMinor.toFixed(), streams]);

describe('the adjustments of a closed month', () => {
  it('are the differences, each naming its line, what was and is, and the event that caused it', () => {
    expect(adjustments([line('a', 60, 6), line('b', 40, 4)], [line('a', 50, 5), line('b', 40, 4)], causeOf)).toEqual([
      {
        ...line('a', -10, -1),
        statedMinor: new Decimal(60),
        nowMinor: new Decimal(50),
        cause: { eventId: 'event of a', kind: 'PlaysExcluded' },
      },
    ]);
  });

  it('take back a line that is gone by the exact negative, and state a new one whole', () => {
    expect(deltas([line('gone', 33, 3)], [line('new', 34, 3)])).toEqual([['gone', '-33', -3n], ['new', '34', 3n]]); // prettier-ignore
  });

  it('count what earlier adjustments said already', () => {
    expect(deltas([line('a', 60), line('a', -10), line('b', 40)], [line('a', 50), line('b', 50)])).toEqual([['b', '10', 0n]]); // prettier-ignore
  });

  it('are none where every amount is as it was', () => {
    expect(deltas([line('a', 60, 6), line('b', 0)], [line('a', 60, 7)])).toEqual([]);
  });

  it('mirror a split to the cent, with nothing rounded anew', () => {
    const split = [['artist', 340], ['distributor', 150], ['label', 426], ['mixer', 55], ['producer', 30]] as const; // prettier-ignore
    const back = deltas(split.map(([id, cents]) => line(id, cents)), []); // prettier-ignore
    expect(back.map(([id, delta]) => [id, delta])).toEqual(split.map(([id, cents]) => [id, `-${cents}`]));
  });

  it.each([
    ['another party', { party: 'someone else' }],
    ['another currency', { currency: currency('USD') }],
  ])('refuse a line that was %s', (_what, changes) => {
    expect(() => deltas([line('a', 1)], [line('a', 1, 1, changes)])).toThrow(RangeError);
  });

  it('refuse a line that is there twice now', () => {
    expect(() => deltas([], [line('a', 1), line('a', 1)])).toThrow(/a is there twice/);
  });

  const lines = fc.uniqueArray(fc.record({ id: fc.integer({ min: 0, max: 12 }), cents: fc.integer() }), { selector: ({ id }) => id }).map((all) => all.map(({ id, cents }) => line(`l${id}`, cents))); // prettier-ignore
  const total = (all: readonly MonthLine[]) => sum(all.map(({ amountMinor }) => amountMinor)).toFixed();

  it('bring what was stated to what it would be now, to the last cent, and then there are no more', () => {
    fc.assert(
      fc.property(lines, lines, (stated, now) => {
        const made = adjustments(stated, now, causeOf);
        expect(total([...stated, ...made])).toBe(total(now));
        expect(made.every(({ amountMinor }) => !amountMinor.isZero())).toBe(true);
        expect(adjustments([...stated, ...made], now, causeOf)).toEqual([]);
      }),
    );
  });
});
