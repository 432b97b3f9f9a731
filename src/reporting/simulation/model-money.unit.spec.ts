import { expect, it } from 'vitest';
import { currency } from '../../domain/shared/currency.js';
import { Decimal, ZERO } from '../../domain/shared/money.js';
import type { MonthPool } from '../month/month-pool.js';
import { ModelMoney, paidOf } from './model-money.js';
import type { PayeesOf } from './payees.js';

const pool = (territory: string, code: string, minor: number): MonthPool => ({
  right: 'recording',
  territory,
  offering: 'premium',
  currency: currency(code),
  amountMinor: new Decimal(minor),
  rule: 'as declared',
});
const [inDe, inFr, inJp] = [pool('DE', 'EUR', 100), pool('FR', 'EUR', 50), pool('JP', 'JPY', 7)] as const;
const shared = (...due: readonly (readonly [id: string, minor: number])[]) => ({
  payouts: due.map(([id, minor]) => ({ id, dueMinor: new Decimal(minor) })),
  undistributed: ZERO,
});
/** Tracks are named after who is paid for them. */
const byFirstLetter: PayeesOf = (_, { id, dueMinor }) => [{ id: id[0]!, held: false, amountMinor: dueMinor }];

it('adds up what everybody is paid over all pools of a currency', () => {
  const money = new ModelMoney('any', [inJp, inDe, inFr]);
  money.add(inDe, shared(['a1', 60], ['a2', 10], ['b1', 30]), byFirstLetter);
  money.add(inFr, shared(['a1', 50]), byFirstLetter);
  money.add(inJp, shared(['b1', 7]), byFirstLetter);
  const told = money
    .totals()
    .map(({ currency: code, byPayee, poolMinor }) => [
      code,
      poolMinor.toFixed(),
      [...byPayee.values()].map(({ id, amountMinor }) => [id, amountMinor.toFixed()]),
    ]);
  expect(told).toEqual([
    ['EUR', '150', [['a', '120'], ['b', '30']]],
    ['JPY', '7', [['b', '7']]],
  ]); // prettier-ignore
});

it('keeps a pool that nobody streamed for as undistributed', () => {
  const money = new ModelMoney('any', [inDe, inFr]);
  money.add(inDe, shared(['a1', 100]), byFirstLetter);
  const [euros] = money.totals();
  expect([euros!.undistributedMinor.toFixed(), paidOf(euros!.byPayee).toFixed()]).toEqual(['50', '100']);
});

it.each([
  ['lost', 99],
  ['invented', 101],
])('stops when a cent is %s on the way to the payees', (_, minor) => {
  const money = new ModelMoney('any', [inDe]);
  money.add(inDe, shared(['a1', minor]), byFirstLetter);
  expect(() => money.totals()).toThrow(`any is ${100 - minor} minor units of EUR off its pools`);
});
