import { describe, expect, it } from 'vitest';
import { Decimal } from '../../shared/money.js';
import { artistCentric, type ArtistCentricRules } from './artist-centric.js';
import { blend } from './blend.js';
import { payOut } from './pay-out.js';
import { DEFAULT_PARAMETERS, PAYOUT_MODEL_NAMES, PAYOUT_MODELS, payoutModel } from './payout-models.js';
import { tallied, type Heard, type ListenerUsage, type PayoutModel } from './payout-model.js';
import { proRata } from './pro-rata.js';
import { userCentric } from './user-centric.js';

type Listened = { readonly streams: bigint; readonly ms?: bigint; readonly active?: bigint };

const listener = (money: string, heard: Readonly<Record<string, Listened>>): ListenerUsage => ({
  moneyMinor: new Decimal(money),
  heard: Object.entries(heard).map(([id, { streams, ms = streams, active = 0n }]): Heard => ({
    id,
    streams,
    msHeard: ms,
    activeStreams: active,
  })),
});

const paid = (model: PayoutModel, pool: string, ...listeners: ListenerUsage[]) => {
  const { payouts, undistributed } = payOut(model, new Decimal(pool), listeners);
  return [
    Object.fromEntries(payouts.map(({ id, dueMinor }) => [id, dueMinor.toFixed()])),
    undistributed.toFixed(),
  ] as const;
};

const LIGHT = listener('1000', { a: { streams: 1n, ms: 9n } });
const HEAVY = listener('1000', { a: { streams: 1n, ms: 1n }, b: { streams: 8n, ms: 1n } });
const IDLE = listener('500', {});
const names = PAYOUT_MODEL_NAMES;
const modelOf = (name: string, changes?: Parameters<typeof payoutModel>[1]) => payoutModel(name, changes)!;

describe('the payout models', () => {
  it('are found by name, and no other is', () => {
    expect(names.map((name) => modelOf(name).name)).toEqual(names);
    expect(payoutModel('toString')).toBeUndefined();
  });

  it('say what they do, on whose word, and which parameters they look at', () => {
    for (const { description, source, uses } of PAYOUT_MODELS) {
      expect(description).not.toBe('');
      expect(source).toMatch(/^https:/);
      expect(Object.keys(DEFAULT_PARAMETERS)).toEqual(expect.arrayContaining([...uses]));
    }
  });

  it.each([
    ['pro-rata', { a: '400', b: '1600' }],
    ['user-centric', { a: '1111', b: '889' }],
    ['fan-powered', { a: '1500', b: '500' }],
    ['shapley', { a: '1500', b: '500' }],
    ['artist-centric', { a: '400', b: '1600' }],
    ['blend', { a: '756', b: '1244' }],
  ])('share the same month out their own way: %s', (name, due) => {
    expect(paid(modelOf(name), '2000', LIGHT, HEAVY)).toEqual([due, '0']);
  });

  it.each(names)('keep the whole pool where nobody heard anything: %s', (name) => {
    expect(paid(modelOf(name), '500', IDLE)).toEqual([{}, '500']);
    expect(paid(modelOf(name), '500')).toEqual([{}, '500']);
  });

  it.each(names)('pay nothing for what was not heard: %s', (name) => {
    const [due] = paid(modelOf(name), '1000', listener('1000', { a: { streams: 2n }, z: { streams: 0n } }));
    expect(due).toEqual({ a: '1000', z: '0' });
  });

  it.each(names)('take no money and no count below zero: %s', (name) => {
    expect(() => tallied(modelOf(name), [listener('-1', {})])).toThrow(RangeError);
    expect(() => tallied(modelOf(name), [listener('1', { a: { streams: -1n } })])).toThrow(RangeError);
  });

  it.each(names)('keep one fold apart from the next: %s', (name) => {
    const model = modelOf(name);
    expect(tallied(model, [LIGHT])).toEqual(tallied(model, [LIGHT]));
  });
});

