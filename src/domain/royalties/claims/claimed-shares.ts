/**
 * Whose shares of one amount may be paid when its claims do not add up to the whole, before any money is looked at.
 *
 * Below the whole the claims are paid and the rest is unclaimed. Above it the policy decides:
 * - `hold-all` pays nobody until the dispute is solved (YouTube; PRS keeps it in a dispute account).
 * - `hold-contested-only` pays everybody what is left of the whole when all others get all that they claim: the claim
 *   less the excess, not below nothing. Nobody contests that part, it cannot add up to more than the whole, and with two
 *   claimants it is what each concedes to the other (the minimal right of O'Neill 1982 and of Aumann & Maschler 1985,
 *   "Game Theoretic Analysis of a Bankruptcy Problem from the Talmud"). The rest is held.
 * - `scale-pro-rata` pays all of it in proportion to the claims (MAHASZ, after the limitation).
 *
 * Sources: soundreef.com, prsformusic.com ("How we process counterclaims"),
 * mahaszjogdij.hu ("Double claim rule"); DDEX CDM part 5 is the message that tells the claimants.
 */
import { Decimal, sum, ZERO } from '../../shared/money.js';

/** `share` in the unit of the whole, percent as a rule; not below 0. Each party appears once. */
export type ClaimShare = { readonly party: string; readonly share: Decimal };

export const OVERCLAIM_POLICIES = ['hold-all', 'hold-contested-only', 'scale-pro-rata'] as const;
export type OverclaimPolicy = (typeof OVERCLAIM_POLICIES)[number];

/** Why a part may not be paid: nobody claims anything, nobody claims the rest, or too much is claimed. */
export type HeldReason = 'none' | 'unmatched' | 'unclaimed' | 'disputed';

/** `due` in the order of the claims; only the proportions of `due` and `held` matter, not what they add up to. */
export type ClaimedShares = {
  readonly due: readonly ClaimShare[];
  readonly held: Decimal;
  readonly reason: HeldReason;
};

/** Throws a RangeError for a share below 0, a party with two claims or a whole that is none: bugs of the caller. */
export const claimedShares = (
  claims: readonly ClaimShare[],
  whole: Decimal,
  policy: OverclaimPolicy,
): ClaimedShares => {
  checkClaims(claims, whole);
  const excess = sum(claims.map(({ share }) => share)).minus(whole);
  if (excess.eq(whole.neg())) return { due: claims, held: whole, reason: 'unmatched' };
  if (excess.lt(0)) return { due: claims, held: excess.neg(), reason: 'unclaimed' };
  if (excess.isZero() || policy === 'scale-pro-rata') return { due: claims, held: ZERO, reason: 'none' };
  const due = claims.map(({ party, share }) => ({ party, share: uncontested(share, excess, policy) }));
  return { due, held: whole.minus(sum(due.map(({ share }) => share))), reason: 'disputed' };
};

const uncontested = (share: Decimal, excess: Decimal, policy: 'hold-all' | 'hold-contested-only'): Decimal =>
  policy === 'hold-all' ? ZERO : Decimal.max(ZERO, share.minus(excess));

const checkClaims = (claims: readonly ClaimShare[], whole: Decimal) => {
  if (!whole.gt(0)) throw new RangeError(`claims need a whole above 0, got ${whole.toFixed()}`);
  const wrong = claims.find(({ share }) => !share.gte(0));
  if (wrong !== undefined) throw new RangeError(`${wrong.party} cannot claim ${wrong.share.toFixed()}`);
  if (new Set(claims.map(({ party }) => party)).size !== claims.length)
    throw new RangeError('a party has more than one claim to an amount');
};
