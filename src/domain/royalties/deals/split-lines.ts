/** From what a party is due back to the lines that it is due for, and on to those who share the payment. */
import { Decimal, ZERO } from '../../shared/money.js';
import { allocateClasses, type WeightClass } from '../allocate-classes.js';
import { allocate, weightsOf } from '../rounding.js';
import type { DealTerms } from './deal-terms.js';

/** What a line is due for its gross; of lines that tie, the first get `firstMinor`, and the others `netMinor`. */
export type NetOfGross = { readonly netMinor: Decimal; readonly firstMinor: Decimal };

export type LineSplit = {
  readonly netOf: ReadonlyMap<bigint, NetOfGross>;
  /** How many of all lines that tie are the first of them, in the order of the lines. */
  readonly first: bigint;
  /** What no line has a gross to carry, such as a guarantee for a month that nobody streamed. */
  readonly unplacedMinor: Decimal;
};

/**
 * The net amount (whole minor units, may be below zero) over lines by their gross, to the last unit. A gross, the line's
 * part of the pool, is in whole minor units and not below zero. Lines are counted and not listed, so there may be any number
 * of them.
 */
export const splitToLines = (netMinor: Decimal, grosses: readonly WeightClass[]): LineSplit => {
  const { shares, first, undistributed } = allocateClasses(netMinor.abs(), grosses);
  const signed = (minor: Decimal) => (netMinor.isNegative() && !minor.isZero() ? minor.negated() : minor);
  const netOf = shares.map(({ weight, wholeMinor, extra }): readonly [bigint, NetOfGross] => {
    const [less, more] = [wholeMinor, wholeMinor + 1n].map((minor) => signed(new Decimal(minor))) as [Decimal, Decimal];
    return [weight, { netMinor: extra === 'all' ? more : less, firstMinor: extra === 'none' ? less : more }];
  });
  return { netOf: new Map(netOf), first, unplacedMinor: signed(undistributed) };
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
