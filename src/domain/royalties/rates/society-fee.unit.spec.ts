import { describe, expect, it } from 'vitest';
import { currency } from '../../shared/currency.js';
import { Decimal } from '../../shared/money.js';
import { entry } from './enter-rates.js';
import type { Rate } from './rate.js';
import { bookWith } from './shipped-book.js';
import { societyFee, type LicensedUse } from './society-fee.js';

const own = {
  licensor: 'ours',
  territory: 'GB',
  source: 'contract',
  confidence: 'read',
  version: 'ours-2026',
} as const;
const percentage = entry({ ...own, rule: 'percent-of-revenue', unit: 'fraction' }, '0.12', '2026-01-01');
const perSubscriber = entry(
  { ...own, rule: 'minimum-per-subscriber', unit: 'GBP per subscriber' },
  '0.90',
  '2026-01-01',
);

type Asked = Partial<LicensedUse> & { readonly declared?: readonly Rate[]; readonly territory?: string };

/** In minor units, of 1,000.00 of revenue. */
const fee = (licensor: string, on: string, { declared = [], territory = 'GB', ...changes }: Asked = {}) => {
  const use = { currency: currency('GBP'), revenue: new Decimal(100_000), streams: 0n, subscribers: new Decimal(0), directlyLicensed: new Decimal(0) }; // prettier-ignore
  const answer = societyFee(bookWith(declared), on, { licensor, territory }, { ...use, ...changes });
  return 'payable' in answer ? answer.payable.toFixed() : answer.refused;
};

describe('the fee of a society', () => {
  it('is a part of revenue, or so much a stream where that is more', () => {
    expect(fee('prs', '2009-08-01')).toBe('10500');
    expect(fee('prs', '2009-08-01', { streams: 10_000_000n })).toBe('850000');
  });

  it('is so much a subscriber where that is more', () => {
    const declared = [percentage, perSubscriber];
    expect(fee('ours', '2026-08-01', { declared, subscribers: new Decimal(100) })).toBe('12000');
    expect(fee('ours', '2026-08-01', { declared, subscribers: new Decimal(200) })).toBe('18000');
  });

  it('is lowered by what is licensed directly, down to the floor', () => {
    const inUs = { territory: 'US', currency: currency('USD') };
    const bmi = (part: string) => fee('bmi', '2014-08-01', { ...inUs, directlyLicensed: new Decimal(part) });
    expect([bmi('0'), bmi('0.5'), bmi('1')]).toEqual(['2500', '1287.5', '250']);
  });

  it('is refused where the book has no percentage, naming what and where', () => {
    expect(fee('prs', '2026-08-01')).toEqual({ kind: 'RateMissing', rule: 'percent-of-revenue', on: '2026-08-01', licensor: 'prs', territory: 'GB' }); // prettier-ignore
  });

  it('is refused where its minimum is in another currency than the revenue', () => {
    const inEuro = { currency: currency('EUR'), declared: [percentage, perSubscriber] };
    expect(fee('ours', '2026-08-01', inEuro)).toEqual({
      kind: 'RateInOtherCurrency', rule: 'minimum-per-subscriber', licensor: 'ours', unit: 'GBP per subscriber', currency: 'EUR',
    }); // prettier-ignore
  });
});
