/** Pools that a close works out by statute or licence: US webcasts by performance, societies by a percentage with minima. */
import { describe, expect, it } from 'vitest';
import { done, openDesk, type RoyaltyDesk } from '../../../test/royalty-desk.js';

const revenue = (changes: object) => ({
  kind: 'revenue', territory: 'GB', offering: 'premium', currency: 'GBP', offeringKind: 'premium', gross: '100000.00',
  recordingShare: '0.5', worksShare: '0', ...changes,
}); // prettier-ignore
const webcast = (period: string, offeringKind = 'simulcast') =>
  revenue({ period, territory: 'US', offering: 'radio', currency: 'USD', offeringKind, recordingShare: '0' });
const rate = (rule: string, value: string, unit: string, scope: object) => ({
  kind: 'rate', rule, value, unit, effectiveFrom: '2009-07-01', source: 'contract', confidence: 'read', version: 'ours', ...scope,
}); // prettier-ignore
const ON_AIR = { offeringKind: 'broadcaster', effectiveFrom: '2026-01-01', effectiveTo: '2026-12-31' };

/** Right, amount and rule of each pool, with what is said beside them. */
const poolsOf = async (desk: RoyaltyDesk, month: string) => {
  const { pools, notices } = done(await desk.calculate(month)).run.outcome;
  return { pools: pools.map(({ right, amountMinor, rule }) => `${right} ${amountMinor}: ${rule}`), notices };
};

describe('a US webcast', () => {
  it('pays recordings for each performance, the minimum of the year first, and its month closes and verifies', async () => {
    const desk = await openDesk();
    await desk.catalogue(['a', 'North'], ['b', 'South']);
    await desk.terms(rate('us-webcasting', '500', 'USD per performance', ON_AIR));
    await desk.terms(webcast('2026-01'), webcast('2026-02'), webcast('2026-03'));
    const plays = (month: string, track: string, count: number) => ({ month, track, plays: count, market: 'US radio' });
    await desk.plays(plays('2026-01', 'a', 1), plays('2026-02', 'a', 2), plays('2026-02', 'b', 1), plays('2026-03', 'b', 1)); // prettier-ignore
    const january = await poolsOf(desk, '2026-01');
    expect(january.pools).toEqual(['recording 110000: 37 CFR 380.10, 1 performances']);
    expect(january.notices.map((notice) => notice.split(' (')[0])).toEqual([
      'By rate: us-webcasting is 500',
      'By rate: us-webcasting-minimum is 1100',
      'By rate: us-webcasting-minimum-cap is 110000',
    ]);
    await desk.closeMonth('2026-01');
    expect((await poolsOf(desk, '2026-02')).pools).toEqual(['recording 90000: 37 CFR 380.10, 3 performances']);
    await desk.closeMonth('2026-02');
    expect((await poolsOf(desk, '2026-03')).pools).toEqual(['recording 50000: 37 CFR 380.10, 1 performances']);
    expect((await desk.check()).ok).toBe(true);
    const verified = await desk.verify('2026-01', '2026-02');
    expect(verified.map(({ sameLines, verdicts }) => [sameLines, verdicts.every(({ outcome }) => outcome === 'same')])).toEqual([[true, true], [true, true]]); // prettier-ignore
  }, 60_000);

  it('is refused where the book has no rate, and nothing is done', async () => {
    const desk = await openDesk();
    await desk.terms(webcast('2026-01', 'webcast-subscription'));
    const before = await desk.state();
    expect(await desk.calculate('2026-01')).toEqual({
      outcome: 'refused',
      because: { kind: 'RateMissing', rule: 'us-webcasting-minimum', on: '2026-01-01', offeringKind: 'subscription' },
    });
    expect(await desk.state()).toEqual(before);
  }, 60_000);

  it('has no share for recordings beside the statute', async () => {
    const desk = await openDesk();
    expect(await desk.terms({ ...webcast('2026-01'), recordingShare: '0.5' })).toEqual(['StatedTwice']);
  }, 60_000);
});

