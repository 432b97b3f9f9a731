import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { currency } from '../../../../src/domain/shared/currency.js';
import { period } from '../../../../src/domain/royalties/period.js';
import { defaultTerms, type DealTerms } from '../../../../src/domain/royalties/deals/deal-terms.js';
import { termsInWords } from './terms-in-words.js';

beforeAll(() => void vi.stubGlobal('navigator', { languages: ['en'] }));
afterAll(() => void vi.unstubAllGlobals());

const NEUTRAL = defaultTerms(currency('EUR'));
const CLAUSE = NEUTRAL.clauses[0]!;

const said = (changes: Partial<DealTerms>) => termsInWords({ ...NEUTRAL, ...changes });
const beside = (changes: Partial<DealTerms>) => said(changes).slice(1);

it('says of a deal that changes nothing what its share is, and no more', () =>
  expect(said({})).toEqual(['100% of its part of the pools (everywhere, all offerings)']));

it('says where a share holds, and from when on it is another one', () => {
  const escalations = [
    { by: 'streams', from: '1000000', revenueShare: '0.575' },
    { by: 'revenue', from: '50000', revenueShare: '0.6' },
  ] as const;
  const minima = { perStreamMinimum: '0.0025', perSubscriberMinimum: '0.40' };
  const clause = { ...CLAUSE, territories: ['SE', 'DE'], offerings: ['premium'], revenueShare: '0.55', ...minima };
  expect(said({ clauses: [{ ...clause, escalations }] })).toEqual([
    '55% of its part of the pools, at least €0.0025 a stream or €0.40 a subscriber (Sweden, Germany, Premium)',
    '57.5% above 1,000,000 streams in a contract year (Sweden, Germany, Premium)',
    '60% above €50,000.00 in a contract year (Sweden, Germany, Premium)',
  ]);
});

it('says what is deducted, advanced, kept back and withheld', () => {
  const deductions = [
    { name: 'Distribution', rate: '0.1', base: 'gross' },
    { name: 'Marketing', rate: '0.05', base: 'running' },
    { name: 'Fee', fixed: '5' },
  ] as const;
  const paid = { amount: '1200.00', instalments: [], contractYear: period('2026-01'), crossYearCarry: true };
  expect(
    beside({
      cap: { amount: '900', per: 'month' },
      minimumGuarantee: '100',
      contractYearStartsMonth: 7,
      deductions,
      advances: [{ id: 'year-1', recoupable: true, ...paid }, { id: 'gift', recoupable: false, ...paid }],
      crossRecoupment: ['deal-2'],
      reserve: { rate: '0.2', releaseAfterMonths: 6 },
      withholding: { usSourceRate: '0.3', treatyRate: '0.05' },
    }),
  ).toEqual([
    'At most €900.00 a month',
    'At least €100.00 a contract year',
    'Contract years begin in July',
    'Distribution: 10% of the gross is deducted',
    'Marketing: 5% of what is left is deducted',
    'Fee: €5.00 is deducted',
    'Advance year-1: €1,200.00, recouped from January 2026',
    'Advance gift: €1,200.00, not recouped',
    'Recoups together with deal-2',
    '20% is kept in reserve for 6 months',
    'Tax on US sources: 30%, by treaty 5%',
  ]);
}); // prettier-ignore

it('says when and to whom it is paid', () => {
  const payees = [{ payee: 'Ann', share: '0.6' }, { payee: 'Bo', share: '0.4' }]; // prettier-ignore
  expect(beside({ calendar: 'quarterly', payoutThreshold: '50', payees, cap: { amount: '9', per: 'contract-year' } }))
    .toEqual(['At most €9.00 a contract year', 'Paid once it is more than €50.00', 'Paid once a quarter', 'Paid to Ann 60%, Bo 40%']); // prettier-ignore
});
