/**
 * The International Standard Name Identifier (ISO 27729:2012): fifteen digits and a check character by ISO/IEC 7064,
 * MOD 11-2, where ten is written X. It is printed in four groups of four.
 */
import type { Id } from '../shared/ids.js';
import { digitsOf } from './check-digits.js';

export type Isni = Id<'Isni'>;

const AS_PRINTED = /^[0-9]{4} ?[0-9]{4} ?[0-9]{4} ?[0-9]{3}[0-9Xx]$/;

/** Canonical: 16 characters, no spaces, X in upper case. Undefined for what is no ISNI; whether it was ever assigned is not checked. */
export const parseIsni = (raw: string): Isni | undefined => {
  if (!AS_PRINTED.test(raw)) return undefined;
  const canonical = raw.replaceAll(' ', '').toUpperCase();
  const doubled = digitsOf(canonical.slice(0, 15)).reduce((total, digit) => ((total + digit) * 2) % 11, 0);
  const check = (12 - doubled) % 11;
  return canonical[15] === (check === 10 ? 'X' : String(check)) ? (canonical as Isni) : undefined;
};
