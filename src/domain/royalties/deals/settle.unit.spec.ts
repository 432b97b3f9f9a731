import { describe, expect, it } from 'vitest';
import { currency } from '../../shared/currency.js';
import { Decimal, ZERO } from '../../shared/money.js';
import { period } from '../period.js';
import { accountFrom, storedAccount } from './account-json.js';
import type { Bucket } from './bucket.js';
import { defaultTerms, type Advance, type Clause, type DealTerms } from './deal-terms.js';
import { settle } from './settle.js';
import { fine, openingAccount, type DealAccount, type SettleInput, type Settlement } from './settlement.js';

const EUR = defaultTerms(currency('EUR'));
const cents = (minor: number) => new Decimal(minor);
const bucket = (grossMinor: number, over: Partial<Bucket> = {}): Bucket => ({
  territory: 'DE',
  offering: 'premium',
  grossMinor: cents(grossMinor),
  streams: 100n,
  ...over,
});
const clause = (over: Partial<Clause>): DealTerms => ({ ...EUR, clauses: [{ ...EUR.clauses[0]!, ...over }] });
const account = (over: Partial<DealAccount>): DealAccount => ({ ...openingAccount, ...over });
const month = (terms: DealTerms, over: Partial<SettleInput> = {}): Settlement =>
  settle({ dealId: 'd', party: 'North Star', terms, period: period('2026-08'), buckets: [bucket(1000)], account: openingAccount, ...over }); // prettier-ignore

const advance = (over: Partial<Advance> = {}): Advance => ({
  id: 'y1',
  amount: '15',
  instalments: [{ on: '2026-08-15', amount: '15' }],
  recoupable: true,
  contractYear: period('2026-01'),
  crossYearCarry: false,
  ...over,
});
const open = (unrecouped: number, over: object = {}) =>
  ({ id: 'd/y1', unrecoupedMinor: cents(unrecouped), lastPeriod: period('2026-12'), crossYearCarry: false, ...over }); // prettier-ignore
const held = (minor: number, from: string) => ({ period: period(from), amountMinor: cents(minor), usMinor: ZERO });
const year = (over: Partial<DealAccount['yearToDate']>) =>
  account({ yearToDate: { ...openingAccount.yearToDate, ...over } });
const DECEMBER = period('2026-12');

/** Terms, what else goes in, and what comes out in minor units. */
type Case = readonly [string, DealTerms, Partial<SettleInput>, Readonly<Record<string, number>>];