describe('money of a listener who heard nothing', () => {
  const idleIs = (idle: 'hold' | 'pro-rata', name: string) => paid(modelOf(name, { idle }), '2500', LIGHT, HEAVY, IDLE);

  it.each(['user-centric', 'fan-powered', 'shapley'])('raises what the money of the others pays: %s', (name) => {
    const [due, undistributed] = idleIs('pro-rata', name);
    expect(undistributed).toBe('0');
    const [without] = paid(modelOf(name), '2500', LIGHT, HEAVY);
    expect(due).toEqual(without);
  });

  it.each(['user-centric', 'fan-powered', 'shapley'])('is held back when the policy says so: %s', (name) => {
    const [due, undistributed] = idleIs('hold', name);
    expect(undistributed).toBe('500');
    expect(due).toEqual(paid(modelOf(name), '2000', LIGHT, HEAVY)[0]);
  });

  it('is held back for the user-centric part of a blend only', () => {
    expect(idleIs('hold', 'blend')[1]).toBe('250');
  });

  it('belongs to the pool under pro rata', () => {
    expect(idleIs('hold', 'pro-rata')).toEqual([{ a: '500', b: '2000' }, '0']);
  });

  it('is as good as held where it is the only money', () => {
    const free = listener('0', { a: { streams: 1n } });
    expect(paid(userCentric(), '500', free, IDLE)).toEqual([{ a: '0' }, '500']);
  });
});

describe('fractional money of listeners', () => {
  it('shares a whole pool out, a third of it each', () => {
    const third = new Decimal(1000).div(3).toFixed();
    const [due] = paid(
      userCentric(),
      '1000',
      ...['a', 'b', 'c'].map((id) => listener(third, { [id]: { streams: 7n } })),
    );
    expect(due).toEqual({ a: '334', b: '333', c: '333' });
  });

  it('ties sums of fractions by id that are equal only exactly', () => {
    const halves = Array.from({ length: 3 }, () => listener('1', { b: { streams: 1n }, x: { streams: 2n } }));
    const whole = listener('1', { a: { streams: 1n } });
    expect(paid(userCentric(), '4', ...halves, whole)).toEqual([{ a: '1', b: '1', x: '2' }, '0']);
  });
});

describe('artist-centric', () => {
  const rules: ArtistCentricRules = { ...DEFAULT_PARAMETERS, capPlays: 10 };
  const shares = (changes: Partial<ArtistCentricRules>, ...listeners: ListenerUsage[]) => {
    const model = artistCentric({ ...rules, ...changes }, { isProfessional: (id) => id.startsWith('pro') });
    const { weights, unit } = tallied(model, listeners);
    return Object.fromEntries(
      weights.map(({ id, weight }) => [id, new Decimal(weight).div(new Decimal(unit)).toFixed()]),
    );
  };
  const mixed = listener('0', { pro: { streams: 4n, active: 2n }, hobby: { streams: 6n } });
  const twice = listener('0', { pro: { streams: 10n }, hobby: { streams: 10n } });

  it('boosts professionals, active plays, and both together', () => {
    expect(shares({}, mixed)).toEqual({ hobby: '6', pro: '12' });
    expect(shares({ professionalBoost: '1.5', activeBoost: '1.1' }, mixed)).toEqual({ hobby: '6', pro: '6.3' });
  });

  it('counts a listener up to the cap, or half of what is beyond', () => {
    expect(shares({ capMode: 'hard' }, twice)).toEqual({ hobby: '5', pro: '10' });
    expect(shares({ capMode: 'half' }, twice)).toEqual({ hobby: '7.5', pro: '15' });
  });

  it('caps plays before their boosts, or boosted plays, as it is read', () => {
    expect(shares({ capOn: 'plays' }, mixed)).toEqual({ hobby: '6', pro: '12' });
    const capped = shares({ capOn: 'boosted-plays' }, mixed);
    expect(new Decimal(capped['pro']!).toFixed(6)).toBe('6.666667');
    expect(new Decimal(capped['hobby']!).toFixed(6)).toBe('3.333333');
  });

  it('takes no more active streams than streams', () => {
    expect(() => shares({}, listener('0', { a: { streams: 1n, active: 2n } }))).toThrow(RangeError);
  });
});

describe('a blend', () => {
  it.each([
    ['1', { a: '400', b: '1600' }],
    ['0', { a: '1111', b: '889' }],
    ['0.25', { a: '933', b: '1067' }],
  ])('pays a part of %s pro rata', (lambda, due) => {
    expect(paid(blend(lambda, proRata, userCentric()), '2000', LIGHT, HEAVY)).toEqual([due, '0']);
  });

  it.each(['-0.1', '1.1', 'NaN'])('takes no part of %s', (lambda) => {
    expect(() => blend(lambda, proRata, userCentric())).toThrow(RangeError);
  });
});
