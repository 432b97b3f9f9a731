import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal, sum } from '../../shared/money.js';
import { usMechanicalAllocation } from './us-mechanical-allocation.js';
import { usMechanicalPool } from './us-mechanical-pool.js';
import { usMechanicalTerms, type UsMechanicalQuery } from './us-mechanical-rates.js';
import { OVERTIME, overtimeFactor } from './us-overtime.js';
import { proratedSubscribers, weightedSubscribers } from './us-subscribers.js';
import { noticesOf } from './rate-notices.js';
import { SHIPPED_RATES } from './shipped-book.js';

const d = (value: string | number) => new Decimal(value);
const cents = fc.nat(1_000_000_000_00).map(d);
const rate = fc.nat(1_000).map((thousandths) => d(thousandths).div(1_000));

describe('the pool of an offering', () => {
  const month = fc.record({
    serviceRevenue: cents,
    totalContentCost: cents,
    subscribers: fc.nat(5_000_000).map(d),
    performanceRoyalties: cents,
  });
  const rates = fc.record({
    headline: rate,
    tccPercent: rate,
    tccCapPerSubscriber: fc.option(fc.nat(500).map(d)),
    floorPerSubscriber: fc.nat(100).map(d),
  });

  it('is never below the floor, nor below all-in less performances, and is one of them', () => {
    fc.assert(
      fc.property(month, rates, (facts, terms) => {
        const pool = usMechanicalPool(facts, terms);
        expect(pool.payable.gte(pool.floor) && pool.payable.gte(pool.afterPerformance)).toBe(true);
        expect(pool.payable.eq(pool.floor) || pool.payable.eq(pool.afterPerformance)).toBe(true);
        expect(pool.payable.gte(0)).toBe(true);
        expect(pool.tccCap === null || pool.tccProng.lte(pool.tccCap)).toBe(true);
      }),
    );
  });

  it('is the floor where performances cost more than all-in, and says how far below zero that was', () => {
    const facts = { serviceRevenue: d(1000), totalContentCost: d(0), subscribers: d(0), performanceRoyalties: d(200) };
    const terms = { headline: d('0.1'), tccPercent: d(0), tccCapPerSubscriber: null, floorPerSubscriber: d(60) };
    const { afterPerformance, payable } = usMechanicalPool(facts, terms);
    expect([afterPerformance.toFixed(), payable.toFixed()]).toEqual(['-100', '0']);
  });
});

describe('subscribers', () => {
  it('count by the weight of their plan', () => {
    const counts = { individual: d(3), familyPlans: d(2), student: d(1) };
    expect(weightedSubscribers(counts, { family: d('1.75'), student: d('0.5') }).toFixed()).toBe('7');
  });

  it('count by day, and three thirds of a month are one month exactly', () => {
    const { subscribers, floorOf } = proratedSubscribers([10n, 10n, 10n], 30n);
    expect([subscribers.toFixed(), floorOf(d(60)).toFixed()]).toEqual(['1', '60']);
  });

  it.each([
    [[32n], 31n],
    [[-1n], 31n],
    [[1n], 0n],
  ] as const)('are no subscribers on %s of %s days', (days, month) => {
    expect(() => proratedSubscribers(days, month)).toThrow(RangeError);
  });
});

describe('the allocation by adjusted plays', () => {
  it('pays the pool out to the last cent, whatever the tracks and their order', () => {
    const track = fc.record({ seconds: fc.nat(4_000).map(d), plays: fc.nat(100_000).map(BigInt) });
    const tracks = fc.dictionary(fc.string({ minLength: 1 }), track, { minKeys: 1, noNullPrototype: true });
    fc.assert(
      fc.property(fc.nat(1_000_000_00).map(d), tracks, (pool, all) => {
        const list = Object.entries(all);
        const forwards = usMechanicalAllocation(pool, new Map(list));
        const backwards = usMechanicalAllocation(pool, new Map(list.toReversed()));
        expect(sum(forwards.allocation.due).plus(forwards.allocation.undistributed).eq(pool)).toBe(true);
        const due = ({ allocation }: typeof forwards) => allocation.due.map((amount) => amount.toFixed());
        expect(due(backwards).toReversed()).toEqual(due(forwards));
      }),
    );
  });

  it('holds the pool back when nothing was played', () => {
    const { allocation, ratePerAdjustedPlay } = usMechanicalAllocation(d(100), new Map([['a', { seconds: d(1), plays: 0n }]])); // prettier-ignore
    expect([allocation.undistributed.toFixed(), ratePerAdjustedPlay.toFixed()]).toEqual(['100', '0']);
  });

  it.each([
    [0, '1'],
    [300, '1'],
    [300.5, '1.2'],
    [360, '1.2'],
    [361, '1.4'],
    [3_600, '12'],
  ])('counts a stream of %s seconds as %s plays', (seconds, plays) => {
    expect(overtimeFactor(d(seconds)).toFixed()).toBe(plays);
  });
});

describe('the terms of an offering by the book', () => {
  const termsOn = (on: string, query: UsMechanicalQuery) => {
    const terms = usMechanicalTerms(SHIPPED_RATES, on, query);
    if ('missing' in terms) throw new Error(terms.missing.rule);
    return terms;
  };

  it('come with money in cents and with every rate that was used', () => {
    const { rates, weights, overtime, used } = termsOn('2026-08-01', { kind: 'portable' });
    expect(rates.tccCapPerSubscriber?.toFixed()).toBe('110');
    expect(rates.floorPerSubscriber.toFixed()).toBe('60');
    expect(weights.family.toFixed()).toBe('1.75');
    expect(overtime).toEqual(OVERTIME);
    expect(used).toHaveLength(9);
  });

  it('give a notice for each rate to be confirmed, and for no other', () => {
    const notices = noticesOf(termsOn('2026-08-01', { kind: 'portable' }).used);
    expect(notices.map((line) => line.split(' ')[3])).toEqual([
      'us-mechanical-floor', 'us-subscriber-weight', 'us-subscriber-weight', 'us-overtime-from', 'us-overtime-step', 'us-overtime-plays-per-step',
    ]); // prettier-ignore
  });

  it('run a month under the text that was known then', () => {
    const known = { kind: 'portable', knownOn: '2021-06-01' } as const;
    expect(termsOn('2021-01-01', known).rates.tccCapPerSubscriber).toBeNull();
    expect(termsOn('2021-01-01', { kind: 'portable' }).rates.tccCapPerSubscriber?.toFixed()).toBe('80');
  });

  it('have the floor of its music part for a bundle before 2023', () => {
    const text = 'phonorecords-iii-2019-text';
    const bundle = { kind: 'bundled', musicPart: 'portable', version: text } as const;
    expect(termsOn('2022-01-01', bundle).rates.floorPerSubscriber.toFixed()).toBe('50');
    expect(termsOn('2023-01-01', { kind: 'bundled', musicPart: 'portable' }).rates.floorPerSubscriber.toFixed()).toBe(
      '33',
    );
  });

  it('are refused where a rate is missing', () => {
    expect(usMechanicalTerms(SHIPPED_RATES, '2028-01-01', { kind: 'portable' })).toEqual({
      missing: { kind: 'RateMissing', rule: 'us-mechanical-headline', on: '2028-01-01' },
    });
  });
});
