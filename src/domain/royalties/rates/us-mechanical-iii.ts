/**
 * US mechanicals 2018-22 (Phonorecords III), 37 CFR part 385 subpart C, in both texts: that of 2019, which a court
 * vacated, and the final one, which put the cap on total content cost (TCC) back. A month can be run under either.
 */
import { entry, yearly } from './enter-rates.js';
import type { RateBook } from './rate.js';

const CFR_2019 = '37 CFR 385.21 (2019 text), GitHub repository AlextheYounga/ecfr, section-385.21.md';
const FLOORS_2019 = '37 CFR 385.22, http://federal.elaws.us/cfr/385.22(e)';
const APPENDIX_A = '37 CFR part 385 Appendix A, https://www.ecfr.gov/current/title-37/part-385';
const CFR_385_22 = '37 CFR 385.22(b), https://www.ecfr.gov/current/title-37/section-385.22';
const BEFORE = 'https://musically.com/2022/07/04/crb-mechanicals-ruling-dsps-turn-attention-to-labels-share/';

const [FIRST, LAST] = ['2018-01-01', '2022-12-31'];
const vacated = { version: 'phonorecords-iii-2019-text', knownFrom: '2019-02-05', replacedOn: '2022-07-04' } as const;
const final = { version: 'phonorecords-iii-final', knownFrom: '2022-07-04' } as const;
const read = { confidence: 'read' } as const;
const toBeConfirmed = { confidence: 'to-be-confirmed' } as const;

const headline = { rule: 'us-mechanical-headline', unit: 'fraction', source: CFR_2019, ...read } as const;
const HEADLINE = { 2018: '0.114', 2019: '0.123', 2020: '0.133', 2021: '0.142', 2022: '0.151' };
const TCC_2019_TEXT = { 2018: '0.220', 2019: '0.231', 2020: '0.241', 2021: '0.252', 2022: '0.262' };

const tcc = { rule: 'us-mechanical-tcc-percent', unit: 'fraction' } as const;
const cap = { rule: 'us-mechanical-tcc-cap', unit: 'USD per subscriber' } as const;
const floor = {
  rule: 'us-mechanical-floor',
  unit: 'USD per subscriber',
  version: 'phonorecords-iii',
  ...read,
} as const;
const confirmed = { ...final, ...toBeConfirmed, source: APPENDIX_A };
const weight = { rule: 'us-subscriber-weight', unit: 'per subscriber', version: 'phonorecords-iii' } as const;
const weighed = { ...weight, ...toBeConfirmed, source: CFR_385_22 };

export const US_MECHANICAL_2018_2022: RateBook = [
  entry({ ...headline, source: BEFORE, version: 'phonorecords-ii', note: 'the last year of "before"' }, '0.105', '2017-01-01', '2017-12-31'), // prettier-ignore
  ...yearly({ ...headline, ...vacated }, HEADLINE),
  ...yearly({ ...headline, ...final }, HEADLINE),
  ...yearly({ ...tcc, ...vacated, ...read, source: CFR_2019 }, TCC_2019_TEXT),
  entry({ ...cap, ...vacated, ...read, source: CFR_2019 }, null, FIRST, LAST),
  entry({ ...tcc, ...confirmed, offeringKind: 'portable' }, '0.21', FIRST, LAST),
  entry({ ...cap, ...confirmed, offeringKind: 'portable' }, '0.80', FIRST, LAST),
  entry({ ...tcc, ...confirmed, offeringKind: 'non-portable-streaming-only' }, '0.22', FIRST, LAST),
  entry({ ...cap, ...confirmed, offeringKind: 'non-portable-streaming-only' }, '0.50', FIRST, LAST),
  entry({ ...tcc, ...confirmed, offeringKind: 'free' }, '0.22', FIRST, LAST),
  entry({ ...cap, ...confirmed, offeringKind: 'free' }, null, FIRST, LAST),
  entry({ ...floor, source: FLOORS_2019, offeringKind: 'non-portable-streaming-only' }, '0.15', FIRST, LAST),
  entry({ ...floor, source: FLOORS_2019, offeringKind: 'non-portable-mixed' }, '0.30', FIRST, LAST),
  entry({ ...floor, source: FLOORS_2019, offeringKind: 'portable' }, '0.50', FIRST, LAST),
  entry({ ...floor, source: FLOORS_2019, offeringKind: 'free' }, null, FIRST, LAST),
  entry({ ...weighed, offeringKind: 'family' }, '1.5', FIRST, LAST),
  entry({ ...weighed, offeringKind: 'student' }, '0.5', FIRST, LAST),
];
