import type { OfferTerms } from '../../domain/catalogue/delivery/delivered-release.js';

/** Where and how a release may be used. */
export type Offer = {
  /** `["*"]` for the world. */
  readonly territories: readonly string[];
  readonly exceptTerritories: readonly string[];
  readonly from: string;
  /** The last day; null until further notice. */
  readonly to: string | null;
  /** DDEX codes, such as `SubscriptionModel`. */
  readonly commercialModels: readonly string[];
  /** DDEX codes, such as `OnDemandStream`. */
  readonly useTypes: readonly string[];
};

/** Those that hold on the day. */
export const offersOn = (day: string, terms: readonly OfferTerms[]): readonly Offer[] =>
  terms
    .filter(({ from, to }) => from <= day && (to === undefined || to >= day))
    .map((term) => ({ ...term, to: term.to ?? null }));
