/** What the US mechanical licences say besides their rates per month: late fees, due days, physical and downloads. */
import { entry, yearly } from './enter-rates.js';
import type { RateBook } from './rate.js';

const LATE = '37 CFR 385.3, https://lexbuild.dev/ecfr/title-37/chapter-III/part-385/section-385.3';
const DUE = 'https://www.themlc.com/faqs/categories/phono-4';
const TRIAL = '37 CFR 385.31, https://lexbuild.dev/ecfr/title-37/chapter-III/part-385/section-385.31';
const ABA =
  'https://www.americanbar.org/groups/entertainment_sports/publications/entertainment-sports-lawyer/esl-37-01-winter21/music-rates-and-royalties-todays-and-tomorrows-world/';
const FR_2022 = '87 FR 76942, http://federal.elaws.us/citation/87-FR-76942';
const FR_2023 = '88 FR 86058, https://lexbuild.dev/fr/2023/12/2023-27290';
const MUSICTECH = 'https://musictech.solutions/tag/phonorecords-iv';
const YOUNGNLOUD = 'https://youngnloud.com/proposed-phonorecords-v-settlement-emerges-prompts-pushback/';

const read = { confidence: 'read' } as const;
const before2023 = { ...read, source: ABA, version: '2006-2022' };
const unit = { rule: 'us-physical-per-unit', unit: 'US cents per unit' } as const;
const minute = { rule: 'us-physical-per-minute', unit: 'US cents per minute' } as const;
const since2023 = { version: 'phonorecords-iv' } as const;

export const US_MECHANICAL_TERMS: RateBook = [
  entry({ rule: 'us-late-fee', unit: 'fraction per month', ...read, source: LATE, version: '37-cfr-385.3', note: 'or the highest lawful rate, whichever is lower' }, '0.015', '2018-01-01'), // prettier-ignore
  entry({ rule: 'us-mechanical-trial-royalty', unit: 'fraction', ...read, source: TRIAL, version: '37-cfr-385.31' }, '0', '2018-01-01'), // prettier-ignore
  entry({ rule: 'us-mechanical-report-due', unit: 'days', ...read, source: DUE, version: 'phonorecords-iv', note: 'early path: the MLC invoices first' }, '15', '2023-01-01', '2027-12-31'), // prettier-ignore
  entry({ rule: 'us-mechanical-payment-due', unit: 'days', ...read, source: DUE, version: 'phonorecords-iv' }, '45', '2023-01-01', '2027-12-31'), // prettier-ignore
  entry({ ...unit, ...before2023 }, '9.1', '2006-01-01', '2022-12-31'),
  entry({ ...minute, ...before2023, note: 'over 5 minutes' }, '1.75', '2006-01-01', '2022-12-31'),
  entry({ rule: 'us-ringtone', unit: 'US cents per unit', ...before2023 }, '24', '2006-01-01', '2022-12-31'),
  ...yearly({ ...unit, ...since2023, ...read, source: FR_2022, knownFrom: '2022-12-16' }, { 2023: '12.0' }),
  ...yearly({ ...minute, ...since2023, ...read, source: FR_2022, knownFrom: '2022-12-16' }, { 2023: '2.31' }),
  ...yearly({ ...unit, ...since2023, confidence: 'to-be-confirmed', source: FR_2023 }, { 2024: '12.4' }),
  ...yearly({ ...unit, ...since2023, ...read, source: MUSICTECH }, { 2025: '12.7' }),
  ...yearly({ ...unit, ...since2023, ...read, source: YOUNGNLOUD }, { 2026: '13.1' }),
  ...yearly({ ...minute, ...since2023, ...read, source: YOUNGNLOUD }, { 2026: '2.52' }),
];
