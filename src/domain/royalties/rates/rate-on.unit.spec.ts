import { describe, expect, it } from 'vitest';
import { bookProblems } from './book-problems.js';
import { entry, yearly } from './enter-rates.js';
import { noticesOf } from './rate-notices.js';
import { rateOn, ratesOn, type RateQuery } from './rate-on.js';
import type { Rate } from './rate.js';

const base = { rule: 'tariff', unit: 'fraction', source: 'the tariff', confidence: 'read', version: 'first' } as const;
const first = yearly(base, { 2024: '0.10', 2025: '0.11' });
const ask = (book: readonly Rate[], on: string, query: RateQuery = {}) => {
  const answer = rateOn(book, 'tariff', on, query);
  return 'rate' in answer ? answer.rate.value : answer.missing;
};

describe('a rate on a day', () => {
  it('holds from its first day to its last', () => {
    expect(['2024-01-01', '2024-12-31', '2025-01-01'].map((on) => ask(first, on))).toEqual(['0.10', '0.10', '0.11']);
  });

  it('is refused by name where no entry covers the day', () => {
    expect(ask(first, '2023-12-31')).toEqual({ kind: 'RateMissing', rule: 'tariff', on: '2023-12-31' });
    expect(ask(first, '2026-01-01', { licensor: 'gema' })).toEqual({
      kind: 'RateMissing',
      rule: 'tariff',
      on: '2026-01-01',
      licensor: 'gema',
    });
  });

  it('may be none, which is not missing', () => {
    expect(ask([entry(base, null, '2024-01-01')], '2030-01-01')).toBeNull();
  });

  it('is that of the asked scope before the one for all, and never that of another scope', () => {
    const premium = entry({ ...base, offeringKind: 'premium' }, '0.2', '2024-01-01');
    const free = entry({ ...base, offeringKind: 'free' }, '0.3', '2024-01-01');
    for (const book of [
      [...first, premium, free],
      [free, premium, ...first],
    ]) {
      expect(ask(book, '2024-06-01', { offeringKind: 'premium' })).toBe('0.2');
      expect(ask(book, '2024-06-01', { offeringKind: 'student' })).toBe('0.10');
      expect(ask(book, '2024-06-01')).toBe('0.10');
    }
  });
});

describe('a restated rate', () => {
  const final = entry({ ...base, version: 'final', knownFrom: '2025-07-04' }, '0.12', '2024-01-01', '2024-12-31');
  const vacated = first.map((rate) => ({ ...rate, replacedOn: '2025-07-04' }));

  it.each([
    ['the newest known', {}, '0.12'],
    ['what was known before the restatement', { knownOn: '2025-07-03' }, '0.10'],
    ['the restatement from its day on', { knownOn: '2025-07-04' }, '0.12'],
    ['the older text where it is asked for by name', { version: 'first' }, '0.10'],
  ])('answers %s', (_, query, value) => {
    for (const book of [
      [...vacated, final],
      [final, ...vacated],
    ])
      expect(ask(book, '2024-06-01', query)).toBe(value);
  });

  it('does not fall back to a vacated text where the final one says nothing', () => {
    expect(ask([...vacated, final], '2025-06-01')).toMatchObject({ kind: 'RateMissing' });
  });

  it('does not know a text by name before it was known', () => {
    expect(ask([final], '2024-06-01', { version: 'final', knownOn: '2025-01-01' })).toMatchObject({
      kind: 'RateMissing',
      version: 'final',
    });
  });

  it('of two entries known on the same day the later in the book holds', () => {
    const corrected = entry(base, '0.105', '2024-01-01', '2024-12-31');
    expect(ask([...first, corrected], '2024-06-01')).toBe('0.105');
  });
});

describe('several rates', () => {
  it('come together, or as the first that is missing', () => {
    const there = rateOn(first, 'tariff', '2024-06-01');
    expect(ratesOn({ one: there, other: there })).toMatchObject({ rates: { one: { value: '0.10' } } });
    expect(ratesOn({ one: there, other: rateOn(first, 'fee', '2024-06-01') })).toEqual({
      missing: { kind: 'RateMissing', rule: 'fee', on: '2024-06-01' },
    });
  });
});

describe('the check of a book', () => {
  it('finds nothing in a sound one', () => expect(bookProblems(first)).toEqual([]));

  it('finds two entries of one text for the same days', () => {
    const twice = [...first, entry(base, '0.2', '2024-12-01', '2025-01-31')];
    expect(bookProblems(twice)).toEqual([
      { kind: 'RatesOverlap', rule: 'tariff', version: 'first', from: '2024-12-01', to: '2024-12-31' },
      { kind: 'RatesOverlap', rule: 'tariff', version: 'first', from: '2025-01-01', to: '2025-01-31' },
    ]);
  });

  it('takes two texts for the same days as a restatement', () => {
    expect(bookProblems([...first, ...yearly({ ...base, version: 'final' }, { 2024: '0.12' })])).toEqual([]);
  });

  it('finds the days between two entries that none covers, in every scope alone', () => {
    const scoped = { ...base, offeringKind: 'premium' } as const;
    const later = entry(scoped, '0.1', '2025-03-01');
    expect(bookProblems([...first, entry(scoped, '0.1', '2024-01-01', '2024-02-28'), later])).toEqual([
      { kind: 'RateGap', rule: 'tariff', offeringKind: 'premium', from: '2024-02-29', to: '2025-02-28' },
    ]);
  });

  it('finds an entry behind one that has no end', () => {
    const open = entry(base, '0.1', '2024-01-01');
    expect(bookProblems([open, entry(base, '0.2', '2026-01-01')])).toMatchObject([
      { kind: 'RatesOverlap', from: '2026-01-01', to: '9999-12-31' },
    ]);
  });

  it.each([
    ['a day that the calendar does not have', { effectiveFrom: '2026-02-30' }],
    ['an end before the beginning', { effectiveTo: '2023-12-31' }],
    ['a value that is no decimal', { value: '10 %' }],
    ['a value below zero', { value: '-0.1' }],
    ['a day of publication that is none', { knownFrom: 'yesterday' }],
  ])('names %s', (_, changes) => {
    expect(bookProblems([{ ...first[0]!, ...changes }])).toMatchObject([{ kind: 'RateUnreadable', rule: 'tariff' }]);
  });
});

describe('a notice', () => {
  const unsure = entry({ ...base, confidence: 'to-be-confirmed', offeringKind: 'free' }, null, '2024-01-01');

  it('says what is to be confirmed and where, once', () => {
    expect(noticesOf([unsure, ...first, unsure])).toEqual([
      'To be confirmed: tariff is none (fraction; free, first, 2024-01-01 to further notice). Check the tariff',
    ]);
  });

  it('is not given for what was read, or repeated by another source', () => {
    expect(noticesOf([...first, { ...unsure, confidence: 'secondary' }])).toEqual([]);
  });
});
