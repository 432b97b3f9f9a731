/**
 * The name number of the Interested Parties Information system, by which societies know the names of writers and
 * publishers: nine digits and two check digits. The nine are weighted 10 down to 2, and the check digits are what is
 * missing to a multiple of 101; where 100 is missing, they are 00 (CISAC, Common Works Registration).
 */
import type { Id } from '../shared/ids.js';
import { digitsOf, weightedSum } from './check-digits.js';

export type Ipi = Id<'Ipi'>;

const AS_PRINTED = /^[0-9]{11}$|^[0-9]{5}(\.[0-9]{2}){3}$/;
/** How forms say that there is none; its check digits would be right. */
const NONE = '00000000000';

/** Canonical: 11 digits, no dots. Undefined for what is no IPI name number; whether it was ever assigned is not checked. */
export const parseIpi = (raw: string): Ipi | undefined => {
  if (!AS_PRINTED.test(raw)) return undefined;
  const canonical = raw.replaceAll('.', '');
  const excess = weightedSum(digitsOf(canonical.slice(0, 9)), (place) => 10 - place) % 101;
  const check = excess === 0 ? 0 : (101 - excess) % 100;
  return canonical !== NONE && Number(canonical.slice(9)) === check ? (canonical as Ipi) : undefined;
};
