import { describe, expect, it } from 'vitest';
import { chartVectors } from './chart-vectors.js';
import { payoutVectors } from './payout-vectors.js';
import { usageVectors } from './usage-vectors.js';
import type { VectorInputs } from './vector-models.js';

const models = { ...payoutVectors, ...usageVectors, ...chartVectors };
const run = (model: string, inputs: VectorInputs) => models[model]!(inputs);

const users = [
  { id: 'u1', distributable: '6.99', streams: { A: 90, B: 10 } },
  { id: 'u2', distributable: '6.99', streams: { B: 7, C: 3 } },
  { id: 'u3', distributable: '3.49', streams: { A: 1, B: 1, C: 1, D: 1 } },
];

/** Forms of the format that the shared file has no vector of; worked out by hand. */
describe('the payout vectors', () => {
  it('compare a change of one user under pro rata, which pays more than the fee for it', () => {
    const inputs = {
      users: [
        { id: 'honest', count: 100, distributable_each: '10.00', streams_each: { A: 100 } },
        { id: 'fan_of_B', count: 1, distributable_each: '10.00', streams_each: { B: 100 } },
      ],
      fraud: { user: 'fan_of_B', streams_after: { B: 30_000 } },
    };
    expect(run('pro_rata', inputs)).toMatchObject({
      before: { A: '1000.00', B: '10.00' },
      after: { A: '252.50', B: '757.50' },
      gain_B: '747.50',
      fee_of_one_user: '10.00',
      axiom_holds: false,
    });
    expect(run('user_centric', inputs)).toMatchObject({ gain_B: '0.00', axiom_holds: true });
  });

  it('blend pro rata and user-centric before they round', () => {
    // Half of each: A 13.945351 and 6.99 x 0.9 + 3.49 / 4 = 7.1635, B 2.758421 and 0.699 + 4.893 + 0.8725 = 6.4645.
    expect(run('blend', { users, lambda_pro_rata: '0.5' })).toMatchObject({
      exact: { A: '10.554425', B: '4.611461', C: '1.791241', D: '0.512873' },
      total: '17.47',
    });
    expect(run('blend', { users, lambda_pro_rata: '1' })).toEqual(run('pro_rata', { users }));
    expect(run('blend', { users, lambda_pro_rata: '0' })).toEqual(run('user_centric', { users }));
  });

  it('pay in whole yen where the currency has no smaller unit', () => {
    const inYen = [
      { id: 'u1', distributable: '100', streams: { A: 1, B: 1, C: 1 } },
      { id: 'u2', distributable: '1', streams: { C: 1 } },
    ];
    expect(run('user_centric', { users: inYen, currency: 'JPY' })).toEqual({
      cents: { A: '34', B: '33', C: '34' },
      exact: { A: '33.333333', B: '33.333333', C: '34.333333' },
      total: '101',
    });
  });

  it('count half of what is beyond the cap', () => {
    const plays = [{ artist: 'A', active: false, n: 1_500 }, { artist: 'B', active: true, n: 500 }]; // prettier-ignore
    const inputs = {
      pool: '10.00',
      cap: 1_000,
      cap_mode: 'half',
      professional_artists: [],
      users: [{ id: 'u', plays }],
    };
    expect(run('artist_centric', inputs)).toEqual({
      weights: { A: '1125.000000', B: '750.000000' },
      cents: { A: '6.00', B: '4.00' },
      total: '10.00',
    });
  });

  it('show each pool with its price of a stream, and what one big pool would have paid', () => {
    const pools = {
      one: { amount: '10.00', streams: { A: 1, B: 2 } },
      other: { amount: '5.00', streams: { B: 1 } },
      silent: { amount: '0.00', streams: { C: 0 } },
    };
    expect(run('pro_rata_pools', { pools })).toEqual({
      by_pool: {
        one: { A: '3.33', B: '6.67', per_stream: '3.333333' },
        other: { B: '5.00', per_stream: '5.000000' },
        silent: { C: '0.00', per_stream: '0.000000' },
      },
      total: { A: '3.33', B: '11.67', C: '0.00' },
      wrong_if_one_big_pool: { A: '3.75', B: '11.25', C: '0.00' },
    });
  });
});

