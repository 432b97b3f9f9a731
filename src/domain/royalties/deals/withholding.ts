/**
 * US tax withheld from what is paid to a foreign party: on the part from US sources alone, at 30 %, or at the rate of
 * the treaty with the country of the party (0 to 30 %). Other territories are untouched.
 */
import { sum, ZERO, Decimal } from '../../shared/money.js';
import { halfUp } from '../rounding.js';
import { exactly } from './amounts.js';
import type { DealTerms } from './deal-terms.js';

export const TAXED_SOURCE = 'US';

export const rateOf = ({ usSourceRate, treatyRate }: DealTerms['withholding']): Decimal =>
  new Decimal(treatyRate ?? usSourceRate);

/** Whole minor units, from minor units of US sources. */
export const withheldOn = (usSourceMinor: Decimal, rate: Decimal): Decimal =>
  halfUp(exactly(usSourceMinor.times(rate)));

export type Withheld = { readonly withheldMinor: Decimal; readonly netMinor: Decimal };

/** By ISO country. */
export const withhold = (byTerritory: ReadonlyMap<string, Decimal>, rate: Decimal): Withheld => {
  const withheldMinor = withheldOn(byTerritory.get(TAXED_SOURCE) ?? ZERO, rate);
  return { withheldMinor, netMinor: sum(byTerritory.values()).minus(withheldMinor) };
};
