/**
 * One rate of a statute, a society or a licence, as data.
 *
 * Rates are restated years later (the final US rates of 2018-22 came in 2022), so an entry says which text it is from
 * (`version`) and since when that text is known; a restated year is one more entry, never a changed one.
 */

/** `read` in the named source, repeated by a `secondary` one, or widely reported and still `to-be-confirmed`. */
export const CONFIDENCES = ['read', 'secondary', 'to-be-confirmed'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** What the value counts. Money is in major units of the named currency, save where it says cents. */
export const RATE_UNITS = [
  'fraction', 'fraction per month', 'per subscriber', 'plays', 'seconds', 'days', 'years',
  'USD', 'USD per subscriber', 'USD per performance', 'USD per year', 'USD per channel and year', 'USD per stream',
  'US cents per unit', 'US cents per minute', 'GBP', 'GBP per stream', 'GBP per subscriber', 'EUR', 'EUR per stream', 'EUR per subscriber',
] as const; // prettier-ignore
export type RateUnit = (typeof RATE_UNITS)[number];

/** What a rate is limited to; what is absent is not limited. */
export type RateScope = {
  /** The kind in the words of the rule, such as `portable`, `bundled`, `subscription`, `interactive`. */
  readonly offeringKind?: string;
  /** The society or service that grants it, such as `ascap`. */
  readonly licensor?: string;
  /** ISO 3166-1 alpha-2. */
  readonly territory?: string;
};

export type Rate = RateScope & {
  /** Such as `us-mechanical-headline`. */
  readonly rule: string;
  /** First day that it applies to, `YYYY-MM-DD`, UTC. */
  readonly effectiveFrom: string;
  /** Last day that it applies to; absent while no end is known. */
  readonly effectiveTo?: string;
  /** A decimal string; null where the rule says that there is none (no cap, no floor), which is not a missing rate. */
  readonly value: string | null;
  readonly unit: RateUnit;
  /** Citation and address. */
  readonly source: string;
  readonly confidence: Confidence;
  /** The text that it is from, such as `phonorecords-iv`. */
  readonly version: string;
  /** The day that the text was published; where that day was not read, the first day that it applies to. */
  readonly knownFrom: string;
  /** The day from which the text no longer counts, because a court vacated it or a later one took its place. */
  readonly replacedOn?: string;
  readonly note?: string;
};

export type RateBook = readonly Rate[];

export const SCOPES = ['offeringKind', 'licensor', 'territory'] as const satisfies readonly (keyof RateScope)[];
