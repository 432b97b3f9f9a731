/** Short ways to write entries of the book. */
import type { Rate } from './rate.js';

type Undated = Omit<Rate, 'effectiveFrom' | 'effectiveTo' | 'value' | 'knownFrom'> & { readonly knownFrom?: string };

/** One entry from the first to the last day; known from its first day on unless it says otherwise. */
export const entry = (rate: Undated, value: string | null, from: string, to?: string): Rate => ({
  ...rate,
  value,
  effectiveFrom: from,
  ...(to === undefined ? {} : { effectiveTo: to }),
  knownFrom: rate.knownFrom ?? from,
});

/** One entry per calendar year. */
export const yearly = (rate: Undated, values: Readonly<Record<number, string | null>>): readonly Rate[] =>
  Object.entries(values).map(([year, value]) => entry(rate, value, `${year}-01-01`, `${year}-12-31`));
