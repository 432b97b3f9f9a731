import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDesk, PRO_RATA, type RoyaltyDesk } from '../../../test/royalty-desk.js';
import { claim } from '../../../test/simulated-year.js';
import { period } from '../../domain/royalties/period.js';
import { currency } from '../../domain/shared/currency.js';
import { postEntries } from '../../reporting/ledger/post-entries.js';
import { journalOfMonth } from '../../reporting/month/journal-of-month.js';
import type { KeptRun } from '../../reporting/month/run-outcome.js';
import { withdrawApproval } from './month-desk.js';
import { payMonth, remitTaxOf } from './pay-month.js';
import { reissue } from './reissue-month.js';

const EUR = { ...PRO_RATA, statementCurrency: currency('EUR') };
const DEAL = {
  kind: 'deal', dealId: 'north', party: 'North', partyRole: 'label', effectiveFrom: '2026-01-01',
  terms: { currency: 'EUR', clauses: [{ territories: '*', offerings: '*', revenueShare: '0.8' }] },
}; // prettier-ignore

/** A month of one label, with pools in these currencies. */
const aMonth = async (...currencies: readonly string[]): Promise<RoyaltyDesk> => {
  const desk = await openDesk();
  await desk.catalogue(['hit', 'North']);
  await desk.plays({ month: '2026-01', track: 'hit', plays: 2 });
  for (const code of currencies) await desk.pool('2026-01', 'DE premium', code, 10_000);
  return desk;
};

const refusedAndUnchanged = async (desk: RoyaltyDesk, asked: () => Promise<unknown>, because: object) => {
  const before = await desk.state();
  expect(await asked()).toEqual({ outcome: 'refused', because });
  expect(await desk.state()).toEqual(before);
};

