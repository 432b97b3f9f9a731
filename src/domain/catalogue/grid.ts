/**
 * The Global Release Identifier of a release: the scheme A1, an issuer of five, a release of ten characters, and a check
 * character by ISO/IEC 7064, MOD 37,36. Hyphens are for the eye.
 */
import type { Id } from '../shared/ids.js';

export type Grid = Id<'Grid'>;

const AS_PRINTED = /^A1(-?)[0-9A-Z]{5}\1[0-9A-Z]{10}\1[0-9A-Z]$/i;
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Canonical: 18 characters, upper case, no hyphens. Undefined for what is no GRid; whether it was ever assigned is not checked. */
export const parseGrid = (raw: string): Grid | undefined => {
  if (!AS_PRINTED.test(raw)) return undefined;
  const canonical = raw.replaceAll('-', '').toUpperCase();
  const carried = [...canonical.slice(0, 17)].reduce((carry, character) => {
    const sum = (carry + ALPHABET.indexOf(character)) % 36;
    return ((sum === 0 ? 36 : sum) * 2) % 37;
  }, 36);
  return canonical[17] === ALPHABET[(37 - carried) % 36] ? (canonical as Grid) : undefined;
};
