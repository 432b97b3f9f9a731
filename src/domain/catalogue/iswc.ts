/**
 * The International Standard Musical Work Code (ISO 15707): the letter T, nine digits, and a check digit that brings
 * 1 + 1 x first digit + 2 x second digit + ... + 9 x ninth digit to a multiple of ten. Dots and hyphens are for the eye.
 *
 * Weights that share a factor with ten let some slips pass: at the fifth place every even difference does.
 */
import type { Id } from '../shared/ids.js';
import { digitsOf, weightedSum } from './check-digits.js';

export type Iswc = Id<'Iswc'>;

const AS_PRINTED = /^[Tt]-?[0-9]{3}(\.?)[0-9]{3}\1[0-9]{3}-?[0-9]$/;

/** Canonical: T and 10 digits, such as T0345246801. Undefined for what is no ISWC; whether it was ever assigned is not checked. */
export const parseIswc = (raw: string): Iswc | undefined => {
  if (!AS_PRINTED.test(raw)) return undefined;
  const canonical = raw.replace(/[.-]/g, '').toUpperCase();
  const total = 1 + weightedSum(digitsOf(canonical.slice(1, 10)), (place) => place + 1);
  return Number(canonical[10]) === (10 - (total % 10)) % 10 ? (canonical as Iswc) : undefined;
};
