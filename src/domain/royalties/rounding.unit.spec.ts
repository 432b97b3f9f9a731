import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal, sum } from '../shared/money.js';
import { allocate, exactShares, halfUp, SHARE_DIGITS, weightsOf, type Weight } from './rounding.js';

const count = fc.oneof(fc.bigInt({ min: 0n, max: 3n }), fc.bigInt({ min: 0n, max: 10n ** 12n }));
const listOf = (weight: fc.Arbitrary<bigint>) =>
  fc
    .uniqueArray(fc.record({ id: fc.stringMatching(/^[a-c]{1,4}$/), weight }), {
      selector: (share) => share.id,
      maxLength: 40,
    })
    .map((list): readonly Weight[] => list);
const counts = listOf(count);
const weights = listOf(fc.oneof(count, fc.bigInt({ min: 0n, max: 10n ** 80n })));
const amounts = fc
  .oneof(fc.bigInt({ min: 0n, max: 50n }), fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }))
  .map((minor) => new Decimal(minor.toString()));

const byId = (list: readonly Weight[], due: readonly Decimal[]) =>
  new Map(list.map(({ id }, index) => [id, due[index]!.toFixed()]));

describe('allocate', () => {
  it('pays out exactly the pool, or keeps all of it when nobody has any weight', () => {
    fc.assert(
      fc.property(amounts, weights, (pool, list) => {
        const { due, undistributed } = allocate(pool, list);
        expect(sum(due).plus(undistributed).toFixed()).toBe(pool.toFixed());
        expect(undistributed.isZero() || list.every((share) => share.weight === 0n)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('pays the same whatever the order of the weights', () => {
    fc.assert(
      fc.property(amounts, weights, fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), (pool, list, dice) => {
        const shuffled = list
          .map((share, index) => ({ share, at: dice[index]! }))
          .sort((a, b) => a.at - b.at)
          .map(({ share }) => share);
        expect(byId(shuffled, allocate(pool, shuffled).due)).toEqual(byId(list, allocate(pool, list).due));
      }),
    );
  });

  it('is never a whole minor unit away from the exact share', () => {
    fc.assert(
      fc.property(amounts, weights, (pool, list) => {
        const poolMinor = BigInt(pool.toFixed());
        const total = list.reduce((added, share) => added + share.weight, 0n);
        fc.pre(total > 0n);
        for (const [index, due] of allocate(pool, list).due.entries()) {
          const offTimesTotal = BigInt(due.toFixed()) * total - poolMinor * list[index]!.weight;
          expect(offTimesTotal > -total && offTimesTotal < total).toBe(true);
        }
      }),
    );
  });

  it('never pays less for more streams', () => {
    fc.assert(
      fc.property(amounts, counts, (pool, list) => {
        const { due } = allocate(pool, list);
        const ranked = list.map(({ weight: streams }, index) => ({ streams, due: due[index]! }));
        ranked.sort((a, b) => (a.streams < b.streams ? -1 : a.streams > b.streams ? 1 : a.due.cmp(b.due)));
        for (let next = 1; next < ranked.length; next += 1)
          expect(
            ranked[next]!.due.gte(ranked[next - 1]!.due) || ranked[next]!.streams === ranked[next - 1]!.streams,
          ).toBe(true);
      }),
    );
  });

  it('deals what is left to the largest remainders', () => {
    const list = [
      { id: 'a', weight: 1n },
      { id: 'b', weight: 2n },
      { id: 'c', weight: 3n },
    ];
    // Exact: 16 2/3, 33 1/3, 50; one unit is left, and a has the largest remainder.
    expect(allocate(new Decimal(100), list).due.map(String)).toEqual(['17', '33', '50']);
  });

  it('deals equal remainders by id', () => {
    const list = ['t-10', 't-2', 't-1'].map((id) => ({ id, weight: 1n }));
    expect(Object.fromEntries(byId(list, allocate(new Decimal(101), list).due))).toEqual({
      't-1': '34',
      't-10': '34',
      't-2': '33',
    });
  });

  it('pays nothing to whom has no weight, however many units are left', () => {
    const list = [
      { id: 'a', weight: 0n },
      { id: 'b', weight: 7n },
      { id: 'c', weight: 7n },
    ];
    expect(allocate(new Decimal(1), list).due.map(String)).toEqual(['0', '1', '0']);
  });

  it.each([
    ['no tracks at all', []],
    ['tracks of no weight', [{ id: 'a', weight: 0n }]],
  ])('keeps the pool of %s, and divides by nothing', (_, list) => {
    const { due, undistributed } = allocate(new Decimal(100), list);
    expect(undistributed.toFixed()).toBe('100');
    expect(due.map(String)).toEqual(list.map(() => '0'));
  });

  it('is exact however many digits a weight has', () => {
    const amount = new Decimal('999999999999999999');
    const list = [
      { id: 'a', weight: 10n ** 80n },
      { id: 'b', weight: 1n },
    ];
    expect(allocate(amount, list).due.map(String)).toEqual(['999999999999999999', '0']);
  });

  it('deals by id what is equal but for the last digits of a fixed point', () => {
    const third = 10n ** 60n / 3n;
    const list = [
      { id: 'z', weight: third },
      { id: 'y', weight: third + 1n },
      { id: 'x', weight: third - 7n },
    ];
    expect(allocate(new Decimal(100), list).due.map(String)).toEqual(['33', '33', '34']);
  });

  it('takes for equal, and deals by id, what differs past the decimals of a share', () => {
    const list = [
      { id: 'b', weight: 10n ** 80n },
      { id: 'a', weight: 10n ** 80n - 1n },
    ];
    expect(allocate(new Decimal(1), list).due.map(String)).toEqual(['0', '1']);
  });

  it('keeps a share whole that is a hair below it', () => {
    const list = [
      { id: 'a', weight: 13n * 10n ** 60n - 1n },
      { id: 'b', weight: 7n * 10n ** 60n },
    ];
    expect(allocate(new Decimal(20), list).due.map(String)).toEqual(['13', '7']);
  });

  it.each(['-1', '0.5', 'NaN', 'Infinity'])('takes %s for no pool', (amount) => {
    expect(() => allocate(new Decimal(amount), [])).toThrow(RangeError);
  });

  it('takes no negative weight and no id twice', () => {
    expect(() => allocate(new Decimal(1), [{ id: 'a', weight: -1n }])).toThrow(RangeError);
    const twice = { id: 'a', weight: 1n };
    expect(() => allocate(new Decimal(1), [twice, twice])).toThrow(RangeError);
  });

  it('refuses an amount too large to be added up exactly', () => {
    expect(() => allocate(new Decimal('1'.repeat(51)), [{ id: 'a', weight: 1n }])).toThrow(RangeError);
  });
});

describe('exactShares', () => {
  it('keeps the decimals that allocate floors', () => {
    const shares = exactShares(new Decimal(100), [
      { id: 'a', weight: 1n },
      { id: 'b', weight: 2n },
    ]);
    expect(shares.map(String)).toEqual([`33.${'3'.repeat(SHARE_DIGITS)}`, `66.${'6'.repeat(SHARE_DIGITS - 1)}7`]);
  });

  it('is nothing for everybody when nobody has any weight', () => {
    expect(exactShares(new Decimal(5), [{ id: 'a', weight: 0n }]).map(String)).toEqual(['0']);
  });
});

describe('halfUp', () => {
  it.each([
    ['2.5', '3'],
    ['2.4999999999999999999999999', '2'],
    ['-2.5', '-3'],
    ['-0.4', '0'],
    ['7', '7'],
  ])('rounds %s to %s', (exact, whole) => expect(halfUp(new Decimal(exact)).toFixed()).toBe(whole));
});

describe('weightsOf', () => {
  const sharesOf = (record: Record<string, string>) =>
    new Map(Object.entries(record).map(([id, share]) => [id, new Decimal(share)]));

  it('turns decimal shares into whole weights of the same proportion', () => {
    expect(weightsOf(sharesOf({ a: '0.15', b: '0.425', c: '1' }))).toEqual([
      { id: 'a', weight: 150n },
      { id: 'b', weight: 425n },
      { id: 'c', weight: 1000n },
    ]);
  });

  it('is empty of nothing', () => expect(weightsOf(new Map())).toEqual([]));

  it.each(['-0.1', 'NaN', 'Infinity'])('takes %s for no share', (share) => {
    expect(() => weightsOf(sharesOf({ a: share }))).toThrow(RangeError);
  });
});
