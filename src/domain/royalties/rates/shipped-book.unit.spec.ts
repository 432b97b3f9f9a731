import { describe, expect, it } from 'vitest';
import { bookProblems } from './book-problems.js';
import { rateOn, type RateQuery } from './rate-on.js';
import { noticesOf } from './rate-notices.js';
import { bookWith, SHIPPED_RATES } from './shipped-book.js';

const value = (rule: string, on: string, query: RateQuery = {}) => {
  const answer = rateOn(SHIPPED_RATES, rule, on, query);
  return 'rate' in answer ? answer.rate.value : answer.missing.kind;
};
const byYear = (rule: string, years: readonly number[], query: RateQuery = {}) =>
  years.map((year) => value(rule, `${year}-07-01`, query));

/** Years whose figures nobody has read yet: asking for one of them is refused, never guessed. */
const KNOWN_GAPS = [
  'us-physical-per-minute  2024-01-01 2025-12-31',
  'us-webcasting subscription 2017-01-01 2019-12-31',
  'us-webcasting non-subscription 2017-01-01 2019-12-31',
  'us-webcasting-minimum  2017-01-01 2019-12-31',
  'us-webcasting-minimum-cap  2017-01-01 2020-12-31',
  'measured-share-of-publishers  2009-01-01 2020-12-31',
  'measured-artist-royalty-of-majors  2013-01-01 2020-12-31',
];

describe('the shipped book', () => {
  it('has no overlap, no unreadable entry, and no gap but the known ones', () => {
    const problems = bookProblems(SHIPPED_RATES).map((problem) =>
      problem.kind === 'RateGap'
        ? `${problem.rule} ${problem.offeringKind ?? ''} ${problem.from} ${problem.to}`
        : problem,
    );
    expect(problems.toSorted()).toEqual(KNOWN_GAPS.toSorted());
  });

  it('names a source for every rate that somebody can look up', () => {
    expect(SHIPPED_RATES.filter(({ source }) => !/https?:\/\/|GitHub repository|CFR \d+/.test(source))).toEqual([]);
  });

  it('holds fractions from 0 to 1 only', () => {
    const fractions = SHIPPED_RATES.filter(({ unit, value }) => unit.startsWith('fraction') && value !== null);
    expect(fractions.filter(({ value }) => !/^(0(\.\d+)?|1)$/.test(value!))).toEqual([]);
    expect(fractions.length).toBeGreaterThan(40);
  });
});

describe('the US mechanical rates', () => {
  it('have the headline of every year, in both texts of 2018-22', () => {
    const years = [2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027];
    expect(byYear('us-mechanical-headline', years)).toEqual([
      '0.105', '0.114', '0.123', '0.133', '0.142', '0.151', '0.151', '0.152', '0.1525', '0.153', '0.1535',
    ]); // prettier-ignore
    expect(value('us-mechanical-headline', '2028-01-01')).toBe('RateMissing');
  });

  it.each([
    ['portable', '0.21', '0.80', '0.50'],
    ['non-portable-streaming-only', '0.22', '0.50', '0.15'],
    ['free', '0.22', null, null],
    ['non-portable-mixed', 'RateMissing', 'RateMissing', '0.30'],
    ['bundled', 'RateMissing', 'RateMissing', 'RateMissing'],
  ])('in the final text of 2018-22 for %s: %s of TCC, at most %s, floor %s', (offeringKind, tcc, cap, floor) => {
    expect(value('us-mechanical-tcc-percent', '2021-01-01', { offeringKind })).toBe(tcc);
    expect(value('us-mechanical-tcc-cap', '2021-01-01', { offeringKind })).toBe(cap);
    expect(value('us-mechanical-floor', '2021-01-01', { offeringKind })).toBe(floor);
  });

  it('are those of the vacated text, uncapped for every kind, where it is asked for', () => {
    const text = { version: 'phonorecords-iii-2019-text', offeringKind: 'bundled' };
    const years = [2018, 2019, 2020, 2021, 2022];
    expect(byYear('us-mechanical-tcc-percent', years, text)).toEqual(['0.220', '0.231', '0.241', '0.252', '0.262']);
    expect(value('us-mechanical-tcc-cap', '2020-01-01', text)).toBeNull();
    expect(value('us-mechanical-tcc-percent', '2020-01-01', { knownOn: '2020-01-01' })).toBe('0.241');
  });

  it.each([
    ['portable', '0.262', '1.10', '0.60'],
    ['non-portable-streaming-only', '0.262', '0.60', '0.18'],
    ['non-portable-mixed', '0.262', '0.60', '0.36'],
    ['bundled', '0.245', null, '0.33'],
    ['free', '0.262', null, null],
  ])('in 2023-27 for %s: %s of TCC, at most %s, floor %s', (offeringKind, tcc, cap, floor) => {
    expect(value('us-mechanical-tcc-percent', '2026-08-01', { offeringKind })).toBe(tcc);
    expect(value('us-mechanical-tcc-cap', '2026-08-01', { offeringKind })).toBe(cap);
    expect(value('us-mechanical-floor', '2026-08-01', { offeringKind })).toBe(floor);
  });

  it('have physical copies, downloads and the late fee', () => {
    expect(byYear('us-physical-per-unit', [2022, 2023, 2024, 2025, 2026])).toEqual([
      '9.1', '12.0', '12.4', '12.7', '13.1',
    ]); // prettier-ignore
    expect(byYear('us-physical-per-minute', [2022, 2023, 2024, 2026])).toEqual(['1.75', '2.31', 'RateMissing', '2.52']);
    expect(value('us-late-fee', '2026-08-01')).toBe('0.015');
  });
});

