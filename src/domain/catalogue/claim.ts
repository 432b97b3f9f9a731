/**
 * Who claims which right in one subject: making available in a track, mechanical and performing in a work.
 *
 * One stream per right and subject, not per claim, because a party may not claim the same thing twice and that has to be
 * known when a claim comes. Claims of several parties are never weighed against each other here: above 100 % they are a
 * dispute, below it something is unclaimed, and either is for the money to deal with.
 *
 * An edition of a claim holds from its first day until its own last day or the first day of the claim's next edition
 * (see `stated-facts.ts`); a withdrawal is an edition under which nothing is claimed.
 */
import type { ClaimId, PartyId, TrackId, WorkId } from '../shared/ids.js';
import type { Coverage } from './coverage.js';
import type { Day } from './day.js';
import type { StatedEvent } from './stated-facts.js';

export const RIGHTS = ['making-available', 'mechanical', 'performing'] as const;
export type Right = (typeof RIGHTS)[number];

/** `subjectId` is a track where the right is making available, a work otherwise. */
export type ClaimSubject = { readonly right: Right; readonly subjectId: TrackId | WorkId };

export type ClaimFacts = ClaimSubject &
  Coverage & {
    readonly claimId: ClaimId;
    readonly partyId: PartyId;
    /** Percent as a decimal string without needless zeros, up to 6 decimals; above 0, up to 100. */
    readonly share: string;
    readonly effectiveFrom: Day;
    /** The last day that it holds; without one until further notice. */
    readonly effectiveTo?: Day;
  };

/** Nothing is claimed under this id from `effectiveFrom` on. */
export type Withdrawal = ClaimSubject & { readonly claimId: ClaimId; readonly effectiveFrom: Day };

export type ClaimCommand = { readonly claim: ClaimFacts } | { readonly withdraw: Withdrawal };

/** `edition` counts the events of one right and subject from 1. */
export type ClaimEvent = StatedEvent<'RightClaimed', ClaimFacts> | StatedEvent<'ClaimWithdrawn', Withdrawal>;

type At = ClaimSubject & { readonly claimId: ClaimId };

export type ClaimRefusal =
  | (At & { readonly kind: 'ClaimShareNotPositive' | 'ClaimShareAboveWhole'; readonly share: string })
  | (At & { readonly kind: 'ClaimCoversNoTerritory' | 'ClaimUnknown' })
  | (At & { readonly kind: 'ClaimEndsBeforeItBegins'; readonly effectiveFrom: Day; readonly effectiveTo: Day })
  | (At & { readonly kind: 'ClaimOfAnotherParty'; readonly partyId: PartyId; readonly claimedBy: PartyId })
  /** A withdrawal for a day before the claim's first, which would end nothing. */
  | (At & { readonly kind: 'ClaimNotBegun'; readonly effectiveFrom: Day; readonly begins: Day })
  | (At & {
      readonly kind: 'ClaimsOverlap';
      readonly partyId: PartyId;
      readonly overlaps: ClaimId;
      readonly territories: readonly string[];
      /** The first day on which both would hold. */
      readonly from: Day;
    });

export const claimsStream = ({ right, subjectId }: ClaimSubject) => `claims-${right}-${subjectId}` as const;