const CASES: readonly Case[] = [
  ['pays the gross as it is without a deal', EUR, {}, { payableMinor: 1000, entitledMinor: 1000, carriedMinor: 0 }],
  ['pays nothing for nothing', EUR, { buckets: [] }, { payableMinor: 0, carriedMinor: 0 }],
  ['rounds a share once for the party, not once for each pool', clause({ revenueShare: '0.5' }), { buckets: [bucket(1), bucket(1, { territory: 'AT' })] }, { entitledMinor: 1 }],
  ['rounds half a cent up', clause({ revenueShare: '0.5' }), { buckets: [bucket(101)] }, { entitledMinor: 51 }],
  ['pays the minimum per stream where it is more', clause({ revenueShare: '0.6', perStreamMinimum: '0.075' }), {}, { entitledMinor: 750, topUpMinor: 150 }],
  ['pays the share where it is more than the minimum', clause({ revenueShare: '0.6', perStreamMinimum: '0.05' }), {}, { entitledMinor: 600, topUpMinor: 0 }],
  ['pays the minimum per subscriber times the part of the streams', clause({ revenueShare: '0.6', perSubscriberMinimum: '6' }), { buckets: [bucket(1000, { subscribers: cents(5), usageShare: new Decimal('0.25') })] }, { entitledMinor: 750, topUpMinor: 150 }],
  ['pays as it is what no clause names', clause({ revenueShare: '0.5', territories: ['FR'] }), {}, { entitledMinor: 1000 }],
  ['escalates by streams for the part above the threshold', clause({ revenueShare: '0.5', escalations: [{ by: 'streams', from: '150', revenueShare: '0.6' }] }), { account: year({ streams: 100n }) }, { entitledMinor: 550 }],
  ['escalates by revenue for the part above the threshold', clause({ revenueShare: '0.5', escalations: [{ by: 'revenue', from: '7.50', revenueShare: '0.6' }] }), {}, { entitledMinor: 525 }],
  ['pays one share below an escalation', clause({ revenueShare: '0.5', escalations: [{ by: 'streams', from: '100', revenueShare: '0.6' }] }), {}, { entitledMinor: 500 }],
  ['stops at a monthly cap', { ...EUR, cap: { amount: '7', per: 'month' } }, { account: year({ entitledMinor: cents(700) }) }, { entitledMinor: 700, payableMinor: 700 }],
  ['stops at a cap of the contract year', { ...EUR, cap: { amount: '15', per: 'contract-year' } }, { account: year({ entitledMinor: cents(900) }) }, { entitledMinor: 600 }],
  ['pays nothing past the cap', { ...EUR, cap: { amount: '15', per: 'contract-year' } }, { account: year({ entitledMinor: cents(1600) }) }, { entitledMinor: 0 }],
  ['deducts in the stated order', { ...EUR, deductions: [{ name: 'fee', rate: '0.1', base: 'gross' }, { name: 'admin', rate: '0.1', base: 'running' }] }, {}, { earnedMinor: 810, deductedMinor: 190 }],
  ['deducts a fixed amount first when it is stated first', { ...EUR, deductions: [{ name: 'admin', fixed: '1' }, { name: 'fee', rate: '0.1', base: 'running' }] }, {}, { earnedMinor: 810 }],
  ['never deducts more than there is', { ...EUR, deductions: [{ name: 'admin', fixed: '11' }] }, {}, { earnedMinor: 0, deductedMinor: 1000 }],
  ['recoups an advance before it pays', { ...EUR, advances: [advance()] }, {}, { recoupedMinor: 1000, payableMinor: 0, advancePaidMinor: 1500 }],
  ['pays what is beyond the advance', { ...EUR, advances: [advance()] }, { account: account({ advances: [open(300)], advancesBegun: ['d/y1'] }) }, { recoupedMinor: 300, payableMinor: 700 }],
  ['waits for the contract year of an advance', { ...EUR, advances: [advance({ contractYear: period('2026-09') })] }, {}, { recoupedMinor: 0, payableMinor: 1000, advancePaidMinor: 1500 }],
  ['recoups nothing from an advance that is not recoupable', { ...EUR, advances: [advance({ recoupable: false })] }, {}, { recoupedMinor: 0, payableMinor: 1000, advancePaidMinor: 1500 }],
  ['recoups the advance of another deal of the group', EUR, { account: account({ advances: [open(400, { id: 'other/y1' })] }) }, { recoupedMinor: 400, payableMinor: 600 }],
  ['writes off what is left at the end of the contract year', EUR, { period: DECEMBER, account: account({ advances: [open(1500)] }) }, { recoupedMinor: 1000, breakageMinor: 500 }],
  ['carries what is left into the next contract year where that was agreed', EUR, { period: DECEMBER, account: account({ advances: [open(1500, { crossYearCarry: true })] }) }, { recoupedMinor: 1000, breakageMinor: 0 }],
  ['pays what earnings are short of the guarantee with the last statement', { ...EUR, minimumGuarantee: '120' }, { period: DECEMBER, account: year({ earnedMinor: cents(10400) }) }, { shortfallMinor: 600, payableMinor: 1600 }],
  ['pays no shortfall before the last month of the contract year', { ...EUR, minimumGuarantee: '120', contractYearStartsMonth: 4 }, { period: DECEMBER }, { shortfallMinor: 0 }],
  ['recoups a shortfall too, because the advance was paid on it', { ...EUR, minimumGuarantee: '15' }, { period: DECEMBER, account: account({ advances: [open(1500)] }) }, { recoupedMinor: 1500, shortfallMinor: 500, payableMinor: 0, breakageMinor: 0 }],
  ['holds a reserve', { ...EUR, reserve: { rate: '0.15', releaseAfterMonths: 3 } }, {}, { reservedMinor: 150, payableMinor: 850 }],
  ['releases a reserve after its months, not before', { ...EUR, reserve: { rate: '0', releaseAfterMonths: 3 } }, { account: account({ reservesHeld: [held(40, '2026-05'), held(7, '2026-06')] }) }, { releasedMinor: 40, payableMinor: 1040 }],
  ['withholds tax on the part from US sources alone', { ...EUR, withholding: { usSourceRate: '0.3' } }, { buckets: [bucket(5000, { territory: 'US' }), bucket(20000), bucket(50000, { territory: 'ES' })] }, { withheldMinor: 1500, payableMinor: 73500 }],
  ['withholds at the rate of a treaty', { ...EUR, withholding: { usSourceRate: '0.3', treatyRate: '0.05' } }, { buckets: [bucket(5000, { territory: 'US' })] }, { withheldMinor: 250, payableMinor: 4750 }],
  ['withholds when it pays what was carried from US sources', { ...EUR, withholding: { usSourceRate: '0.3' } }, { account: account({ carriedMinor: cents(200), carriedUsMinor: cents(100) }) }, { withheldMinor: 30, payableMinor: 1170 }],
  ['carries what is exactly the threshold', { ...EUR, payoutThreshold: '10' }, {}, { payableMinor: 0, carriedMinor: 1000 }],
  ['pays all of what is strictly above the threshold', { ...EUR, payoutThreshold: '10' }, { account: account({ carriedMinor: cents(1) }) }, { payableMinor: 1001, carriedMinor: 0 }],
  ['carries a fine below zero', EUR, { buckets: [bucket(500)], adjustments: [fine('Artificial streams', cents(1000), 'one track')] }, { chargedMinor: -1000, payableMinor: 0, carriedMinor: -500 }],
  ['earns a debt back before it pays', EUR, { account: account({ carriedMinor: cents(-400) }) }, { payableMinor: 600 }],
  ['recoups a correction like earnings', EUR, { buckets: [], account: account({ advances: [open(300)] }), adjustments: [{ kind: 'correction', label: 'late plays', amountMinor: cents(100), rule: '2026-07' }] }, { earnedMinor: 100, recoupedMinor: 100, payableMinor: 0 }],
  ['lets no advance see a charge', EUR, { buckets: [], account: account({ advances: [open(300)] }), adjustments: [{ kind: 'charge', label: 'goodwill', amountMinor: cents(100), rule: '' }] }, { recoupedMinor: 0, payableMinor: 100 }],
  ['carries the months of a quarter', { ...EUR, calendar: 'quarterly' }, {}, { payableMinor: 0, carriedMinor: 1000 }],
  ['pays a quarter with its last month', { ...EUR, calendar: 'quarterly' }, { period: period('2026-09'), account: account({ carriedMinor: cents(5) }) }, { payableMinor: 1005 }],
  ['pays everything out when the deal ends', { ...EUR, calendar: 'quarterly', payoutThreshold: '30', reserve: { rate: '0.5', releaseAfterMonths: 9 } }, { dealEnds: true, account: account({ reservesHeld: [held(40, '2026-07')], advances: [open(100, { crossYearCarry: true })] }) }, { payableMinor: 940, reservedMinor: 0, releasedMinor: 40 }],
]; // prettier-ignore

