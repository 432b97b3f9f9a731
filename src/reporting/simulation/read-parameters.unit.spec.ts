import { describe, expect, it } from 'vitest';
import { DEFAULT_PARAMETERS, PAYOUT_MODEL_NAMES, payoutModel } from '../../domain/royalties/payout/payout-models.js';
import { Decimal } from '../../domain/shared/money.js';
import { readParameters } from './read-parameters.js';

const read = (...stated: readonly string[]) => readParameters(stated, PAYOUT_MODEL_NAMES);

describe('a parameter', () => {
  it('is read as it is stated, and the others keep their defaults', () => {
    expect(read('capPlays=500', 'capMode=half', 'lambdaProRata=0.25')).toEqual({
      changes: { capPlays: '500', capMode: 'half', lambdaProRata: '0.25' },
    });
    expect(read()).toEqual({ changes: {} });
  });

  it('may state every default', () => {
    const defaults = Object.entries(DEFAULT_PARAMETERS).map(([name, value]) => [name, String(value)] as const);
    expect(read(...defaults.map(([name, value]) => `${name}=${value}`))).toEqual({
      changes: Object.fromEntries(defaults),
    });
  });

  it.each([
    ['speed=3', 'no parameter "speed"; there are idle, lambdaProRata'],
    ['', 'no parameter ""'],
    ['__proto__=3', 'no parameter "__proto__"'],
    ['capPlays', 'capPlays is a count of plays from 1 to 9999999, got ""'],
    ['capPlays=0', 'capPlays is a count'],
    ['capPlays=1e3', 'capPlays is a count'],
    ['capPlays=-5', 'capPlays is a count'],
    ['capMode=soft', 'capMode is hard or half, got "soft"'],
    ['lambdaProRata=1.01', 'lambdaProRata is a part from 0 to 1, such as 0.25, got "1.01"'],
    ['activeBoost=NaN', 'activeBoost is a factor from 0 to 999'],
    ['professionalBoost=1000', 'professionalBoost is a factor'],
    ['idle=keep=it', 'idle is pro-rata or hold, got "keep=it"'],
  ])('is refused as %s, saying what would be right', (text, problem) => {
    expect(read(text)).toEqual({ problem: expect.stringContaining(problem) as string });
  });

  it('is refused when it is set twice', () => {
    expect(read('idle=hold', 'idle=hold')).toEqual({ problem: 'idle is set twice' });
  });

  it('is refused where no model looks at it', () => {
    expect(readParameters(['capPlays=500'], ['pro-rata', 'blend'])).toEqual({
      problem: 'capPlays is looked at by artist-centric, and none of them is simulated',
    });
  });
});

it.each(['capPlays=9999999', 'activeBoost=0', 'professionalBoost=999.999999', 'lambdaProRata=0', 'lambdaProRata=1.0'])(
  'takes %s only since the models take it too',
  (text) => {
    const result = read(text);
    if ('problem' in result) throw new Error(result.problem);
    const heard = [{ id: 'a', streams: 3n, msHeard: 90_000n, activeStreams: 1n }];
    for (const name of PAYOUT_MODEL_NAMES) {
      const tally = payoutModel(name, result.changes as Record<string, string>)!.begin();
      tally.add({ moneyMinor: new Decimal(1), heard });
      expect(tally.split().weights[0]!.weight).toBeGreaterThan(0n);
    }
  },
);
