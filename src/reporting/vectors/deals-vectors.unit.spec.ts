import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dealsVectors } from './deals-vectors.js';
import { runVectors } from './run-vectors.js';

const SHARED = new URL('../../../../shared/knowledge/royalty-vectors.json', import.meta.url);
const models = Object.keys(dealsVectors);

const shared = () => {
  const { vectors } = JSON.parse(readFileSync(SHARED, 'utf8')) as { vectors: { model: string }[] };
  return { vectors: vectors.filter(({ model }) => models.includes(model)) };
};

describe.skipIf(!existsSync(SHARED))(
  'the shared vectors of deals (skipped where ../shared/knowledge is absent)',
  () => {
    it('come out to the cent, at least one for each model', () => {
      const { passed, failed } = runVectors(shared(), dealsVectors);
      expect(failed).toEqual([]);
      expect(passed).toHaveLength(shared().vectors.length);
      expect(new Set(shared().vectors.map(({ model }) => model))).toEqual(new Set(models));
    });

    it('fail when a digit of what they expect is changed', () => {
      const changed = JSON.parse(JSON.stringify(shared()).replace('"12000000.00"', '"12000000.01"')) as object;
      expect(runVectors(changed, dealsVectors).failed).toMatchObject([{ name: 'label_rev_share_published' }]);
    });
  },
);

const answer = (model: string, inputs: Record<string, unknown>) => dealsVectors[model]!(inputs);

describe('the forms of the models of deals', () => {
  it('compare a premium tier with its subscriber minimum', () => {
    const premium = { tier: 'premium', gross_revenue: '1000000.00', rate: '0.60', usage_share: '0.20', subscribers: 120000, per_subscriber_minimum: '6.00' }; // prettier-ignore
    expect(answer('greater_of', premium)).toEqual({
      revenue_share: '120000.00',
      subscriber_minimum: '144000.00',
      payable: '144000.00',
      winner: 'subscriber_minimum',
    });
  });

  it('name the share as the winner of a tie', () => {
    const tie = { tier: 'free', gross_revenue: '100.00', rate: '0.5', usage_share: '0.5', label_streams: 10000, per_stream_minimum: '0.0025' }; // prettier-ignore
    expect(answer('greater_of', tie)).toMatchObject({ payable: '25.00', winner: 'revenue_share' });
  });

  it('pay the minimum of a tariff, half up from a fraction of a penny', () => {
    const tariff = { revenue: '10.00', rate: '0.105', streams: 3001, per_stream_minimum: '0.00085', currency: 'GBP' };
    expect(answer('greater_of', tariff)).toEqual({ percentage: '1.05', minimum: '2.55', payable: '2.55' });
  });

  it('read a third as a third, so that half a cent is half a cent', () => {
    expect(answer('revenue_share', { gross_revenue: '0.03', rate: '0.5', usage_share: '1/3' })).toEqual({ label_fee: '0.01' }); // prettier-ignore
  });

  it('write yen without decimals', () => {
    expect(answer('revenue_share', { gross_revenue: '1001', rate: '0.5', usage_share: '1', currency: 'JPY' })).toEqual({ label_fee: '501' }); // prettier-ignore
  });

  it('pay what is earned beyond an advance in the quarter that brings it', () => {
    const inputs = { annual_advance: '100.00', instalments: ['50.00', '50.00'], earned: ['90.00', '30.00', '5.00', '0.00'], cross_year_carry: true }; // prettier-ignore
    expect(answer('advance', inputs)).toEqual({
      quarters: [
        { instalment: '50.00', earned: '90.00', cum_earned: '90.00', applied_to_advance: '90.00', overage_paid: '0.00' },
        { instalment: '50.00', earned: '30.00', cum_earned: '120.00', applied_to_advance: '100.00', overage_paid: '20.00' },
        { instalment: '0.00', earned: '5.00', cum_earned: '125.00', applied_to_advance: '100.00', overage_paid: '5.00' },
        { instalment: '0.00', earned: '0.00', cum_earned: '125.00', applied_to_advance: '100.00', overage_paid: '0.00' },
      ],
      unrecouped_at_year_end_breakage: '0.00',
    }); // prettier-ignore
  });

  it('refuse instalments that are not the advance, by name', () => {
    const inputs = { annual_advance: '100.00', instalments: ['50.00'], earned: [], cross_year_carry: false };
    expect(() => answer('advance', inputs)).toThrow(/instalments must be/);
  });

  it('pay a shortfall with the last quarter, in whatever order the quarters are written', () => {
    const inputs = { annual_guarantee: '100.00', earned: { Q4: '10.00', Q1: '40.00', Q3: '0.00', Q2: '20.00' } };
    expect(answer('minimum_guarantee', inputs)).toEqual({
      paid: { Q1: '40.00', Q2: '20.00', Q3: '0.00', Q4: '40.00' },
      shortfall: '30.00',
      year_total: '100.00',
    });
  });

  it('restate a pool, with a payee who left and one who came', () => {
    const inputs = { pool: '100.00', streams_original: { a: 1, b: 2 }, streams_restated: { b: 1, c: 1 } };
    expect(answer('restatement', inputs)).toEqual({
      original: { a: '33.33', b: '66.67' },
      restated: { b: '50.00', c: '50.00' },
      delta: { a: '-33.33', b: '-16.67', c: '50.00' },
      delta_total: '0.00',
    });
  });

  it('withhold nothing where no source is in the US', () => {
    const inputs = { by_territory: { DE: '200.00' }, rate_us_source: '0.30' };
    expect(answer('withholding', inputs)).toEqual({ withheld: '0.00', net: '200.00' });
  });
});
