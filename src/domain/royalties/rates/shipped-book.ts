/** Every statutory and society rate that we know, each with its source and how sure we are of it. */
import { rateStream } from './declared-rate.js';
import type { Rate, RateBook } from './rate.js';
import { SOCIETY_RATES } from './society-rates.js';
import { US_MECHANICAL_2018_2022 } from './us-mechanical-iii.js';
import { US_MECHANICAL_2023_2027 } from './us-mechanical-iv.js';
import { US_MECHANICAL_TERMS } from './us-mechanical-terms.js';
import { US_WEBCASTING } from './us-webcasting-rates.js';

export const SHIPPED_RATES: RateBook = [
  ...US_MECHANICAL_2018_2022,
  ...US_MECHANICAL_2023_2027,
  ...US_MECHANICAL_TERMS,
  ...US_WEBCASTING,
  ...SOCIETY_RATES,
];

/**
 * The shipped rates and the declared ones (in the order of the log, editions included): for the same rule, scope, text
 * and first day the last one said holds, so that a service can confirm a rate, or correct it, under its own name.
 */
export const bookWith = (declared: readonly Rate[]): RateBook => [
  ...new Map([...SHIPPED_RATES, ...declared].map((rate) => [keyOf(rate), rate])).values(),
];

const keyOf = (rate: Rate): string => `${rateStream(rate)} ${rate.version} ${rate.effectiveFrom}`;

/** What a month keeps of the shipped rates: it grows with every change of them. Declared rates are kept by the log position. */
export const SHIPPED_RATES_VERSION = 'shipped-2026-11-22';
