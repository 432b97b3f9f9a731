/** US mechanicals 2023-27 (Phonorecords IV), 37 CFR 385.21 and 385.22, 87 FR 80448. */
import { entry, yearly } from './enter-rates.js';
import type { RateBook } from './rate.js';

const HEADLINE =
  '87 FR 80448, https://gotmusictalent.net/copyright-royalty-board-approves-industry-wide-settlement-for-15-35-royalty-increase/';
const PORTABLE = 'http://hitsdd.section101.com/news&id=332757&title+STREAMING-ROYALTY-RATE-TO-TOP-15%25';
const CFR_385_21 = '37 CFR 385.21, https://www.ecfr.gov/current/title-37/section-385.21';
const CFR_385_22 = '37 CFR 385.22, https://www.ecfr.gov/current/title-37/section-385.22';

const [FIRST, LAST] = ['2023-01-01', '2027-12-31'];
const text = { version: 'phonorecords-iv', knownFrom: '2022-12-30' } as const;
const read = { ...text, confidence: 'read' } as const;
const unconfirmed = { ...text, confidence: 'to-be-confirmed' } as const;

const tcc = { rule: 'us-mechanical-tcc-percent', unit: 'fraction' } as const;
const cap = { rule: 'us-mechanical-tcc-cap', unit: 'USD per subscriber' } as const;
const others = { ...unconfirmed, source: CFR_385_21 };
const floor = { rule: 'us-mechanical-floor', unit: 'USD per subscriber', ...unconfirmed, source: CFR_385_22 } as const;
const weight = { rule: 'us-subscriber-weight', unit: 'per subscriber', ...unconfirmed, source: CFR_385_22 } as const;
const overtime = { ...unconfirmed, version: 'phonorecords-iii', knownFrom: '2018-01-01', source: CFR_385_21 };

export const US_MECHANICAL_2023_2027: RateBook = [
  ...yearly(
    { rule: 'us-mechanical-headline', unit: 'fraction', ...read, source: HEADLINE },
    { 2023: '0.151', 2024: '0.152', 2025: '0.1525', 2026: '0.153', 2027: '0.1535' },
  ),
  entry({ ...tcc, ...read, source: PORTABLE, offeringKind: 'portable' }, '0.262', FIRST, LAST),
  entry({ ...cap, ...read, source: PORTABLE, offeringKind: 'portable' }, '1.10', FIRST, LAST),
  entry({ ...tcc, ...others, offeringKind: 'non-portable-streaming-only' }, '0.262', FIRST, LAST),
  entry({ ...cap, ...others, offeringKind: 'non-portable-streaming-only' }, '0.60', FIRST, LAST),
  entry({ ...tcc, ...others, offeringKind: 'non-portable-mixed' }, '0.262', FIRST, LAST),
  entry({ ...cap, ...others, offeringKind: 'non-portable-mixed' }, '0.60', FIRST, LAST),
  entry({ ...tcc, ...others, offeringKind: 'bundled' }, '0.245', FIRST, LAST),
  entry({ ...cap, ...others, offeringKind: 'bundled' }, null, FIRST, LAST),
  entry({ ...tcc, ...others, offeringKind: 'free' }, '0.262', FIRST, LAST),
  entry({ ...cap, ...others, offeringKind: 'free' }, null, FIRST, LAST),
  entry({ ...floor, offeringKind: 'non-portable-streaming-only' }, '0.18', FIRST, LAST),
  entry({ ...floor, offeringKind: 'non-portable-mixed' }, '0.36', FIRST, LAST),
  entry({ ...floor, offeringKind: 'portable' }, '0.60', FIRST, LAST),
  entry({ ...floor, offeringKind: 'bundled' }, '0.33', FIRST, LAST),
  entry({ ...floor, offeringKind: 'free' }, null, FIRST, LAST),
  entry({ ...weight, offeringKind: 'family' }, '1.75', FIRST, LAST),
  entry({ ...weight, offeringKind: 'student' }, '0.5', FIRST, LAST),
  entry({ rule: 'us-overtime-from', unit: 'seconds', ...overtime }, '300', '2018-01-01', LAST),
  entry({ rule: 'us-overtime-step', unit: 'seconds', ...overtime }, '60', '2018-01-01', LAST),
  entry({ rule: 'us-overtime-plays-per-step', unit: 'plays', ...overtime }, '0.2', '2018-01-01', LAST),
];
