/**
 * The International Standard Recording Code (ISO 3901:2019): a prefix of two letters and three letters or digits, two
 * digits for the year of reference, and a designation of five digits. Hyphens are for the eye and not part of the code.
 */
import type { Id } from '../shared/ids.js';

export type Isrc = Id<'Isrc'>;

const ISRC = /^[A-Z]{2}[A-Z0-9]{3}[0-9]{7}$/;
const AS_PRINTED = /^[A-Za-z]{2}-?[A-Za-z0-9]{3}-?[0-9]{2}-?[0-9]{5}$/;

/** Canonical: 12 characters, upper case, no hyphens. Undefined for what is no ISRC; whether it was ever assigned is not checked. */
export const parseIsrc = (raw: string): Isrc | undefined => {
  if (!AS_PRINTED.test(raw)) return undefined;
  const canonical = raw.replaceAll('-', '').toUpperCase();
  return ISRC.test(canonical) ? (canonical as Isrc) : undefined;
};
