import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDealEnd, readDealTerms } from './read-deal.js';
import { defaultTerms } from './deal-terms.js';
import { currency } from '../../shared/currency.js';

type Json = Record<string, unknown>;
const golden = () => {
  const { data } = JSON.parse(readFileSync(new URL('golden/DealTermsAgreed.v1.json', import.meta.url), 'utf8')) as { data: Json }; // prettier-ignore
  const { edition: _edition, ...said } = data;
  return said;
};
const small: Json = {
  kind: 'deal',
  dealId: 'd-1',
  party: 'North Star',
  partyRole: 'label',
  effectiveFrom: '2026-01-01',
  terms: { currency: 'EUR', clauses: [{ territories: '*', offerings: '*', revenueShare: '1' }] },
};
const withTerms = (over: Json): Json => ({ ...small, terms: { ...(small['terms'] as Json), ...over } });
const withClause = (over: Json) =>
  withTerms({ clauses: [{ territories: '*', offerings: '*', revenueShare: '1', ...over }] });

describe('readDealTerms', () => {
  it('reads everything that terms can say', () => {
    expect(readDealTerms(golden())).toEqual({ read: { command: 'AgreeTerms', ...golden() } });
  });

  it('reads what is not said as neutral', () => {
    expect(readDealTerms(small)).toMatchObject({ read: { terms: defaultTerms(currency('EUR')) } });
  });

  it('reads amounts and rates into their canonical form', () => {
    expect(readDealTerms(withTerms({ currency: 'eur', payoutThreshold: '0030.00' }))).toMatchObject({
      read: { terms: { currency: 'EUR', payoutThreshold: '30' } },
    });
  });

  const advance = { id: 'y1', amount: '1', recoupable: true, contractYear: '2026-01', crossYearCarry: false };

  it.each<[string, string, unknown]>([
    ['NotAnObject', '', []],
    ['NotAnObject', '', 'x'],
    ['MissingField', 'dealId', { ...small, dealId: undefined }],
    ['BadFormat', 'dealId', { ...small, dealId: 'a b' }],
    ['BadFormat', 'party', { ...small, party: ' ' }],
    ['TooLong', 'party', { ...small, party: 'x'.repeat(201) }],
    ['BadFormat', 'party', { ...small, party: 'x\u0000' }],
    ['BadFormat', 'partyRole', { ...small, partyRole: 'friend' }],
    ['BadFormat', 'effectiveFrom', { ...small, effectiveFrom: '2026-02-30' }],
    ['WrongType', 'effectiveTo', { ...small, effectiveTo: 20261231 }],
    ['BadFormat', 'effectivFrom', { ...small, effectivFrom: '2026-01-01' }],
    ['MissingField', 'terms', { ...small, terms: null }],
    ['BadFormat', 'terms.currency', withTerms({ currency: 'XXX' })],
    ['BadFormat', 'terms.calendar', withTerms({ calendar: 'weekly' })],
    ['OutOfRange', 'terms.contractYearStartsMonth', withTerms({ contractYearStartsMonth: 13 })],
    ['MissingField', 'terms.clauses', withTerms({ clauses: [] })],
    ['WrongType', 'terms.clauses', withTerms({ clauses: {} })],
    ['BadFormat', 'terms.clauses[0].territories[0]', withClause({ territories: ['Germany'] })],
    ['MissingField', 'terms.clauses[0].territories', withClause({ territories: [] })],
    ['WrongType', 'terms.clauses[0].territories', withClause({ territories: 'DE' })],
    ['BadFormat', 'terms.clauses[0].offerings[0]', withClause({ offerings: ['Pre mium'] })],
    ['OutOfRange', 'terms.clauses[0].revenueShare', withClause({ revenueShare: '1.01' })],
    ['OutOfRange', 'terms.clauses[0].revenueShare', withClause({ revenueShare: '-0.1' })],
    ['OutOfRange', 'terms.clauses[0].revenueShare', withClause({ revenueShare: '0.1234567890123' })],
    ['WrongType', 'terms.clauses[0].revenueShare', withClause({ revenueShare: 0.5 })],
    ['BadFormat', 'terms.clauses[0].revenueShare', withClause({ revenueShare: '5e-1' })],
    ['OutOfRange', 'terms.clauses[0].escalations[0].from', withClause({ escalations: [{ by: 'streams', from: '1.5', revenueShare: '1' }] })], // prettier-ignore
    ['OutOfRange', 'terms.payoutThreshold', withTerms({ payoutThreshold: '30.001' })],
    ['OutOfRange', 'terms.payoutThreshold', withTerms({ currency: 'JPY', payoutThreshold: '30.5' })],
    ['OutOfRange', 'terms.minimumGuarantee', withTerms({ minimumGuarantee: '1'.repeat(17) })],
    ['BadFormat', 'terms.deductions[0]', withTerms({ deductions: [{ name: 'fee' }] })],
    ['BadFormat', 'terms.deductions[0]', withTerms({ deductions: [{ name: 'fee', rate: '0.1', fixed: '1' }] })],
    ['MissingField', 'terms.deductions[0].base', withTerms({ deductions: [{ name: 'fee', rate: '0.1' }] })],
    ['BadFormat', 'terms.advances[0].contractYear', withTerms({ advances: [{ ...advance, contractYear: '2026' }] })],
    ['WrongType', 'terms.advances[0].recoupable', withTerms({ advances: [{ ...advance, recoupable: 'yes' }] })],
    ['OutOfRange', 'terms.reserve.releaseAfterMonths', withTerms({ reserve: { rate: '0.1', releaseAfterMonths: 0 } })],
    [
      'OutOfRange',
      'terms.withholding.treatyRate',
      withTerms({ withholding: { usSourceRate: '0.3', treatyRate: '3' } }),
    ],
    ['OutOfRange', 'terms.payees[0].share', withTerms({ payees: [{ payee: 'a', share: '2' }] })],
  ])('says %s of %s', (reason, field, raw) => {
    expect(readDealTerms(raw)).toMatchObject({ problem: { reason, field } });
  });
});

describe('readDealEnd', () => {
  it('reads the last day of a deal', () => {
    const raw = { kind: 'deal-end', dealId: 'd-1', endsOn: '2026-12-31' };
    expect(readDealEnd(raw)).toEqual({ read: { command: 'EndDeal', dealId: 'd-1', endsOn: '2026-12-31' } });
  });

  it('says what is no day', () => {
    expect(readDealEnd({ dealId: 'd-1', endsOn: 'soon' })).toMatchObject({ problem: { field: 'endsOn' } });
  });
});
