import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from '../../domain/royalties/rounding.js';
import { Decimal, sum } from '../../domain/shared/money.js';
import { LineSpread, type Spread } from './spread-lines.js';

const rowsOf = (amounts: readonly (readonly [corrects: string, amount: number])[]) =>
  amounts.map(([corrects, amount]) => ({ corrects, amount_minor: String(amount) }));
/** Counted first, and then one by one. */
const spreadLines = (rows: ReturnType<typeof rowsOf>, by: Spread) => {
  const spread = new LineSpread(rows.map((row) => ({ ...row, lines: 1n })), by); // prettier-ignore
  return { netMinor: rows.map((row) => spread.next(row)), unplaced: spread.end() };
};
const texts = (amounts: readonly Decimal[]) => amounts.map((amount) => amount.toFixed());

describe('what a deal makes of lines', () => {
  it('is spread over the lines of each month by what they are', () => {
    const rows = rowsOf([['', 100], ['', 300], ['2026-01', 50], ['2026-01', -10]]); // prettier-ignore
    const corrections = new Map([['2026-01', { netMinor: new Decimal(32), gainedMinor: new Decimal(40) }]]);
    const spread = spreadLines(rows, { ownMinor: new Decimal(320), corrections });
    expect([texts(spread.netMinor), spread.unplaced]).toEqual([['80', '240', '40', '-8'], []]);
  });

  it('leaves a correction as it is where nothing is said of its month', () => {
    const spread = spreadLines(rowsOf([['2026-01', -7]]), { ownMinor: new Decimal(0), corrections: new Map() });
    expect(texts(spread.netMinor)).toEqual(['-7']);
  });

  it('names what no line can carry', () => {
    const corrections = new Map([['2026-01', { netMinor: new Decimal(0), gainedMinor: new Decimal(0) }]]);
    const { unplaced } = spreadLines(rowsOf([['', 0]]), { ownMinor: new Decimal(25), corrections });
    expect(unplaced.map(({ corrects, amountMinor }) => [corrects, amountMinor.toFixed()])).toEqual([['', '25']]);
  });

  it('comes to the whole, whatever the lines are', () => {
    const amount = fc.integer({ min: -1_000, max: 1_000 });
    fc.assert(
      fc.property(fc.array(amount), fc.array(fc.nat(1_000)), amount, fc.nat(1_000), (corrected, own, net, up) => {
        const rows = rowsOf([...own.map((one) => ['', one] as const), ...corrected.map((one) => ['2026-01', one] as const)]); // prettier-ignore
        const gained = Decimal.max(net, up);
        const corrections = new Map([['2026-01', { netMinor: new Decimal(net), gainedMinor: gained }]]);
        const { netMinor, unplaced } = spreadLines(rows, { ownMinor: new Decimal(up), corrections });
        const total = sum([...netMinor, ...unplaced.map(({ amountMinor }) => amountMinor)]);
        expect(total.toFixed()).toBe(new Decimal(up).plus(net).toFixed());
      }),
    );
  });

  it('gives each line what sharing out over all of them at once would, ties to the first', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(12), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: -999, max: 999 }),
        (grosses, net) => {
          const spread = spreadLines(rowsOf(grosses.map((gross) => ['', gross])), { ownMinor: new Decimal(net), corrections: new Map() }); // prettier-ignore
          const weights = grosses.map((gross, nth) => ({ id: String(nth).padStart(2, '0'), weight: BigInt(gross) }));
          const { due } = allocate(new Decimal(net).abs(), weights);
          expect(texts(spread.netMinor)).toEqual(due.map((one) => (net < 0 && !one.isZero() ? one.negated() : one).toFixed())); // prettier-ignore
        },
      ),
    );
  });

  it('is not dealt out where lines are missing, or are others than were counted', () => {
    const spread = new LineSpread([{ corrects: '', amount_minor: '10', lines: 2n }], { ownMinor: new Decimal(8), corrections: new Map() }); // prettier-ignore
    expect(() => spread.next({ corrects: '', amount_minor: '11' })).toThrow('not counted');
    spread.next({ corrects: '', amount_minor: '10' });
    expect(() => spread.end()).toThrow('lack 4');
  });
});
