/** From a pool and a payout model to whole minor units: what a close, a simulation and the shared vectors all call. */
import { ZERO, type Decimal } from '../../shared/money.js';
import { allocate } from '../rounding.js';
import { tallied, type ListenerUsage, type PayoutModel, type Split } from './payout-model.js';

export type Payout = { readonly id: string; readonly dueMinor: Decimal };

/** By id. The payouts and what is undistributed add up to the pool: money held for idle listeners, or all of it when nobody has any weight. */
export type PaidOut = { readonly payouts: readonly Payout[]; readonly undistributed: Decimal };

/** Throws a RangeError for a pool that is no whole number of minor units, and an Error should money be lost. */
export const payOut = (model: PayoutModel, poolMinor: Decimal, listeners: Iterable<ListenerUsage>): PaidOut =>
  settle(poolMinor, tallied(model, listeners));

/** `payOut` for who tallies listeners as they come from a cursor. */
export const settle = (poolMinor: Decimal, { weights, money, held }: Split): PaidOut => {
  const [heldMinor, sharedMinor] = heldBack(poolMinor, money, held);
  const { due, undistributed } = allocate(sharedMinor, weights);
  const payouts = weights.map(({ id }, index) => ({ id, dueMinor: due[index]! }));
  return { payouts, undistributed: undistributed.plus(heldMinor) };
};

/** The held part of the money, as the same part of the pool. */
const heldBack = (poolMinor: Decimal, money: bigint, held: bigint): readonly [Decimal, Decimal] => {
  if (held === 0n) return [ZERO, poolMinor];
  const { due } = allocate(poolMinor, [
    { id: 'held', weight: held },
    { id: 'shared', weight: money - held },
  ]);
  return [due[0]!, due[1]!];
};
