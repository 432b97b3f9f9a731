/**
 * The International Code Product Number of a release: the number under its bar code, a UPC of 12 or an EAN of 13 digits,
 * the last of them the check digit of GS1 (weights 1 and 3 in turn, the 3 beside the check digit, to a multiple of ten).
 */
import type { Id } from '../shared/ids.js';
import { digitsOf, weightedSum } from './check-digits.js';

export type Icpn = Id<'Icpn'>;

const UPC_OR_EAN = /^[0-9]{12,13}$/;
/** How forms say that there is none; its check digit would be right. */
const NONE = '0000000000000';

/** Canonical: 13 digits; a UPC is the EAN with a zero before it. Undefined for what is no ICPN; whether it was ever assigned is not checked. */
export const parseIcpn = (raw: string): Icpn | undefined => {
  if (!UPC_OR_EAN.test(raw)) return undefined;
  const canonical = raw.padStart(13, '0');
  const total = weightedSum(digitsOf(canonical), (place) => (place % 2 === 0 ? 1 : 3));
  return canonical !== NONE && total % 10 === 0 ? (canonical as Icpn) : undefined;
};