describe('a society', () => {
  it('is paid its percentage of net revenue, or its minimum where that is more, and so is another beside it', async () => {
    const desk = await openDesk();
    await desk.catalogue(['a', 'North']);
    const mcps = { licensor: 'mcps', territory: 'GB' };
    await desk.terms(rate('percent-of-revenue', '0.02', 'fraction', mcps), rate('minimum-per-subscriber', '0.5', 'GBP per subscriber', mcps)); // prettier-ignore
    const licences = [{ right: 'performing', licensor: 'prs' }, { right: 'mechanical', licensor: 'mcps' }]; // prettier-ignore
    await desk.terms(revenue({ period: '2009-08', licences, subscribers: { individual: 3_000, familyPlans: 1_500 } }));
    await desk.plays({ month: '2009-08', track: 'a', plays: 1, market: 'GB premium' });
    const { pools, notices } = await poolsOf(desk, '2009-08');
    expect(new Set(pools)).toEqual(
      new Set([
        'recording 5000000: 0.5 of net revenue',
        'performing 1050000: prs: percent of net revenue, with minima', // as prs_2009_percentage_wins has it
        'mechanical 225000: mcps: percent of net revenue, with minima', // 4,500 subscribers, more than 2 %
      ]),
    );
    expect(notices.map((notice) => notice.split(';')[0])).toEqual([
      'By rate: percent-of-revenue is 0.105 (fraction',
      'By rate: minimum-per-stream is 0.00085 (GBP per stream',
      'By rate: percent-of-revenue is 0.02 (fraction',
      'By rate: minimum-per-subscriber is 0.5 (GBP per subscriber',
    ]);
  }, 60_000);

  it('lowers the US mechanicals as an amount would', async () => {
    const desk = await openDesk();
    const us = { territory: 'US', currency: 'USD', period: '2025-08', totalContentCost: '0.00', worksShare: '0.15' };
    await desk.terms(rate('percent-of-revenue', '0.03', 'fraction', { licensor: 'bmi', territory: 'US', effectiveFrom: '2025-01-01' })); // prettier-ignore
    await desk.terms(revenue({ ...us, licences: [{ right: 'performing', licensor: 'bmi' }] }));
    const licensed = await poolsOf(desk, '2025-08');
    await desk.terms(revenue({ ...us, performanceRoyalties: '3000.00' }));
    const declared = await poolsOf(desk, '2025-08');
    const mechanical = ({ pools }: typeof licensed) => pools.filter((pool) => pool.startsWith('mechanical'));
    expect(mechanical(licensed)).toEqual(['mechanical 1225000: 37 CFR 385.21']);
    expect(mechanical(declared)).toEqual(mechanical(licensed));
  }, 60_000);

  it('is refused where the book has no percentage of it, naming what and where', async () => {
    const desk = await openDesk();
    await desk.terms(revenue({ period: '2026-08', licences: [{ right: 'performing', licensor: 'prs', tariff: 'interactive' }] })); // prettier-ignore
    expect(await desk.calculate('2026-08')).toMatchObject({
      because: { kind: 'RateMissing', rule: 'percent-of-revenue', on: '2026-08-01', licensor: 'prs', territory: 'GB', offeringKind: 'interactive' },
    }); // prettier-ignore
  }, 60_000);

  it('is refused beside another rule for the same money, and where it is named twice', async () => {
    const desk = await openDesk();
    const [prs, mcps] = [{ right: 'performing', licensor: 'prs' }, { right: 'mechanical', licensor: 'mcps' }]; // prettier-ignore
    const reasons = await desk.terms(
      ...[
        { performanceRoyalties: '1.00', licences: [prs] },
        { worksShare: '0.1', licences: [mcps] },
        { territory: 'US', currency: 'USD', licences: [mcps] },
        { licences: [prs, prs] },
        { licences: [{ ...prs, directlyLicensed: '1.1' }] },
        { licences: 'prs' },
      ].map((changes) => revenue({ period: '2026-08', ...changes })),
    );
    expect(reasons).toEqual(['StatedTwice', 'StatedTwice', 'StatedTwice', 'LicenceNamedTwice', 'RateOutOfRange', 'BadFormat']); // prettier-ignore
  }, 60_000);
});