describe('the settlement of a month', () => {
  it.each(CASES)('%s', (_, terms, over, expected) => {
    const settlement = month(terms, over) as unknown as Record<string, Decimal>;
    const got = Object.fromEntries(Object.keys(expected).map((name) => [name, settlement[name]!.toFixed()]));
    expect(got).toEqual(Object.fromEntries(Object.entries(expected).map(([name, minor]) => [name, String(minor)])));
  });

  it('tells how the number was made, in steps that add up to what is paid', () => {
    const terms: DealTerms = {
      ...clause({ revenueShare: '0.6', perStreamMinimum: '0.075' }),
      cap: { amount: '7', per: 'month' },
      deductions: [{ name: 'Reporting', fixed: '1' }],
      withholding: { usSourceRate: '0.3' },
    };
    const { steps } = month(terms, { buckets: [bucket(1000, { territory: 'US' })] });
    expect(steps.map(({ step, amountMinor, rule }) => [step, amountMinor.toFixed(), rule])).toEqual([
      ['entitlement', '600', 'US/premium: 6.00 EUR by share'],
      ['top-up', '150', 'US/premium: usage_minimum, 100 streams x 0.075 EUR'],
      ['cap', '-50', 'at most 7 EUR in a month'],
      ['deduction', '-100', '1 EUR'],
      ['earned', '600', 'the sum of the lines above'],
      ['withholding', '-180', '0.3 of what is from US sources'],
      ['payable', '420', 'the sum of all lines but the totals'],
    ]);
  });

  it('names the winner of each territory and offering, and deals the sum out to them', () => {
    const { lines } = month(clause({ revenueShare: '0.5', perStreamMinimum: '0.01' }), {
      buckets: [bucket(1), bucket(1, { territory: 'AT', streams: 0n }), bucket(301, { territory: 'FR' })],
    });
    // Exact: 100 (minimum), 0.5, 150.5 (share); in sum 251.
    expect(lines.map(({ territory, winner, amountMinor }) => [territory, winner, amountMinor.toFixed()])).toEqual([
      ['DE', 'usage_minimum', '100'],
      ['AT', 'revenue_share', '1'],
      ['FR', 'revenue_share', '150'],
    ]);
  });

  it('splits the payment among the payees to the last cent', () => {
    const payees = ['a', 'b', 'c'].map((payee, index) => ({ payee, share: index === 0 ? '0.34' : '0.33' }));
    const { payments } = month({ ...EUR, payees }, { buckets: [bucket(101)] });
    expect(payments.map(({ payee, amountMinor }) => [payee, amountMinor.toFixed()])).toEqual([
      ['a', '35'],
      ['b', '33'],
      ['c', '33'],
    ]);
  });

  it('keeps the months that the party was not told of, until the quarter is over or the deal ends', () => {
    const quarterly: DealTerms = { ...EUR, calendar: 'quarterly' };
    const july = month(quarterly, { period: period('2026-07') }).account;
    const august = month(quarterly, { account: july }).account;
    expect([july.untold, august.untold]).toEqual([['2026-07'], ['2026-07', '2026-08']]);
    expect(accountFrom(storedAccount(august)).untold).toEqual(august.untold);
    const september = { period: period('2026-09'), account: august };
    for (const { account: after } of [
      month(quarterly, september),
      month(quarterly, { account: july, dealEnds: true }),
      month(EUR, { account: july }),
    ])
      expect(after.untold).toEqual([]);
  });

  it('reads an account of before there were quarterly statements as told of everything', () => {
    const { untold: _none, ...stored } = storedAccount(openingAccount);
    expect(accountFrom(stored)).toEqual(openingAccount);
  });

  it('begins an advance once, and a new contract year from nothing', () => {
    const terms = { ...EUR, advances: [advance({ amount: '25', crossYearCarry: true })] };
    const august = month(terms);
    expect(august.account.advances.map(({ unrecoupedMinor }) => unrecoupedMinor.toFixed())).toEqual(['1500']);
    expect(august.account.yearToDate).toMatchObject({ streams: 100n });
    const december = month(terms, { period: DECEMBER, account: august.account });
    expect(december.account.advances.map(({ unrecoupedMinor }) => unrecoupedMinor.toFixed())).toEqual(['500']);
    expect(december.account.yearToDate).toMatchObject({ streams: 0n });
  });

  it('stores an account as text and reads it back', () => {
    const terms = { ...EUR, advances: [advance({ amount: '25' })], reserve: { rate: '0.1', releaseAfterMonths: 2 } };
    const { account: after } = month(terms);
    const stored = JSON.parse(JSON.stringify(storedAccount(after))) as ReturnType<typeof storedAccount>;
    expect(accountFrom(stored)).toEqual(after);
  });

  it.each<[string, Partial<SettleInput>]>([
    ['a fraction of a cent', { buckets: [{ ...bucket(0), grossMinor: new Decimal('0.5') }] }],
    ['a pool below zero', { buckets: [bucket(-1)] }],
    ['streams below zero', { buckets: [bucket(1, { streams: -1n })] }],
    ['a territory and offering twice', { buckets: [bucket(1), bucket(1)] }],
    ['a fine of half a cent', { adjustments: [fine('x', new Decimal('0.5'), '')] }],
    ['half a cent carried', { account: account({ carriedMinor: new Decimal('0.5') }) }],
  ])('takes no %s', (_, over) => expect(() => month(EUR, over)).toThrow(RangeError));
});
