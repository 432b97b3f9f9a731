/** What the check digits of the identifiers have in common: the weighted sum of the digits before them. */

/** The digits of a code that holds nothing else. */
export const digitsOf = (code: string): readonly number[] => [...code].map((digit) => Number(digit));

/** Each digit times the weight of its place, counted from 0 at the left. */
export const weightedSum = (digits: readonly number[], weightAt: (place: number) => number): number =>
  digits.reduce((total, digit, place) => total + digit * weightAt(place), 0);

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The check character of ISO/IEC 7064, MOD 37,36, for a text of digits and capital letters. */
export const mod3736Of = (code: string): string => {
  const product = [...code].reduce((last, letter) => (((last + ALPHABET.indexOf(letter)) % 36 || 36) * 2) % 37, 36);
  return ALPHABET[(37 - product) % 36]!;
};
