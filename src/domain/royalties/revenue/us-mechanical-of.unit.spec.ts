import { describe, expect, it } from 'vitest';
import { currency } from '../../shared/currency.js';
import { period } from '../period.js';
import { noticesOf } from '../rates/rate-notices.js';
import { SHIPPED_RATES } from '../rates/shipped-book.js';
import type { RevenueDeclaration } from './declaration.js';
import { bearsRoyalty, OFFERING_KINDS, planCountsOf, usKindOf } from './offering-kinds.js';
import { usMechanicalOf, type UsMechanicalOptions } from './us-mechanical-of.js';

/** The portable offering of the shared vectors, as a service would declare it. */
const declared: RevenueDeclaration = {
  period: period('2025-08'),
  territory: 'US',
  offering: 'premium',
  currency: currency('USD'),
  offeringKind: 'premium',
  gross: '10000000.00',
  tax: { amount: '0' },
  refunds: '0',
  subscribers: { individual: 1_000_000 },
  performanceRoyalties: '600000.00',
  totalContentCost: '5200000.00',
  recordingShare: '0.55',
  worksShare: '0.15',
};
const of = (changes: Partial<RevenueDeclaration> = {}, options: UsMechanicalOptions = {}) =>
  usMechanicalOf(SHIPPED_RATES, { ...declared, ...changes }, options);
const payable = (changes: Partial<RevenueDeclaration>, options: UsMechanicalOptions = {}) => {
  const answer = of(changes, options);
  return 'pool' in answer ? answer.pool.payable.div(100).toFixed(2) : answer;
};

describe('the US mechanicals of a declaration', () => {
  it('follow the rate book of its month', () => {
    expect(payable({})).toBe('925000.00');
    expect(payable({ period: period('2027-08') })).toBe('935000.00');
  });

  it('say which rates are to be confirmed', () => {
    const answer = of();
    expect('used' in answer && noticesOf(answer.used).some((line) => line.includes('us-mechanical-floor'))).toBe(true);
  });

  it('count plans by their weight, and no trials', () => {
    const poor = { gross: '1.00', totalContentCost: '0', performanceRoyalties: '0' };
    const counts = { individual: 100, familyPlans: 20, duoPlans: 20, student: 30, trial: 999 };
    expect(payable({ ...poor, offeringKind: 'family', subscribers: counts })).toBe('111.00');
  });

  it('count of a bundle those who played something', () => {
    const bundle = { offeringKind: 'bundle', gross: '1.00', totalContentCost: '0', performanceRoyalties: '0' } as const;
    expect(payable({ ...bundle, subscribers: { individual: 200, endUsersWithPlay: 80 } })).toBe('26.40');
  });

  it('have no floor on a free offering', () => {
    const free = {
      offeringKind: 'free',
      gross: '100.00',
      totalContentCost: '0',
      performanceRoyalties: '50.00',
    } as const;
    expect(payable(free)).toBe('0.00');
  });

  it('differ between the vacated and the final text of 2018-22', () => {
    const month = { period: period('2021-08'), totalContentCost: '9000000.00' };
    expect(payable(month)).toBe('820000.00');
    expect(payable(month, { version: 'phonorecords-iii-2019-text' })).toBe('1668000.00');
  });

  it('are none for a trial, and missing where the book has no rate', () => {
    expect(of({ offeringKind: 'trial', gross: '0' })).toEqual({ bearsNone: true });
    expect(of({ period: period('2028-01') })).toMatchObject({ missing: { kind: 'RateMissing', on: '2028-01-01' } });
  });

  it('are in US dollars', () => expect(() => of({ currency: currency('EUR') })).toThrow(RangeError));
});

describe('a kind of offering', () => {
  it('bears royalties unless it is a trial', () => {
    expect(OFFERING_KINDS.filter((kind) => !bearsRoyalty(kind))).toEqual(['trial']);
    const without = OFFERING_KINDS.filter((kind) => usKindOf(kind) === undefined);
    expect(without).toEqual(['trial', 'webcast', 'webcast-subscription', 'simulcast']);
  });

  it('counts nobody where nobody is named', () => {
    expect(Object.values(planCountsOf('free', {})).map(String)).toEqual(['0', '0', '0']);
  });
});
