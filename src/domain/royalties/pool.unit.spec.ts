import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { currency } from '../shared/currency.js';
import { period } from './period.js';
import { pool, poolStream, type DeclarePool, type PoolEvent } from './pool.js';
import { readPool } from './read-pool.js';
import { POOL_EVENT_TYPES, poolCodec, type StoredPoolEvent } from './stored-events.js';

const declared: DeclarePool = {
  period: period('2026-08'),
  territory: 'DE',
  offering: 'premium',
  currency: currency('EUR'),
  amountMinor: '1234550',
};
const event = (amountMinor: string, edition: number): PoolEvent => ({
  type: 'PoolDeclared',
  data: { ...declared, amountMinor, edition },
});
const given = (...history: PoolEvent[]) => ({
  declare: (amountMinor: string) =>
    pool.decide({ ...declared, amountMinor }, history.reduce(pool.evolve, pool.initial())),
});

describe('a pool', () => {
  it('is declared', () => {
    expect(given().declare('1234550')).toEqual({ outcome: 'accepted', events: [event('1234550', 1)] });
  });

  it('stays quiet when the same amount is declared again', () => {
    expect(given(event('5', 1)).declare('5')).toEqual({ outcome: 'accepted', events: [] });
  });

  it('takes another amount in place of the one before, and the one before again', () => {
    expect(given(event('5', 1)).declare('6')).toEqual({ outcome: 'accepted', events: [event('6', 2)] });
    expect(given(event('5', 1), event('6', 2)).declare('5')).toEqual({ outcome: 'accepted', events: [event('5', 3)] });
  });

  it('may be empty of money', () => {
    expect(given().declare('0')).toEqual({ outcome: 'accepted', events: [event('0', 1)] });
  });

  it('is never negative', () => {
    expect(given().declare('-1')).toEqual({
      outcome: 'refused',
      because: { kind: 'PoolAmountIsNegative', amountMinor: '-1' },
    });
  });

  it.each(['', '1.5', '1e9', '007', ' 1', '1\n', 'NaN', '1'.repeat(19)])('takes %j for no amount', (amountMinor) => {
    expect(given().declare(amountMinor)).toEqual({
      outcome: 'refused',
      because: { kind: 'PoolAmountNotInMinorUnits', amountMinor },
    });
  });

  it('has one stream a month, territory, offering and currency', () => {
    expect(poolStream(declared)).toBe('pool-2026-08-DE-premium-EUR');
  });
});

describe('readPool', () => {
  const row = { period: '2026-08', territory: 'DE', offering: 'premium', currency: 'eur', amount_minor: '0001234550' };

  it('reads a row into its canonical form', () => expect(readPool(row)).toEqual({ read: declared }));

  it('reads minus zero as zero', () => {
    expect(readPool({ ...row, amount_minor: '-000' })).toMatchObject({ read: { amountMinor: '0' } });
  });

  it.each([
    ['MissingField', 'period', { ...row, period: ' ' }],
    ['BadFormat', 'period', { ...row, period: '2026-13' }],
    ['BadFormat', 'period', { ...row, period: '2026-08-01' }],
    ['BadFormat', 'territory', { ...row, territory: 'Germany' }],
    ['BadFormat', 'offering', { ...row, offering: 'a b' }],
    ['BadFormat', 'currency', { ...row, currency: 'EURO' }],
    ['MissingField', 'amount_minor', { ...row, amount_minor: undefined }],
    ['BadFormat', 'amount_minor', { ...row, amount_minor: '12.50' }],
    ['BadFormat', 'amount_minor', { ...row, amount_minor: '1,000' }],
  ])('says %s of %s', (reason, field, raw) => {
    expect(readPool(raw)).toMatchObject({ problem: { reason, field } });
  });
});

describe('on disk', () => {
  const folder = new URL('golden/', import.meta.url);

  it('has one golden sample for each version ever written', () => {
    expect(readdirSync(folder).sort()).toEqual(POOL_EVENT_TYPES.map((type) => `${type}.json`).sort());
  });

  it.each(POOL_EVENT_TYPES)('still reads %s', (type) => {
    const stored = JSON.parse(readFileSync(new URL(`${type}.json`, folder), 'utf8')) as StoredPoolEvent;
    const codec = poolCodec((name) => name);
    expect(codec.encode(codec.decode(stored))).toMatchObject(stored);
  });
});
