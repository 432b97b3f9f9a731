/** Money of one right in one subject and territory, divided over its claims; what nobody may be paid yet is held. */
import { Decimal, sum } from '../../shared/money.js';
import { allocate, weightsOf } from '../rounding.js';
import { claimedShares, type ClaimShare, type HeldReason, type OverclaimPolicy } from './claimed-shares.js';

/** Percent. */
export const WHOLE_PERCENT = new Decimal(100);

/**
 * Whole minor units. `paid` in the order of the claims, those who get nothing included. `reason` says why the claims
 * leave something to hold, also where that rounds to no money at all.
 */
export type Division = {
  readonly paid: readonly { readonly party: string; readonly minor: Decimal }[];
  readonly held: Decimal;
  readonly reason: HeldReason;
};

/**
 * Divides an amount (whole minor units, not below zero) over claims in percent. Without any claim all of it is held as
 * unmatched, below 100 % the rest as unclaimed, above it what the policy says as disputed. What is paid and held adds up
 * to the amount; the held part takes its turn in the rounding like a payee, under the id that `heldId` gives it.
 *
 * Throws a RangeError for what is no amount or no claim (a bug of the caller).
 */
export const divideByClaims = (
  amountMinor: Decimal,
  claims: readonly ClaimShare[],
  policy: OverclaimPolicy,
): Division => divideWhole(amountMinor, { claims, whole: WHOLE_PERCENT, policy });

/** The same, where the amount is `whole` percent of something: a part that was held before. */
export const divideWhole = (
  amountMinor: Decimal,
  {
    claims,
    whole,
    policy,
  }: { readonly claims: readonly ClaimShare[]; readonly whole: Decimal; readonly policy: OverclaimPolicy },
): Division => {
  const { due, held: heldShare, reason } = claimedShares(claims, whole, policy);
  const shares = new Map([...due.map(({ party, share }) => [party, share] as const), [heldId(reason), heldShare]]);
  const { due: minor } = allocate(amountMinor, weightsOf(shares));
  const paid = due.map(({ party }, index) => ({ party, minor: minor[index]! }));
  return conserved(amountMinor, { paid, held: minor.at(-1)!, reason });
};

/** `held` or `unclaimed`, as people read it, and a NUL that no party id has: the order of the words, and nobody's name. */
const heldId = (reason: HeldReason) => `${reason === 'disputed' ? 'held' : 'unclaimed'}\u0000`;

/** The postcondition, in production too. */
export const conserved = (amountMinor: Decimal, division: Division): Division => {
  const total = sum(division.paid.map(({ minor }) => minor)).plus(division.held);
  if (!total.eq(amountMinor))
    throw new Error(`the claims lost money: amount ${amountMinor.toFixed()}, paid and held ${total.toFixed()}`);
  return division;
};
