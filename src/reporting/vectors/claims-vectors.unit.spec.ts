import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { claimsVectors } from './claims-vectors.js';
import type { VectorInputs } from './vector-models.js';

type Vector = {
  readonly name: string;
  readonly model: string;
  readonly inputs: VectorInputs;
  readonly expected: Readonly<Record<string, unknown>>;
};

const SHARED = '../shared/knowledge/royalty-vectors.json';

const computed = (model: string, inputs: VectorInputs) => claimsVectors[model]!(inputs);

it.skipIf(!existsSync(SHARED))(`computes every vector of claims in ${SHARED}`, () => {
  const { vectors } = JSON.parse(readFileSync(SHARED, 'utf8')) as { readonly vectors: readonly Vector[] };
  const ours = vectors.filter(({ model }) => model in claimsVectors);
  expect(new Set(ours.map(({ model }) => model))).toEqual(new Set(Object.keys(claimsVectors)));
  for (const { name, model, inputs, expected } of ours)
    expect({ name, ...computed(model, inputs) }).toMatchObject({ name, ...expected });
});

describe('overclaim', () => {
  it('deals with three claimants', () => {
    const inputs = { amount: '10.00', claims_percent: { P1: '60', P2: '50', P3: '20' } };
    expect(computed('overclaim', inputs)).toEqual({
      hold_all: { P1: '0.00', P2: '0.00', P3: '0.00', held: '10.00' },
      hold_contested_only: { P1: '3.00', P2: '2.00', P3: '0.00', held: '5.00' },
      // 4.6154, 3.8462, 1.5385: the cents left over go to the largest remainders.
      scale_pro_rata: { P1: '4.61', P2: '3.85', P3: '1.54', held: '0.00' },
    });
  });

  it('holds nothing where the claims are exactly 100', () => {
    const paid = { P1: '0.67', P2: '0.33', held: '0.00' };
    expect(computed('overclaim', { amount: '1.00', claims_percent: { P1: '66.6', P2: '33.4' } })).toEqual({
      hold_all: paid,
      hold_contested_only: paid,
      scale_pro_rata: paid,
    });
  });

  it('counts in yen, which have no decimals', () => {
    const inputs = { amount: '1001', currency: 'JPY', claims_percent: { A: '60', B: '55' } };
    expect(computed('overclaim', inputs)).toEqual({
      hold_all: { A: '0', B: '0', held: '1001' },
      // 450.45, 400.4 and 150.15
      hold_contested_only: { A: '451', B: '400', held: '150' },
      // 522.26 and 478.74
      scale_pro_rata: { A: '522', B: '479', held: '0' },
    });
  });
});

describe('unclaimed', () => {
  it('pays a later market share to parties that claimed nothing too', () => {
    const inputs = { amount: '100.00', claims_percent: { P1: '1/3' }, after_hold_market_share: { P1: '1', P2: '2' } };
    expect(computed('unclaimed', inputs)).toEqual({
      paid_now: { P1: '0.33', unclaimed: '99.67' },
      // 99.67 / 3 = 33.2233
      after_hold: { P1: '33.22', P2: '66.45' },
      final: { P1: '33.55', P2: '66.45' },
    });
  });

  it('has no after as long as the money is held', () => {
    expect(computed('unclaimed', { amount: '9', currency: 'JPY', claims_percent: { P1: '50', P2: '25' } })).toEqual({
      // 4.5, 2.25 and 2.25
      paid_now: { P1: '5', P2: '2', unclaimed: '2' },
    });
  });

  it('holds nothing where everything is claimed', () => {
    const inputs = { amount: '1.00', claims_percent: { P1: '100' }, after_hold_market_share: { P1: '5' } };
    expect(computed('unclaimed', inputs)).toEqual({
      paid_now: { P1: '1.00', unclaimed: '0.00' },
      after_hold: { P1: '0.00' },
      final: { P1: '1.00' },
    });
  });

  it('names the field that it cannot read', () => {
    expect(() => computed('unclaimed', { amount: '1.00' })).toThrow(/claims_percent/);
    expect(() => computed('overclaim', { amount: 'x', claims_percent: {} })).toThrow(/amount/);
  });
});
