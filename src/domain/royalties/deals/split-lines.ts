/** From what a party is due back to the lines that it is due for, and on to those who share the payment. */
import { Decimal, ZERO } from '../../shared/money.js';
import { allocate, weightsOf } from '../rounding.js';
import type { DealTerms } from './deal-terms.js';

/** `grossMinor` is the line's part of the pool: whole minor units, not below zero. Each id appears once. */
export type GrossLine = { readonly id: string; readonly grossMinor: Decimal };
export type NetLine = { readonly id: string; readonly netMinor: Decimal };

/**
 * The net amount (whole minor units, may be below zero) over the lines, by their gross, to the last unit; in the order of the
 * lines. `unplacedMinor` is what no line has a gross to carry, such as a guarantee for a month that nobody streamed.
 */
export const splitToLines = (netMinor: Decimal, lines: readonly GrossLine[]) => {
  const weights = lines.map(({ id, grossMinor }) => ({ id, weight: BigInt(grossMinor.toFixed()) }));
  const { due, undistributed } = allocate(netMinor.abs(), weights);
  const signed = (minor: Decimal) => (netMinor.isNegative() && !minor.isZero() ? minor.negated() : minor);
  return {
    lines: lines.map(({ id }, index): NetLine => ({ id, netMinor: signed(due[index]!) })),
    unplacedMinor: signed(undistributed),
  };
};

export type Payment = { readonly payee: string; readonly amountMinor: Decimal };

/** A payment among the payees of the terms, or all of it to the party. Nothing to pay: no payments. */
export const splitAmongPayees = (
  party: string,
  payees: DealTerms['payees'],
  payableMinor: Decimal,
): readonly Payment[] => {
  if (payableMinor.isZero()) return [];
  const shares = payees.length === 0 ? [{ payee: party, share: '1' }] : payees;
  const { due } = allocate(payableMinor, weightsOf(new Map(shares.map((one) => [one.payee, new Decimal(one.share)]))));
  return shares.map(({ payee }, index) => ({ payee, amountMinor: due[index] ?? ZERO }));
};
