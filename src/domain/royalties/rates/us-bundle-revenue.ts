/**
 * What part of a bundle's price is music revenue: the price weighted by what the parts cost alone (37 CFR 385.2, service
 * revenue of a bundle, as the court read it in the case over Spotify's bundle, January 2025).
 */
import type { Decimal } from '../../shared/money.js';

export type Bundle = {
  readonly price: Decimal;
  readonly standaloneMusic: Decimal;
  /** What all other parts cost alone, together. */
  readonly standaloneOthers: Decimal;
};

export type BundleRevenue = {
  readonly musicShare: Decimal;
  readonly perSubscriber: Decimal;
  readonly total: Decimal;
};

/** Divides last, so that the total comes from the exact value. Throws a RangeError when the parts cost nothing alone. */
export const usBundleRevenue = (bundle: Bundle, subscribers: Decimal): BundleRevenue => {
  const parts = bundle.standaloneMusic.plus(bundle.standaloneOthers);
  if (parts.lte(0)) throw new RangeError(`the parts of a bundle have a price alone, got ${parts.toFixed()} in all`);
  const weighted = bundle.price.times(bundle.standaloneMusic);
  return {
    musicShare: bundle.standaloneMusic.div(parts),
    perSubscriber: weighted.div(parts),
    total: weighted.times(subscribers).div(parts),
  };
};
