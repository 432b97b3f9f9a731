import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { booksVectors } from './books-vectors.js';
import type { VectorInputs } from './vector-models.js';

const VECTORS = fileURLToPath(new URL('../../../../shared/knowledge/royalty-vectors.json', import.meta.url));
const model = booksVectors['double_entry']!;

type Vector = {
  readonly name: string;
  readonly model: string;
  readonly inputs: VectorInputs;
  readonly expected: object;
};

const vectors = () =>
  (JSON.parse(readFileSync(VECTORS, 'utf8')) as { readonly vectors: readonly Vector[] }).vectors.filter(
    (vector) => vector.model === 'double_entry',
  );

describe.skipIf(!existsSync(VECTORS))(
  'the shared vectors of the books (../shared/knowledge/royalty-vectors.json)',
  () => {
    it('come out as they are written, to the cent', () => {
      const found = vectors();
      expect(found.map(({ name }) => name)).toContain('journal_accrual_advance_recoup_withhold_pay');
      for (const { name, inputs, expected } of found) expect({ name, ...model(inputs) }).toEqual({ name, ...expected });
    });
  },
);

describe('double_entry', () => {
  const line = (account: string, side: string, amount: string) => ({ account, side, amount });
  const paid = { event: 'pay', lines: [line('payable', 'D', '5.00'), line('cash', 'C', '5.00')] };

  it('says that an entry does not balance, and counts it as it is', () => {
    const wrong = { event: 'wrong', lines: [line('payable', 'D', '0.01'), line('cash', 'C', '0.02')] };
    expect(model({ entries: [paid, wrong] })).toEqual({
      every_entry_balances: false,
      closing_balances_debit_positive: { cash: '-5.02', payable: '5.01' },
    });
  });

  it('does not take two entries that make up for one another for balanced', () => {
    const [debit, credit] = [{ lines: [line('cash', 'D', '1.00')] }, { lines: [line('cash', 'C', '1.00')] }];
    expect(model({ entries: [debit, credit] })).toEqual({
      every_entry_balances: false,
      closing_balances_debit_positive: { cash: '0.00' },
    });
  });

  it('has the decimals of the currency', () => {
    const entries = [{ lines: [line('payable', 'D', '500'), line('cash', 'C', '500')] }];
    expect(model({ entries, currency: 'JPY' })).toMatchObject({
      closing_balances_debit_positive: { cash: '-500', payable: '500' },
    });
  });

  it.each([
    ['entries', {}],
    ['side', { entries: [{ lines: [line('cash', 'X', '1.00')] }] }],
    ['amount', { entries: [{ lines: [line('cash', 'D', 'much')] }] }],
  ])('names %s where it cannot read it', (field, inputs) => {
    expect(() => model(inputs)).toThrow(new RegExp(`^${field} must be`));
  });
});
