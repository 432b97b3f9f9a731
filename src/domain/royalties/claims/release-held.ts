/**
 * Held money on its way out: to a claim that came later, or, when the time to claim has passed, to those who claimed
 * other things, by their share of the market (in the US after three years at least, 17 USC 115(d)(3)(H) and (J)).
 */
import type { Decimal } from '../../shared/money.js';
import { allocate, weightsOf } from '../rounding.js';
import type { ClaimShare, OverclaimPolicy } from './claimed-shares.js';
import { conserved, divideWhole, type Division } from './divide-by-claims.js';

export type Release =
  /** Shares are weights: usage, money paid, percent. */
  | { readonly by: 'market-share'; readonly shares: readonly ClaimShare[] }
  /** `heldShare` is what the held money is of the amount that it was held from, in percent like the claims to it. */
  | {
      readonly by: 'later-claims';
      readonly heldShare: Decimal;
      readonly claims: readonly ClaimShare[];
      readonly policy: OverclaimPolicy;
    };

/**
 * Divides held money (whole minor units). By market share nothing stays unless nobody has any; by later claims what they
 * leave of the held share stays held, and should they claim more than it, that is a dispute over it like any other. What
 * was paid before is never touched.
 */
export const releaseHeld = (heldMinor: Decimal, release: Release): Division => {
  if (release.by === 'later-claims')
    return divideWhole(heldMinor, { claims: release.claims, whole: release.heldShare, policy: release.policy });
  const { shares } = release;
  if (new Set(shares.map(({ party }) => party)).size !== shares.length)
    throw new RangeError('a party has more than one share of the market');
  const { due, undistributed } = allocate(
    heldMinor,
    weightsOf(new Map(shares.map(({ party, share }) => [party, share]))),
  );
  const paid = shares.map(({ party }, index) => ({ party, minor: due[index]! }));
  return conserved(heldMinor, { paid, held: undistributed, reason: undistributed.isZero() ? 'none' : 'unmatched' });
};
