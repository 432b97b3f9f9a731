import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../../shared/money.js';
import { payOut } from '../payout/pay-out.js';
import { proRata } from '../payout/pro-rata.js';
import { userCentric } from '../payout/user-centric.js';
import { ARTIFICIAL_STREAMS_POLICIES, artificialOf, bearingStreams, bearingWeight, penaltyOf } from './artificial-streams.js'; // prettier-ignore
import { CHART_CAP_POLICIES, chartStreams } from './chart-cap.js';
import { albumUnits, CHART_POLICIES, chartUnits } from './chart-units.js';
import { FUNCTIONAL_NOISE_POLICIES, noiseWeight } from './functional-noise.js';
import { isEligible, MINIMUM_STREAMS_POLICIES } from './minimum-streams.js';
import { carryForward } from './penalised-balance.js';
import { isProfessional, PROFESSIONAL_ARTISTS_POLICIES } from './professional-artists.js';
import { policyNamed, usagePolicyId } from './usage-policy.js';
import { usageWeights, weighed } from './weigh-usage.js';

const EVERY_POLICY = [
  MINIMUM_STREAMS_POLICIES,
  FUNCTIONAL_NOISE_POLICIES,
  ARTIFICIAL_STREAMS_POLICIES,
  PROFESSIONAL_ARTISTS_POLICIES,
  CHART_POLICIES,
  CHART_CAP_POLICIES,
];

it('gives every policy an id of its own, by which it is found', () => {
  for (const policies of EVERY_POLICY) {
    const ids = policies.map(usagePolicyId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.map((id) => policyNamed<(typeof policies)[number]>(policies, id))).toEqual(policies);
  }
  expect(policyNamed(MINIMUM_STREAMS_POLICIES, 'thousand-a-year@2')).toBeUndefined();
});

describe('a yearly minimum', () => {
  const thousand = policyNamed(MINIMUM_STREAMS_POLICIES, 'thousand-a-year@1')!;
  const fromFifty = policyNamed(MINIMUM_STREAMS_POLICIES, 'thousand-a-year-from-fifty@1')!;

  it.each([
    [999n, false],
    [1_000n, true],
  ])('is reached by %d streams: %s', (streams, eligible) => expect(isEligible({ streams }, thousand)).toBe(eligible));

  it('may ask for listeners too, and takes nobody for granted', () => {
    expect(isEligible({ streams: 5_000n, listeners: 50n }, fromFifty)).toBe(true);
    expect(isEligible({ streams: 5_000n, listeners: 49n }, fromFifty)).toBe(false);
    expect(isEligible({ streams: 5_000n }, fromFifty)).toBe(false);
  });
});

describe('functional noise', () => {
  const fifth = policyNamed(FUNCTIONAL_NOISE_POLICIES, 'noise-a-fifth@1')!;

  it.each([
    ['music of any length', { functional: false, seconds: 31n }, '1'],
    ['noise of two minutes', { functional: true, seconds: 120n }, '0.2'],
    ['noise of less', { functional: true, seconds: 119n }, '0'],
  ])('weighs %s', (_, audio, weight) => expect(noiseWeight(audio, fifth).toFixed()).toBe(weight));
});

describe('artificial streams', () => {
  const [excludeOnly, tenEuro] = ARTIFICIAL_STREAMS_POLICIES;

  it.each([
    ['above the threshold', 1_000n, 901n, '1000'],
    ['at the threshold', 1_000n, 900n, '0'],
    ['all of them', 10n, 10n, '1000'],
    ['none of none', 0n, 0n, '0'],
  ])('cost a penalty %s', (_, streams, artificial, penalty) => {
    expect(penaltyOf({ streams, artificial }, tenEuro).toFixed()).toBe(penalty);
    expect(penaltyOf({ streams, artificial }, excludeOnly).toFixed()).toBe('0');
  });

  it('never earn, and never take away more than there is', () => {
    expect(bearingStreams({ streams: 10n, artificial: 4n })).toBe(6n);
    expect(bearingStreams({ streams: 10n, artificial: 14n })).toBe(0n);
    expect(bearingWeight({ streams: 10n, artificial: 4n }).toFixed()).toBe('0.6');
    expect(bearingWeight({ streams: 0n, artificial: 0n }).toFixed()).toBe('1');
  });

  it('are all of them, also the late ones, where the verdict says all', () => {
    expect(artificialOf('all', 17n)).toBe(17n);
    expect(artificialOf(3, 17n)).toBe(3n);
  });
});

