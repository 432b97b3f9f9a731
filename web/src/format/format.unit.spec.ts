import { describe, expect, it } from 'vitest';
import { count, date, fileSize, money, month, monthBefore, percentChange, place } from './format.js';
import { words } from './words.js';

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('\u2212', '-');

describe('money', () => {
  it.each([
    ['1234.50', 'EUR', 'en-GB', '€1,234.50'],
    ['1234.50', 'EUR', 'de-DE', '1.234,50 €'],
    ['-0.01', 'SEK', 'sv-SE', '-0,01 kr'],
    ['1500', 'JPY', 'en-GB', 'JP¥1,500'],
    ['0.00', 'USD', 'en-US', '$0.00'],
  ])('writes %s %s for a reader of %s', (amount, currency, locale, shown) =>
    expect(plain(money(amount, currency, { locale }))).toBe(shown),
  );

  it('keeps every digit of an amount that a number could not hold, and of a fraction of a cent', () => {
    expect(money('9007199254740993.01', 'EUR', { locale: 'en-GB' })).toBe('€9,007,199,254,740,993.01');
    expect(money('0.004213', 'EUR', { locale: 'en-GB' })).toBe('€0.004213');
  });

  it('says the sign of a change, and none of no change', () => {
    const signed = (amount: string) => money(amount, 'EUR', { locale: 'en-GB', signed: true });
    expect([signed('1.00'), signed('-1.00'), signed('0.00')]).toEqual(['+€1.00', '-€1.00', '€0.00']);
  });
});

it('counts streams that came as text, because there is no end to them', () => {
  expect([count('9007199254740993', 'en-GB'), count(1200, 'de-DE')]).toEqual(['9,007,199,254,740,993', '1.200']);
});

it('writes a change in percent as it came, in hundredths', () => {
  expect([percentChange('4.8', 'en-GB'), percentChange('-3.24', 'en-GB')]).toEqual(['+4.8%', '-3.2%']);
  expect(plain(percentChange('4.8', 'de-DE'))).toBe('+4,8 %');
});

describe('months and days', () => {
  it('are written as the reader does', () => {
    expect([month('2026-08', 'long', 'en-GB'), month('2026-08', 'long', 'sv-SE')]).toEqual(['August 2026', 'augusti 2026']); // prettier-ignore
    expect(month('2026-08', 'short', 'en-GB')).toBe('Aug 26');
  });

  it('are left as they came when they are none', () => expect(month('2026-13')).toBe('2026-13'));

  it('keep a day where it is, whatever zone the reader is in', () => {
    expect(date('2026-08-31', 'en-GB', 'America/Los_Angeles')).toBe('31 Aug 2026');
    expect(date('2026-09-01T01:00:00Z', 'en-GB', 'America/Los_Angeles')).toBe('31 Aug 2026, 18:00');
  });

  it('know the month before, over the turn of a year too', () => {
    expect([monthBefore('2026-08'), monthBefore('2026-01')]).toEqual(['2026-07', '2025-12']);
  });
});

it('names a territory, and leaves a code that nobody named', () => {
  expect([place('SE', 'en-GB'), place('SE', 'de-DE'), place('QX', 'en-GB'), place('world', 'en-GB')])
    .toEqual(['Sweden', 'Schweden', 'QX', 'world']); // prettier-ignore
});

it('says how large a file is', () => {
  expect([fileSize(0, 'en-GB'), fileSize(812, 'en-GB'), fileSize(812_345, 'en-GB'), fileSize(5.5e9, 'en-GB')])
    .toEqual(['0 bytes', '812 bytes', '812.3 kB', '5.5 GB']); // prettier-ignore
});

it('says the terms of the ledger in words, and makes some of a term that it does not know', () => {
  expect([words('pro-rata'), words('reserve-taken')]).toEqual(['Pro rata', 'Reserve taken']);
  expect(words('corrections of 2024-01')).toBe('Corrections of 2024-01');
});
