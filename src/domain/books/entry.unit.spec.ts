import { describe, expect, it } from 'vitest';
import { currency } from '../shared/currency.js';
import { Decimal } from '../shared/money.js';
import { accruedRoyalties, carriedForward, held, partsOf, royaltyPayable, type Account } from './accounts.js';
import { entry, type EntryFacts, type JournalLine } from './entry.js';

const line = (account: Account, side: 'D' | 'C', amount: string): JournalLine => ({
  account,
  side,
  amountMinor: new Decimal(amount),
});
const accrual: EntryFacts = {
  entryId: 'accrual/2026-08/run-1',
  bookedOn: '2026-08-31',
  period: '2026-08',
  kind: 'accrual',
  currency: currency('EUR'),
  memo: '',
  refs: {},
  lines: [line('royalty-expense', 'D', '100'), line('accrued-royalties:a', 'C', '60'), line('held:mechanical:DE', 'C', '40')], // prettier-ignore
};

describe('an entry', () => {
  it('is its facts, where debits are credits', () => expect(entry(accrual)).toEqual(accrual));

  it('keeps amounts of 38 digits apart by one minor unit', () => {
    const most = '9'.repeat(38);
    const lines = (credit: string) => [line('royalty-expense', 'D', most), line('cash', 'C', credit)];
    expect(entry({ ...accrual, lines: lines(most) }).lines).toHaveLength(2);
    expect(() => entry({ ...accrual, lines: lines(`${'9'.repeat(37)}8`) })).toThrow(/differ by 1 minor units/);
  });

  it.each<[what: string, facts: Partial<EntryFacts>, says: RegExp]>([
    ['that does not balance', { lines: [line('cash', 'D', '3'), line('cash', 'C', '2')] }, /accrual\/2026-08\/run-1: .*differ by 1/],
    ['of credits alone', { lines: [line('cash', 'C', '1'), line('cash', 'C', '1')] }, /differ by -2/],
    ['without lines', { lines: [] }, /a debit and a credit/],
    ['of zero', { lines: [line('cash', 'D', '0'), line('penalties', 'C', '0')] }, /cash moves 0, which is not above zero/],
    ['of negative amounts', { lines: [line('cash', 'D', '-1'), line('penalties', 'C', '-1')] }, /not above zero/],
    ['of fractions', { lines: [line('cash', 'D', '0.5'), line('penalties', 'C', '0.5')] }, /no whole number/],
    ['of too many digits', { lines: [line('cash', 'D', '1e38'), line('penalties', 'C', '1e38')] }, /too many digits/],
    ['of no number', { lines: [line('cash', 'D', 'NaN'), line('penalties', 'C', 'NaN')] }, /no whole number/],
    ['of a day that is none', { bookedOn: '2026-02-30' }, /no day/],
    ['of a month that is none', { period: '2026-13' }, /no month/],
    ['without an id', { entryId: '' }, /id/],
  ])('is refused %s', (_what, facts, says) => {
    expect(() => entry({ ...accrual, ...facts })).toThrow(RangeError);
    expect(() => entry({ ...accrual, ...facts })).toThrow(says);
  }); // prettier-ignore

  it('is refused for an account of no chart', () => {
    const lines = [line('petty-cash' as Account, 'D', '1'), line('cash', 'C', '1')];
    expect(() => entry({ ...accrual, lines })).toThrow(/no such account: "petty-cash"/);
  });
});

describe('an account', () => {
  it('is its class, and whom it is for', () => {
    expect(royaltyPayable('label-a')).toBe('royalty-payable:label-a');
    expect(held('making-available', 'DE')).toBe('held:making-available:DE');
    expect(carriedForward('SE', 'free')).toBe('carried-forward:SE:free');
  });

  it.each([
    ['cash', { class: 'cash', kind: 'asset' }],
    ['royalty-payable:a:b', { class: 'royalty-payable', kind: 'liability', of: 'a:b' }],
    ['held:mechanical:DE', { class: 'held', kind: 'liability', of: 'mechanical:DE' }],
  ])('%s is taken apart', (account, parts) => expect(partsOf(account)).toEqual(parts));

  it.each(['', 'royalty-payable', 'royalty-payable:', 'cash:a', 'toString', 'toString:a'])('%j is none', (account) => {
    expect(() => partsOf(account)).toThrow(TypeError);
  });

  it.each(['', ' a', 'a\nb', 'x'.repeat(257)])('has no party %j', (party) => {
    expect(() => accruedRoyalties(party)).toThrow(TypeError);
  });

  it('has no place that would read as another account', () => {
    expect(() => held('mechanical:DE', 'FR')).toThrow(TypeError);
  });
});