describe('the licences of others', () => {
  it('have webcasting per performance, by year and kind of service', () => {
    const years = [2016, 2020, 2021, 2022, 2023, 2024, 2025];
    expect(byYear('us-webcasting', years, { offeringKind: 'subscription' })).toEqual([
      '0.0022', '0.0024', '0.0026', '0.0028', '0.0030', '0.0031', '0.0032',
    ]); // prettier-ignore
    expect(byYear('us-webcasting', years, { offeringKind: 'non-subscription' })).toEqual([
      '0.0017', '0.0018', '0.0021', '0.0022', '0.0024', '0.0025', '0.0025',
    ]); // prettier-ignore
    expect(byYear('us-webcasting', [2026, 2027, 2028, 2029, 2030], { offeringKind: 'broadcaster' })).toEqual([
      '0.0028', '0.0029', '0.0030', '0.0031', '0.0032',
    ]); // prettier-ignore
    expect(value('us-webcasting', '2026-07-01', { offeringKind: 'subscription' })).toBe('RateMissing');
    expect(byYear('us-webcasting-minimum', [2016, 2025, 2026], { offeringKind: 'broadcaster' })).toEqual([
      '500', '1000', '1100',
    ]); // prettier-ignore
  });

  it.each([
    ['percent-of-revenue', '2014-01-01', { licensor: 'ascap', territory: 'US' }, '0.0185'],
    ['percent-of-revenue', '2014-01-01', { licensor: 'bmi', territory: 'US' }, '0.025'],
    ['agency-commission-max', '2014-01-01', { licensor: 'bmi', territory: 'US' }, '0.15'],
    ['percent-of-revenue', '2010-01-01', { licensor: 'prs', territory: 'GB' }, '0.105'],
    ['minimum-per-stream', '2010-01-01', { licensor: 'prs', territory: 'GB' }, '0.00085'],
    ['percent-of-revenue', '2012-01-01', { licensor: 'gema', territory: 'DE' }, '0.1025'],
    ['minimum-per-stream', '2012-01-01', { licensor: 'gema', territory: 'DE', offeringKind: 'interactive' }, '0.006'],
    [
      'minimum-per-stream',
      '2012-01-01',
      { licensor: 'gema-framework', territory: 'DE', offeringKind: 'non-interactive' },
      '0.0002',
    ],
  ])('have %s on %s of %o', (rule, on, scope, expected) => expect(value(rule, on, scope)).toBe(expected));

  it('have no rate of a society for others than that society', () => {
    expect(value('percent-of-revenue', '2014-01-01', { licensor: 'sesac', territory: 'US' })).toBe('RateMissing');
  });
});

describe('the book with what a service declares', () => {
  const floor = SHIPPED_RATES.find(
    ({ rule, offeringKind, version }) =>
      rule === 'us-mechanical-floor' && offeringKind === 'portable' && version === 'phonorecords-iv',
  )!;
  const portable = { offeringKind: 'portable' };
  const used = (...declared: (typeof floor)[]) => {
    const answer = rateOn(bookWith(declared), floor.rule, '2026-08-01', portable);
    return 'rate' in answer ? answer.rate : undefined;
  };

  it('keeps the shipped rates', () => expect(bookWith([])).toEqual(SHIPPED_RATES));

  it('takes a confirmed rate in the place of the shipped one, and its notice goes', () => {
    expect(noticesOf([used()!])).toHaveLength(1);
    expect(noticesOf([used({ ...floor, confidence: 'read' })!])).toEqual([]);
  });

  it('takes the last edition, also one that was known earlier than the one before', () => {
    const first = { ...floor, value: '0.61', knownFrom: '2026-07-01' };
    const second = { ...floor, value: '0.62', knownFrom: '2026-06-01' };
    expect(used(first, second)?.value).toBe('0.62');
  });
});
