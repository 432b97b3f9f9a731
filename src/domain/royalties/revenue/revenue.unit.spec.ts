import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { currency } from '../../shared/currency.js';
import { period } from '../period.js';
import type { RevenueDeclaration } from './declaration.js';
import { readFxRate } from './read-fx-rate.js';
import { readRevenue } from './read-revenue.js';
import { revenue, revenueStream, type RevenueEvent } from './revenue.js';
import { FX_RATE_EVENT_TYPES, fxRateCodec, REVENUE_EVENT_TYPES, revenueCodec } from './stored-events.js';

const declared: RevenueDeclaration = {
  period: period('2026-08'),
  territory: 'DE',
  offering: 'premium',
  currency: currency('EUR'),
  offeringKind: 'premium',
  gross: '1190.00',
  tax: { rate: '0.19' },
  refunds: '0',
  subscribers: { individual: 100, trial: 3 },
  recordingShare: '0.55',
  worksShare: '0.15',
};
const event = (edition: number, changes: Partial<RevenueDeclaration> = {}): RevenueEvent => ({
  type: 'RevenueDeclared',
  data: { ...declared, ...changes, edition },
});
const given = (...history: RevenueEvent[]) => ({
  declare: (changes: Partial<RevenueDeclaration> = {}) =>
    revenue.decide({ ...declared, ...changes }, history.reduce(revenue.evolve, revenue.initial())),
});
const accepted = (...events: RevenueEvent[]) => ({ outcome: 'accepted', events });

describe('revenue', () => {
  it('is declared', () => expect(given().declare()).toEqual(accepted(event(1))));

  it('stays quiet when the same is declared again, in whatever order its fields come back', () => {
    const { subscribers: _subscribers, ...others } = declared;
    const reordered = { subscribers: { trial: 3, individual: 100 }, ...others };
    expect(given({ type: 'RevenueDeclared', data: { ...reordered, edition: 1 } }).declare()).toEqual(accepted());
  });

  it('takes another declaration in place of the one before, and the one before again', () => {
    const other = { gross: '1191.00' };
    expect(given(event(1)).declare(other)).toEqual(accepted(event(2, other)));
    expect(given(event(1), event(2, other)).declare()).toEqual(accepted(event(3)));
  });

  it('of a trial is nothing', () => {
    const trial = { offeringKind: 'trial', gross: '0.00' } as const;
    expect(given().declare(trial)).toEqual(accepted(event(1, trial)));
  });

  it.each([
    [{ gross: '0.00' }, { kind: 'RevenueNotPositive', gross: '0.00' }],
    [{ gross: '-1.00' }, { kind: 'RevenueNotPositive', gross: '-1.00' }],
    [{ offeringKind: 'trial' }, { kind: 'TrialHasRevenue', gross: '1190.00' }],
    [{ refunds: '-0.01' }, { kind: 'AmountIsNegative', field: 'refunds', amount: '-0.01' }],
    [
      { totalContentCost: '1.005' },
      { kind: 'AmountHasTooManyDigits', field: 'totalContentCost', amount: '1.005', decimalsMax: 2, digitsMax: 18 },
    ],
    [
      { gross: '12345678901234567.00' },
      { kind: 'AmountHasTooManyDigits', field: 'gross', amount: '12345678901234567.00', decimalsMax: 2, digitsMax: 18 },
    ],
    [
      { currency: currency('JPY'), gross: '1190.5' },
      { kind: 'AmountHasTooManyDigits', field: 'gross', amount: '1190.5', decimalsMax: 0, digitsMax: 18 },
    ],
    [{ recordingShare: '1.01' }, { kind: 'RateOutOfRange', field: 'recordingShare', rate: '1.01' }],
    [{ tax: { rate: '-0.19' } }, { kind: 'RateOutOfRange', field: 'tax.rate', rate: '-0.19' }],
    [{ storeFee: { rate: '1.5', base: 'gross' } }, { kind: 'RateOutOfRange', field: 'storeFee.rate', rate: '1.5' }],
    [{ worksShare: '0.46' }, { kind: 'SharesAboveOne', recordingShare: '0.55', worksShare: '0.46' }],
    [{ tax: { amount: '1190.01' } }, { kind: 'TaxAboveRevenue', tax: '1190.01 EUR', gross: '1190.00' }],
    [{ refunds: '1000.01' }, { kind: 'RefundsAboveRevenue', refunds: '1000.01', revenue: '1000.00 EUR' }],
    [
      { advertising: { revenue: '1190.01', commission: '0' } },
      { kind: 'AdvertisingAboveRevenue', advertising: '1190.01', revenue: '1190.00' },
    ],
    [{ refunds: '1000.00' }, { kind: 'NetRevenueNotPositive', net: '0.00 EUR' }],
    [{ storeFee: { rate: '1', base: 'gross' } }, { kind: 'NetRevenueNotPositive', net: '-190.00 EUR' }],
  ] as const)('is refused for %o', (changes, because) => {
    expect(given().declare(changes)).toEqual({ outcome: 'refused', because });
  });

  it('has one stream a month, territory, offering and currency', () => {
    expect(revenueStream(declared)).toBe('revenue-2026-08-DE-premium-EUR');
  });
});

