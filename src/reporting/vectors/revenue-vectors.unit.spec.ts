import { describe, expect, it } from 'vitest';
import { revenueVectors } from './revenue-vectors.js';

const answer = (model: string, inputs: Readonly<Record<string, unknown>>) => revenueVectors[model]!(inputs);

describe('net_revenue', () => {
  const month = {
    gross_price: '10.99',
    vat_rate: '0.19',
    store_fee_rate: '0.30',
    store_fee_base: 'net_of_vat',
    recording_share: '0.55',
    works_share: '0.15',
    subscribers: 100_000,
  };

  it('rounds once, at the end', () => {
    expect(answer('net_revenue', month)).toEqual({
      vat_total: '175470.59',
      store_fee_total: '277058.82',
      net_revenue_total: '646470.59',
      recording_pool: '355558.82',
      works_pool: '96970.59',
    });
  });

  it('takes the store fee of the gross where the vector says so', () => {
    expect(answer('net_revenue', { ...month, store_fee_base: 'gross' })).toMatchObject({
      store_fee_total: '329700.00',
    });
    expect(() => answer('net_revenue', { ...month, store_fee_base: 'net' })).toThrow(/^store_fee_base must be/);
  });

  it('is nothing without subscribers', () => {
    expect(new Set(Object.values(answer('net_revenue', { ...month, subscribers: 0 })))).toEqual(new Set(['0.00']));
  });

  it('has no decimals in yen', () => {
    const yen = {
      ...month,
      currency: 'JPY',
      gross_price: '980',
      vat_rate: '0.10',
      store_fee_rate: '0',
      subscribers: 1,
    };
    expect(answer('net_revenue', yen)).toEqual({
      vat_total: '89',
      store_fee_total: '0',
      net_revenue_total: '891',
      recording_pool: '490',
      works_pool: '134',
    });
  });
});

describe('fx', () => {
  it('writes each currency with its own decimals', () => {
    const pool = { pool: '1000', from: 'JPY', to: 'USD', rate: '0.0066667', lines: { b: '333', a: '333', c: '334' } };
    expect(answer('fx', pool)).toEqual({
      pool_converted: '6.67',
      cents: { a: '2.22', b: '2.22', c: '2.23' },
      sum_of_line_by_line: '6.67',
    });
    const back = { pool: '10.00', from: 'USD', to: 'JPY', rate: '149.95', lines: { a: '5.00', b: '5.00' } };
    expect(answer('fx', back)).toEqual({
      pool_converted: '1500',
      cents: { a: '750', b: '750' },
      sum_of_line_by_line: '1500',
    });
  });

  it('leaves a pool in its own currency alone', () => {
    const same = { pool: '1.00', from: 'EUR', to: 'EUR', rate: '1', lines: { a: '1.00' } };
    expect(answer('fx', same)).toEqual({ pool_converted: '1.00', cents: { a: '1.00' }, sum_of_line_by_line: '1.00' });
  });

  it('names a currency that it does not know', () => {
    expect(() => answer('fx', { pool: '1', from: 'DEM', to: 'EUR', rate: '0.5', lines: {} })).toThrow(/DEM/);
  });
});