describe('a step that is refused says why and changes nothing', () => {
  it('a calculation of nothing, in a currency without a rate, or against a deal in another currency', async () => {
    const desk = await aMonth();
    await refusedAndUnchanged(desk, () => desk.calculate('2026-01'), { kind: 'NothingToCalculate', period: '2026-01' });
    await desk.pool('2026-01', 'DE premium', 'SEK', 10_000);
    const noRate = { kind: 'CurrencyWithoutRate', from: 'SEK', to: 'EUR', on: '2026-01-31' };
    await refusedAndUnchanged(desk, () => desk.calculate('2026-01', EUR), noRate);
    await desk.terms(DEAL);
    const otherCurrency = { kind: 'DealInOtherCurrency', dealId: 'north', currency: 'EUR', pools: 'SEK' };
    await refusedAndUnchanged(desk, () => desk.calculate('2026-01'), otherCurrency);
  }, 60_000);

  it('a pool that is stated twice', async () => {
    const desk = await aMonth('EUR');
    await desk.terms({ kind: 'revenue', period: '2026-01', territory: 'DE', offering: 'premium', currency: 'EUR', offeringKind: 'premium', gross: '100.00', recordingShare: '0.5', worksShare: '0.1' }); // prettier-ignore
    const twice = { kind: 'PoolStatedTwice', period: '2026-01', territory: 'DE', offering: 'premium', currency: 'EUR' };
    await refusedAndUnchanged(desk, () => desk.calculate('2026-01'), twice);
  }, 60_000);

  it('claims that overlap and a deal with a gap, before they are ever part of a month', async () => {
    const desk = await aMonth('EUR');
    const first = claim('mechanical', 'work', 'pub', '50');
    expect(await desk.terms(first, { ...first, claimId: 'other', territories: ['DE'] })).toEqual(['ClaimsOverlap']);
    const until = { ...DEAL, effectiveTo: '2026-03-31' };
    expect(await desk.terms(until, { ...DEAL, effectiveFrom: '2026-05-01' })).toEqual(['DealHasAGap']);
  }, 60_000);

  it('an approval or a close out of turn', async () => {
    const desk = await aMonth('EUR');
    await refusedAndUnchanged(desk, () => desk.approve('2026-01'), { kind: 'NotCalculated', period: '2026-01' });
    await refusedAndUnchanged(desk, () => desk.close('2026-01'), { kind: 'NotCalculated', period: '2026-01' });
    const { run } = (await desk.calculate('2026-01')) as { readonly run: KeptRun };
    const { runId } = run;
    await refusedAndUnchanged(desk, () => desk.approve('2026-01', ' ADA'), { kind: 'ApprovedByTheSamePerson', by: ' ADA' }); // prettier-ignore
    await refusedAndUnchanged(desk, () => desk.close('2026-01'), { kind: 'NotApproved', period: '2026-01', runId });
    await desk.approve('2026-01');
    const approved = { kind: 'MonthIsApproved', runId, by: 'bob', at: '2026-02-05T12:00:00.000Z' };
    await refusedAndUnchanged(desk, () => desk.calculate('2026-01'), approved);
    const at = new Date('2026-01-31T23:59:59.999Z');
    const notOver = { kind: 'MonthIsNotOver', period: '2026-01', endsAt: '2026-02-01T00:00:00.000Z', at: at.toISOString() }; // prettier-ignore
    await refusedAndUnchanged(desk, () => desk.close('2026-01', at), notOver);
    await desk.close('2026-01');
    const closed = { kind: 'MonthIsClosed', by: 'bob', at: '2026-02-05T12:00:00.000Z' };
    await refusedAndUnchanged(desk, () => desk.close('2026-01'), closed);
    await refusedAndUnchanged(desk, () => desk.calculate('2026-01'), closed);
  }, 60_000);

  it('a payment of an open month, before it was closed, or to who has no statement', async () => {
    const desk = await aMonth('EUR');
    const asked = { period: period('2026-01'), on: '2026-02-10', by: 'cleo' };
    const open = { kind: 'MonthIsNotClosed', period: '2026-01' };
    await refusedAndUnchanged(desk, () => payMonth(desk.desk, asked), open);
    await desk.closeMonth('2026-01');
    const early = { kind: 'PaidBeforeItWasClosed', on: '2026-02-04', closedOn: '2026-02-05' };
    await refusedAndUnchanged(desk, () => payMonth(desk.desk, { ...asked, on: '2026-02-04' }), early);
    await refusedAndUnchanged(desk, () => payMonth(desk.desk, { ...asked, on: '2026-02-30' }), { kind: 'NoSuchDay', day: '2026-02-30' }); // prettier-ignore
    await refusedAndUnchanged(desk, () => payMonth(desk.desk, { ...asked, by: ' ' }), { kind: 'PersonNotNamed' });
    const nobody = { kind: 'PartyHasNoStatement', period: '2026-01', party: 'Nobody' };
    await refusedAndUnchanged(desk, () => payMonth(desk.desk, { ...asked, party: 'Nobody' }), nobody);
  }, 60_000);
});