describe('readRevenue', () => {
  it('reads one JSON object, without what it does not know', () => {
    expect(readRevenue({ kind: 'revenue', ...declared, storeFee: null, currency: 'eur' })).toEqual({ read: declared });
  });

  it('takes what is not said for nothing', () => {
    const { tax: _tax, refunds: _refunds, subscribers: _subscribers, ...bare } = declared;
    expect(readRevenue(bare)).toMatchObject({ read: { tax: { amount: '0' }, refunds: '0', subscribers: {} } });
  });

  it.each([
    ['MissingField', 'period', { period: null }],
    ['BadFormat', 'period', { period: '2026-13' }],
    ['BadFormat', 'territory', { territory: 'de' }],
    ['BadFormat', 'offering', { offering: 'A B' }],
    ['BadFormat', 'currency', { currency: 'DEM' }],
    ['BadFormat', 'offeringKind', { offeringKind: 'gold' }],
    ['WrongType', 'gross', { gross: 1190 }],
    ['BadFormat', 'gross', { gross: '1,190.00' }],
    ['BadFormat', 'tax', { tax: {} }],
    ['BadFormat', 'tax', { tax: { rate: '0.19', amount: '190' } }],
    ['NotAnObject', 'tax', { tax: '19 %' }],
    ['BadFormat', 'base', { storeFee: { rate: '0.3', base: 'net' } }],
    ['MissingField', 'commission', { advertising: { revenue: '1' } }],
    ['OutOfRange', 'individual', { subscribers: { individual: -1 } }],
    ['OutOfRange', 'trial', { subscribers: { trial: 1.5 } }],
    ['MissingField', 'worksShare', { worksShare: undefined }],
  ])('says %s of %s', (reason, field, changes) => {
    expect(readRevenue({ ...declared, ...changes })).toMatchObject({ problem: { reason, field } });
  });
});

describe('on disk', () => {
  const folder = new URL('golden/', import.meta.url);
  const golden = (type: string) =>
    JSON.parse(readFileSync(new URL(`${type}.json`, folder), 'utf8')) as { type: string; data: unknown };

  it('has one golden sample for each version ever written', () => {
    const types = [...REVENUE_EVENT_TYPES, ...FX_RATE_EVENT_TYPES];
    expect(readdirSync(folder).sort()).toEqual(types.map((type) => `${type}.json`).sort());
  });

  it.each(REVENUE_EVENT_TYPES)('still reads %s', (type) => {
    const codec = revenueCodec((name) => name);
    expect(codec.encode(codec.decode(golden(type)))).toMatchObject(golden(type));
    expect(readRevenue(golden(type).data)).toMatchObject({ read: { gross: '1190000.00' } });
  });

  it.each(FX_RATE_EVENT_TYPES)('still reads %s', (type) => {
    const codec = fxRateCodec((name) => name);
    expect(codec.encode(codec.decode(golden(type)))).toMatchObject(golden(type));
    expect(readFxRate(golden(type).data)).toMatchObject({ read: { rate: '0.095432' } });
  });
});
