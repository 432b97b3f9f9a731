import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { currency } from '../../shared/currency.js';
import { formatMinor } from '../../shared/money.js';
import { period } from '../period.js';
import { ratesTold } from '../rates/rate-notices.js';
import { SHIPPED_RATES } from '../rates/shipped-book.js';
import { halfUp } from '../rounding.js';
import type { RevenueDeclaration } from './declaration.js';
import { usWebcastOf } from './us-webcast-of.js';

const USD = currency('USD');
const declared: RevenueDeclaration = {
  period: period('2025-01'),
  territory: 'US',
  offering: 'radio',
  currency: USD,
  offeringKind: 'webcast',
  gross: '50000.00',
  tax: { amount: '0' },
  refunds: '0',
  subscribers: {},
  recordingShare: '0',
  worksShare: '0',
};

/** Dollars due in the last of the months, whose performances are given from the first on. */
const due = (performances: readonly bigint[], changes: Partial<RevenueDeclaration> = {}, from = 1) => {
  const months = performances.map((count, index) => ({ period: period(`2025-0${from + index}`), performances: count }));
  const answer = usWebcastOf(SHIPPED_RATES, { ...declared, period: months.at(-1)!.period, ...changes }, months);
  return 'due' in answer ? formatMinor(halfUp(answer.due), USD) : answer.missing;
};

describe('a US webcast', () => {
  it('owes what the shared vector of the year says, the minimum with the first month and the rest after it', () => {
    const file = new URL('../../../../../shared/knowledge/royalty-vectors.json', import.meta.url);
    const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as {
      vectors: { name: string; inputs: { performances: number }; expected: Record<string, string> }[];
    };
    const { inputs, expected } = vectors.find(({ name }) => name === 'webcast_nonsubscription_2025_min_fee_credit')!;
    const year = BigInt(inputs.performances);
    expect(due([year])).toBe(expected['royalty']);
    expect(due([0n])).toBe(expected['minimum_fee_paid_in_january']);
    expect(due([0n, year])).toBe(expected['further_due']);
    expect(due([0n, 100n, year - 100n])).toBe(expected['further_due']);
  });

  it('bears the minimum with the first month that it is on air, whichever that is', () => {
    expect(due([10n], {}, 5)).toBe('1000.00');
    expect(due([10n, 10n], {}, 5)).toBe('0.00');
  });

  it('bears the minimum of each channel, up to the cap', () => {
    expect(due([10n], { channels: 3 })).toBe('3000.00');
    expect(due([10n], { channels: 150 })).toBe('100000.00');
  });

  it('costs more a performance where listeners subscribe, and says by which rates', () => {
    expect(due([1_000_000n], { offeringKind: 'webcast-subscription' })).toBe('3200.00');
    const answer = usWebcastOf(SHIPPED_RATES, declared, [{ period: '2025-01', performances: 1n }]);
    expect('used' in answer && ratesTold(answer.used)[0]).toMatch(
      /^By rate: us-webcasting is 0\.0025 \(USD per performance; non-subscription, web-v, 2025-01-01 to 2025-12-31\)\. Source: 89 FR 96904/,
    );
  });

  it('is refused where nobody knows its rate, naming what and where', () => {
    expect(usWebcastOf(SHIPPED_RATES, { ...declared, period: period('2026-01') }, [{ period: '2026-01', performances: 1n }])) // prettier-ignore
      .toEqual({ missing: { kind: 'RateMissing', rule: 'us-webcasting-minimum', on: '2026-01-01', offeringKind: 'non-subscription' } }); // prettier-ignore
  });

  it('is no interactive offering', () =>
    expect(() => usWebcastOf(SHIPPED_RATES, { ...declared, offeringKind: 'premium' }, [])).toThrow(RangeError));
});
