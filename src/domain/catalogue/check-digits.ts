/** What the check digits of the identifiers have in common: the weighted sum of the digits before them. */

/** The digits of a code that holds nothing else. */
export const digitsOf = (code: string): readonly number[] => [...code].map((digit) => Number(digit));

/** Each digit times the weight of its place, counted from 0 at the left. */
export const weightedSum = (digits: readonly number[], weightAt: (place: number) => number): number =>
  digits.reduce((total, digit, place) => total + digit * weightAt(place), 0);