describe('the vectors of policies on usage', () => {
  it('weigh functional audio', () => {
    const tracks = [
      { id: 'song', functional: false, seconds: 31, streams: 800 },
      { id: 'rain', functional: true, seconds: 120, streams: 1_000 },
      { id: 'drip', functional: true, seconds: 119, streams: 9_999 },
    ];
    const inputs = { pool: '100.00', noise_weight: '0.2', noise_min_seconds: 120, tracks };
    expect(run('weighted_pro_rata', inputs)).toEqual({
      cents: { song: '80.00', rain: '20.00', drip: '0.00' },
      total: '100.00',
    });
  });

  it('roll an account forward from below zero', () => {
    expect(run('negative_carry_forward', { opening_balance: '-10.00', earned: ['4.00', '9.50', '-1.00'] })).toEqual({
      periods: [
        { earned: '4.00', balance_before_payment: '-6.00', paid: '0.00' },
        { earned: '9.50', balance_before_payment: '3.50', paid: '3.50' },
        { earned: '-1.00', balance_before_payment: '-1.00', paid: '0.00' },
      ],
      closing_balance: '-1.00',
    });
  });

  it('round a share of exactly half a cent up, though it is written as a sixth', () => {
    const shares = { a: '1/6', b: '1/6', c: '1/6', d: '1/2' };
    expect(run('rounding', { amount: '0.03', shares })).toEqual({
      cents: { a: '0.01', b: '0.01', c: '0.00', d: '0.01' },
      total: '0.03',
      naive_half_up: { a: '0.01', b: '0.01', c: '0.01', d: '0.02' },
      naive_total: '0.05',
    });
  });

  it.each([
    ['rounding', { amount: '1.00', shares: { a: '0.5' } }, /shares must be shares that add up to 1, got "0.5"/],
    ['rounding', { amount: 1.5, shares: { a: '1' } }, /amount must be/],
    ['fraud_penalty', { penalty_per_track_month: '1', threshold: '0.9', tracks: [{ id: 'a', streams: 1, artificial: 2 }] }, /artificial/], // prettier-ignore
    ['report_check', { share_before: '0', share_after: '1' }, /share_before/],
    ['pro_rata', { users: {} }, /users must be a list of objects/],
    ['pro_rata', { users: [{ id: 'u', distributable: '1.00', streams: { A: -1 } }] }, /A must be a whole number/],
    ['pro_rata', { users, currency: 'EURO' }, /ISO 4217/],
    ['artist_centric', { pool: '1.00', cap: 1, cap_mode: 'soft', professional_artists: [], users: [] }, /cap_mode must be hard or half/], // prettier-ignore
    ['user_centric', { users: [], fraud: { user: 'nobody', streams_after: {} } }, /user must be the id of a group/],
    ['chart_units', { premium_streams: 1, ad_funded_streams: 1, ratios: { r: { premium: 0, ad: 1 } } }, /premium must be more than zero/], // prettier-ignore
  ])('say which field of %s they cannot read: %j', (model, inputs: VectorInputs, problem) => {
    expect(() => run(model, inputs)).toThrow(problem);
  });
});

describe('the chart vectors', () => {
  it('make album units under the old and the new ratio', () => {
    const inputs = { album_sales: 1_200, track_sales: 3_005, paid: 1_250_000, ad: 750_000 };
    expect(run('chart_units', inputs)).toEqual({ units_old: '2700.5', units_new: '3050.5' });
  });

  it('show units that never end with six decimals', () => {
    const inputs = { premium_streams: 0, ad_funded_streams: 100, ratios: { SCR: { premium: 100, ad: 600 } } };
    expect(run('chart_units', inputs)).toEqual({ SCR: '0.166667' });
  });
});
