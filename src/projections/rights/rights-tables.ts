/**
 * What readers see of parties, works and claims: every statement ever made, one row an edition, so that a question may
 * name a day and a position of the log. `effective_from` is the first day of a statement (it holds until the first day of
 * the next one, see `domain/catalogue/stated-facts.ts`), `edition` counts the statements of one stream, and `position`
 * tells where in the log it lies: when it became known.
 */
import type { AudioClass } from '../../domain/catalogue/classification.js';
import type { CreditedArtist } from '../../domain/catalogue/delivery/delivered-recording.js';
import type { OfferTerms } from '../../domain/catalogue/delivery/delivered-release.js';

type Edition = { readonly effective_from: string; readonly edition: number; readonly position: bigint };

export type PartiesTables = {
  readonly parties: Edition & {
    readonly party_id: string;
    readonly party_kind: string;
    readonly name: string;
    readonly ipi: string | null;
    readonly isni: string | null;
    readonly dpid: string | null;
  };
  /** `represented_by` is null where the party deals for itself. */
  readonly party_representations: Edition & { readonly party_id: string; readonly represented_by: string | null };
};

export type WorksTables = {
  readonly works: Edition & {
    readonly work_id: string;
    readonly iswc: string | null;
    readonly title: string;
    readonly writers: readonly { readonly partyId: string; readonly role: string }[];
  };
  /** One row for each work of an edition. */
  readonly embodiments: Edition & {
    readonly track_id: string;
    readonly work_id: string;
    readonly basis_points: number;
  };
  readonly releases: Edition & { readonly icpn: string; readonly title: string; readonly tracks: readonly string[] };
};

export type ClaimsTables = {
  readonly claims: Edition & {
    readonly right_kind: string;
    readonly subject_id: string;
    readonly claim_id: string;
    /** An edition under which nothing is claimed: party, share and territories are null. */
    readonly withdrawn: boolean;
    readonly party_id: string | null;
    /** Percent, `numeric` with 6 decimals in the database. */
    readonly share: string | null;
    /** `{*}` for the world. */
    readonly territories: readonly string[] | null;
    readonly except_territories: readonly string[] | null;
    /** The last day that it holds; null until further notice. */
    readonly effective_to: string | null;
  };
};

export type ClassificationsTables = {
  readonly track_classifications: Edition & {
    readonly track_id: string;
    readonly audio: AudioClass;
    readonly reason: string;
  };
};

export type DeliveriesTables = {
  readonly delivered_recordings: Omit<Edition, 'effective_from'> & {
    readonly isrc: string;
    readonly title: string;
    readonly sub_title: string | null;
    readonly artists: readonly CreditedArtist[];
  };
  readonly delivered_releases: Edition & {
    readonly release_id: string;
    readonly title: string;
    readonly tracks: readonly string[];
  };
  /** No terms where it was taken down. */
  readonly release_offers: Edition & { readonly release_id: string; readonly terms: readonly OfferTerms[] };
};

export type RightsTables = PartiesTables & WorksTables & ClaimsTables & ClassificationsTables;