describe('months', () => {
  it('are closed one after the other, each calculated when the one before was closed, and none left out', async () => {
    const desk = await aMonth('EUR');
    await desk.calculate('2026-01');
    await desk.pool('2026-02', 'DE premium', 'EUR', 5_000);
    const { run } = (await desk.calculate('2026-02')) as { readonly run: KeptRun };
    await desk.approve('2026-02');
    const open = { kind: 'EarlierMonthStillOpen', period: '2026-02', open: '2026-01' };
    await refusedAndUnchanged(desk, () => desk.close('2026-02'), open);
    await desk.approve('2026-01');
    await desk.close('2026-01');
    const stale = { kind: 'EarlierMonthClosedSince', period: '2026-02', runId: run.runId, closed: '2026-01' };
    await refusedAndUnchanged(desk, () => desk.close('2026-02'), stale);
    const withdrawn = await withdrawApproval(desk.desk, { period: period('2026-02'), by: 'bob', reason: 'stale' });
    expect(withdrawn).toBeUndefined();
    await desk.closeMonth('2026-02');
    await desk.calculate('2026-04');
    await desk.approve('2026-04');
    const missing = { kind: 'EarlierMonthStillOpen', period: '2026-04', open: '2026-03' };
    await refusedAndUnchanged(desk, () => desk.close('2026-04'), missing);
    await desk.pool('2025-12', 'DE premium', 'EUR', 5_000);
    const later = { kind: 'LaterMonthIsClosed', period: '2025-12', closed: '2026-01' };
    await refusedAndUnchanged(desk, () => desk.calculate('2025-12'), later);
  }, 60_000);

  it('whose close was cut off after the journal are closed by the same close, and not calculated anew', async () => {
    const desk = await aMonth('EUR');
    const { run } = (await desk.calculate('2026-01')) as { readonly run: KeptRun };
    await desk.approve('2026-01');
    const entries = journalOfMonth('2026-01', run);
    await desk.desk.db.transaction().execute((tx) => postEntries(tx, entries));
    const booked = { kind: 'RunIsBooked', period: '2026-01', runId: run.runId };
    const asked = { period: period('2026-01'), by: 'bob', reason: 'second thoughts' };
    await refusedAndUnchanged(desk, () => withdrawApproval(desk.desk, asked), booked);
    expect((await desk.check()).checks.filter(({ ok }) => !ok).map(({ name }) => name)).toContain('only closed months are booked'); // prettier-ignore
    expect(await desk.close('2026-01')).toMatchObject({ outcome: 'closed', journalEntries: entries.length });
    expect((await desk.check()).ok).toBe(true);
  }, 60_000);
});

describe('a closed month', () => {
  it('gives the same statements once more, byte by byte', async () => {
    const desk = await aMonth('EUR', 'SEK');
    await desk.closeMonth('2026-01');
    const again = join(desk.out, 'again');
    expect(await reissue(desk.desk, { period: period('2026-01'), out: again })).toMatchObject({ statements: 2 });
    const names = await readdir(join(desk.out, '2026-01'));
    expect(await readdir(again)).toEqual(names);
    for (const name of names)
      expect(await readFile(join(again, name), 'utf8')).toBe(await readFile(join(desk.out, '2026-01', name), 'utf8'));
    const open = { kind: 'MonthIsNotClosed', period: '2026-02' };
    await refusedAndUnchanged(desk, () => reissue(desk.desk, { period: period('2026-02'), out: again }), open);
  }, 60_000);

  it('is paid once, party by party or all together, whoever asks and whenever', async () => {
    const desk = await aMonth('EUR', 'SEK');
    await desk.catalogue(['other', 'South']);
    await desk.plays({ month: '2026-01', track: 'other', plays: 2 });
    await desk.closeMonth('2026-01');
    const asked = { period: period('2026-01'), on: '2026-02-10', by: 'cleo' };
    const inShort = (paid: Awaited<ReturnType<typeof payMonth>>) =>
      paid.outcome === 'refused' ? paid : [paid.payments, paid.known].map((list) => list.map(({ party, currency: code, amountMinor }) => `${party} ${amountMinor.toFixed()} ${code}`)); // prettier-ignore
    const north = ['North 5000 EUR', 'North 5000 SEK'];
    const south = ['South 5000 EUR', 'South 5000 SEK'];
    expect(inShort(await payMonth(desk.desk, { ...asked, party: 'North' }))).toEqual([north, []]);
    expect(inShort(await payMonth(desk.desk, { ...asked, on: '2026-03-01', by: 'dan' }))).toEqual([south, north]);
    expect(inShort(await payMonth(desk.desk, asked))).toEqual([[], [...north, ...south]]);
    expect(inShort(await remitTaxOf(desk.desk, asked))).toEqual([[], []]);
    expect((await desk.check()).checks.filter(({ ok }) => !ok)).toEqual([]);
    const balances = await desk.rows(`select sum(case side when 'C' then amount_minor else -amount_minor end)::text as due
      from journal_lines where account like 'royalty-payable:%'`); // prettier-ignore
    expect(balances).toEqual([{ due: '0' }]);
  }, 60_000);
});
