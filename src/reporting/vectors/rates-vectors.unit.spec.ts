import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ratesVectors } from './rates-vectors.js';
import { revenueVectors } from './revenue-vectors.js';
import { runVectors } from './run-vectors.js';

const SHARED = new URL('../../../../shared/knowledge/royalty-vectors.json', import.meta.url);
const models = { ...ratesVectors, ...revenueVectors };

type Vector = { readonly name: string; readonly model: string };
const shared = existsSync(SHARED)
  ? (JSON.parse(readFileSync(SHARED, 'utf8')) as { readonly vectors: readonly Vector[] }).vectors
  : [];
const ours = shared.filter(({ model }) => Object.hasOwn(models, model));

describe.skipIf(!existsSync(SHARED))('the shared vectors of rates and revenue (../shared/knowledge)', () => {
  it('are there for each statutory model', () => {
    expect(new Set(ours.map(({ model }) => model))).toEqual(new Set([...Object.keys(ratesVectors), 'fx']));
  });

  it.each(ours)('hold $name', (vector) => {
    expect(runVectors({ vectors: [vector] }, models).failed).toEqual([]);
  });
});

const answer = (model: keyof typeof ratesVectors, inputs: Readonly<Record<string, unknown>>) =>
  ratesVectors[model]!(inputs);

describe('us_mechanical_pool', () => {
  const month = {
    service_revenue: '1000.00',
    total_content_cost: '500.00',
    subscribers: 0,
    performance_royalties: '200.00',
    headline_rate: '0.151',
    tcc_rate: '0.262',
    tcc_cap_per_subscriber: '1.10',
    mechanical_floor_per_subscriber: '0.60',
  };

  it('shows an amount below zero after performances, and pays the floor', () => {
    expect(answer('us_mechanical_pool', month)).toEqual({
      percent_of_revenue: '151.00',
      percent_of_tcc: '131.00',
      tcc_cap: '0.00',
      tcc_prong: '0.00',
      all_in: '151.00',
      after_performance: '-49.00',
      floor: '0.00',
      payable_mechanical_pool: '0.00',
    });
  });

  it('has no cap where that is null or not said', () => {
    const { tcc_cap_per_subscriber: _cap, ...unsaid } = month;
    for (const inputs of [unsaid, { ...month, tcc_cap_per_subscriber: null }])
      expect(answer('us_mechanical_pool', inputs)).toMatchObject({ tcc_cap: null, tcc_prong: '131.00' });
  });

  it('is in yen where the vector is', () => {
    const yen = { ...month, currency: 'JPY', service_revenue: '1005', performance_royalties: '0' };
    expect(answer('us_mechanical_pool', yen)).toMatchObject({
      percent_of_revenue: '152',
      payable_mechanical_pool: '152',
    });
  });

  it('names what it cannot read', () => {
    expect(() => answer('us_mechanical_pool', { ...month, headline_rate: 'much' })).toThrow(/^headline_rate must be/);
  });
});

describe('us_mechanical_floor', () => {
  it('answers only the years whose floor is given, weighted counts as they are', () => {
    const plans = { individual: 1, family_plans: 1, student: 1, floor_2023_2027: '0.60' };
    expect(answer('us_mechanical_floor', plans)).toEqual({
      subscribers_2023_2027: '3.25',
      floor_amount_2023_2027: '1.95',
    });
  });

  it('is nothing for nobody', () => {
    expect(answer('us_mechanical_floor', { days_in_month: 30, active_days: {}, floor: '0.60' })).toEqual({
      prorated_subscribers: '0.000000',
      floor_amount: '0.00',
    });
    expect(answer('us_mechanical_floor', { end_users_with_at_least_one_play: 0, floor: '0.50' })).toEqual({
      floor_amount: '0.00',
    });
  });

  it('says which forms there are', () =>
    expect(() => answer('us_mechanical_floor', { floor: '1' })).toThrow(TypeError));
});

describe('us_mechanical_overtime', () => {
  it('steps at the second after a full minute', () => {
    expect(answer('us_mechanical_overtime', { seconds: [0, 1, 480, 481, 540, 541, 3601] })).toEqual({
      factor: { 0: '1.0', 1: '1.0', 480: '1.6', 481: '1.8', 540: '1.8', 541: '2.0', 3601: '12.2' },
    });
  });
});

describe('us_mechanical_allocation', () => {
  it('deals the last cent by remainder, ties by id', () => {
    const track = { seconds: 200, plays: 1 };
    expect(answer('us_mechanical_allocation', { pool: '1.00', tracks: { c: track, b: track, a: track } })).toEqual({
      adjusted_plays: { a: '1.0', b: '1.0', c: '1.0' },
      total_adjusted_plays: '3.0',
      rate_per_adjusted_play: '0.33333333',
      cents: { a: '0.34', b: '0.33', c: '0.33' },
      total: '1.00',
    });
  });

  it('pays nobody where nothing was played', () => {
    const silent = { pool: '1.00', tracks: { a: { seconds: 200, plays: 0 } } };
    expect(answer('us_mechanical_allocation', silent)).toMatchObject({ cents: { a: '0.00' }, total: '0.00' });
  });
});

describe('the other statutory models', () => {
  it('add up all parts of a bundle', () => {
    const bundle = {
      bundle_price: '9.00',
      standalone_music: '3.00',
      standalone_audiobooks: '3.00',
      standalone_news: '3.00',
    };
    expect(answer('us_bundle_revenue', { ...bundle, subscribers: 1000 })).toEqual({
      music_share: '0.333333',
      music_revenue_per_subscriber: '3.000000',
      music_revenue_total: '3000.00',
    });
  });

  it('compound a late fee where the vector says so', () => {
    const fee = { amount: '50000.00', months_late: 3, monthly_rate: '0.015', compounding: true };
    expect(answer('late_fee', fee)).toEqual({ late_fee: '2283.92', total_due: '52283.92' });
    expect(answer('late_fee', { ...fee, months_late: 0 })).toEqual({ late_fee: '0.00', total_due: '50000.00' });
  });

  it('owe nothing further below the minimum of webcasting', () => {
    const year = { year: 2025, performances: 1, rate: '0.0025', channels: 3, minimum_fee_per_channel: '1000.00' };
    expect(answer('us_webcasting', year)).toEqual({
      royalty: '0.00',
      minimum_fee_paid_in_january: '3000.00',
      further_due: '0.00',
    });
    expect(answer('us_webcasting', { ...year, channels: 150, minimum_fee_cap: '100000.00' })).toMatchObject({
      minimum_fee_paid_in_january: '100000.00',
    });
  });

  it('round a cost-of-living rate to the nearest fourth decimal, half up', () => {
    expect(answer('us_webcasting_cola', { base_index: '100', index: '102.5', base_rate: '0.0020' })).toEqual({
      rate: '0.0021',
      unrounded: '0.00205000',
    });
  });

  it('pay a longer copy by the minute', () => {
    const copies = {
      flat_cents: '9.1',
      per_minute_cents: '1.75',
      units: 1,
      tracks_seconds: { a: 312, b: 313, c: 361 },
    };
    expect(answer('us_physical_mechanical', copies)).toEqual({
      a: { rate_cents: '10.50', amount: '0.11' },
      b: { rate_cents: '10.50', amount: '0.11' },
      c: { rate_cents: '12.25', amount: '0.12' },
    });
  });
});