describe('an account under penalties', () => {
  it('carries what is negative, and pays all that is positive', () => {
    const { periods, closing } = carryForward(
      new Decimal(-1_000),
      ['300', '900', '-50'].map((earned) => new Decimal(earned)),
    );
    expect(periods.map(({ balanceBeforePayment, paid }) => [balanceBeforePayment.toFixed(), paid.toFixed()])).toEqual([
      ['-700', '0'],
      ['200', '200'],
      ['-50', '0'],
    ]);
    expect(closing.toFixed()).toBe('-50');
  });
});

describe('a professional artist', () => {
  const [policy] = PROFESSIONAL_ARTISTS_POLICIES;

  it('has both the streams and the listeners', () => {
    expect(isProfessional({ streams: 1_000n, listeners: 500n }, policy)).toBe(true);
    expect(isProfessional({ streams: 999n, listeners: 500n }, policy)).toBe(false);
    expect(isProfessional({ streams: 9_999n, listeners: 499n }, policy)).toBe(false);
  });
});

describe('weighed usage', () => {
  const heard = (id: string, streams: bigint) => ({ id, streams, msHeard: streams * 60n, activeStreams: streams });
  const usage = { moneyMinor: new Decimal(1_000), heard: [heard('song', 10n), heard('rain', 50n), heard('rare', 7n)] };
  const weights = usageWeights(
    new Map([
      ['rain', new Decimal('0.2')],
      ['rare', new Decimal(0)],
    ]),
  );

  it.each([proRata, userCentric()])('pays by weight under $name', (model) => {
    const { payouts } = payOut(model, new Decimal(1_000), [weighed(usage, weights)]);
    expect(Object.fromEntries(payouts.map(({ id, dueMinor }) => [id, dueMinor.toFixed()]))).toEqual({
      rain: '500',
      rare: '0',
      song: '500',
    });
  });

  it('leaves the facts alone, and is the same usage where nothing weighs on it', () => {
    weighed(usage, weights);
    expect(usage.heard[1]).toEqual(heard('rain', 50n));
    expect(weighed(usage, usageWeights(new Map()))).toBe(usage);
  });

  it('takes no weight below zero', () => {
    expect(() => usageWeights(new Map([['a', new Decimal(-1)]]))).toThrow(RangeError);
  });
});

describe('charts', () => {
  const [old, current, standard] = CHART_POLICIES;

  it('make units of streams and sales by the ratio of the day', () => {
    const sales = { albums: 3n, tracks: 25n };
    const streams = { premium: 5_000n, ad: 7_500n };
    expect(albumUnits(sales, streams, old.ratio).toFixed()).toBe('11.5');
    expect(albumUnits(sales, streams, current.ratio).toFixed()).toBe('13.5');
    expect(chartUnits({ premium: 100n, ad: 600n }, standard.ratio).toFixed()).toBe('2');
  });

  it('count at most so many plays of a listener, track and day, in however many rows they come', () => {
    const day = { listenerId: 'u', trackId: 't', day: '2026-01-02' };
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 6 }), (rows) => {
        const plays = rows.reduce((total, one) => total + one, 0);
        const counted = chartStreams(
          rows.map((one) => ({ ...day, plays: BigInt(one) })),
          CHART_CAP_POLICIES[0],
        );
        expect(counted).toBe(BigInt(Math.min(plays, 10)));
      }),
      { numRuns: 50 },
    );
    const others = [day, { ...day, listenerId: 'v' }, { ...day, trackId: 's' }, { ...day, day: '2026-01-03' }];
    expect(chartStreams(others.map((one) => ({ ...one, plays: 14n })), { playsMax: 10n })).toBe(40n); // prettier-ignore
  });
});
