import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal, sum } from '../shared/money.js';
import { allocate, type Share } from './allocate.js';

const streams = fc.oneof(fc.bigInt({ min: 0n, max: 3n }), fc.bigInt({ min: 0n, max: 10n ** 12n }));
const shares = fc
  .uniqueArray(fc.record({ trackId: fc.stringMatching(/^[a-c]{1,4}$/), streams }), {
    selector: (share) => share.trackId,
    maxLength: 40,
  })
  .map((list): readonly Share[] => list);
const pools = fc
  .oneof(fc.bigInt({ min: 0n, max: 50n }), fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }))
  .map((minor) => new Decimal(minor.toString()));

const byTrack = (list: readonly Share[], due: readonly Decimal[]) =>
  new Map(list.map(({ trackId }, index) => [trackId, due[index]!.toFixed()]));

describe('allocate', () => {
  it('pays out exactly the pool, or keeps all of it when nobody streamed', () => {
    fc.assert(
      fc.property(pools, shares, (pool, list) => {
        const { due, undistributed } = allocate(pool, list);
        expect(sum(due).plus(undistributed).toFixed()).toBe(pool.toFixed());
        expect(undistributed.isZero() || list.every((share) => share.streams === 0n)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('pays the same whatever the order of the tracks', () => {
    fc.assert(
      fc.property(pools, shares, fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), (pool, list, dice) => {
        const shuffled = list
          .map((share, index) => ({ share, at: dice[index]! }))
          .sort((a, b) => a.at - b.at)
          .map(({ share }) => share);
        expect(byTrack(shuffled, allocate(pool, shuffled).due)).toEqual(byTrack(list, allocate(pool, list).due));
      }),
    );
  });

  it('is never a whole minor unit away from the exact share', () => {
    fc.assert(
      fc.property(pools, shares, (pool, list) => {
        const poolMinor = BigInt(pool.toFixed());
        const total = list.reduce((added, share) => added + share.streams, 0n);
        fc.pre(total > 0n);
        for (const [index, due] of allocate(pool, list).due.entries()) {
          const offTimesTotal = BigInt(due.toFixed()) * total - poolMinor * list[index]!.streams;
          expect(offTimesTotal > -total && offTimesTotal < total).toBe(true);
        }
      }),
    );
  });

  it('never pays fewer to a track with more streams', () => {
    fc.assert(
      fc.property(pools, shares, (pool, list) => {
        const { due } = allocate(pool, list);
        const ranked = list.map(({ streams: count }, index) => ({ count, due: due[index]! }));
        ranked.sort((a, b) => (a.count < b.count ? -1 : a.count > b.count ? 1 : a.due.cmp(b.due)));
        for (let next = 1; next < ranked.length; next += 1)
          expect(ranked[next]!.due.gte(ranked[next - 1]!.due) || ranked[next]!.count === ranked[next - 1]!.count).toBe(
            true,
          );
      }),
    );
  });

  it('deals what is left to the largest remainders', () => {
    const list = [
      { trackId: 'a', streams: 1n },
      { trackId: 'b', streams: 2n },
      { trackId: 'c', streams: 3n },
    ];
    // Exact: 16 2/3, 33 1/3, 50; one unit is left, and a has the largest remainder.
    expect(allocate(new Decimal(100), list).due.map(String)).toEqual(['17', '33', '50']);
  });

  it('deals equal remainders by track id', () => {
    const list = ['t-10', 't-2', 't-1'].map((trackId) => ({ trackId, streams: 1n }));
    expect(Object.fromEntries(byTrack(list, allocate(new Decimal(101), list).due))).toEqual({
      't-1': '34',
      't-10': '34',
      't-2': '33',
    });
  });

  it('pays nothing to a track without streams, however many units are left', () => {
    const list = [
      { trackId: 'a', streams: 0n },
      { trackId: 'b', streams: 7n },
      { trackId: 'c', streams: 7n },
    ];
    expect(allocate(new Decimal(1), list).due.map(String)).toEqual(['0', '1', '0']);
  });

  it.each([
    ['no tracks at all', []],
    ['tracks that nobody streamed', [{ trackId: 'a', streams: 0n }]],
  ])('keeps the pool of %s, and divides by nothing', (_, list) => {
    const { due, undistributed } = allocate(new Decimal(100), list);
    expect(undistributed.toFixed()).toBe('100');
    expect(due.map(String)).toEqual(list.map(() => '0'));
  });

  it('is exact where the product has more digits than decimal.js keeps by default', () => {
    const pool = new Decimal('999999999999999999');
    const list = [
      { trackId: 'a', streams: 9_223_372_036_854_775_806n },
      { trackId: 'b', streams: 1n },
    ];
    expect(allocate(pool, list).due.map(String)).toEqual(['999999999999999999', '0']);
  });

  it.each(['-1', '0.5', 'NaN', 'Infinity'])('takes %s for no pool', (amount) => {
    expect(() => allocate(new Decimal(amount), [])).toThrow(RangeError);
  });

  it('takes no negative streams and no track twice', () => {
    expect(() => allocate(new Decimal(1), [{ trackId: 'a', streams: -1n }])).toThrow(RangeError);
    const twice = { trackId: 'a', streams: 1n };
    expect(() => allocate(new Decimal(1), [twice, twice])).toThrow(RangeError);
  });

  it('refuses numbers too large to be kept exactly', () => {
    const list = [{ trackId: 'a', streams: 10n ** 40n - 1n }];
    expect(() => allocate(new Decimal('999999999999999999'), list)).toThrow(RangeError);
  });
});
