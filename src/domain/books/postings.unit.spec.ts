import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currency } from '../shared/currency.js';
import { Decimal } from '../shared/money.js';
import { accruedRoyalties, carriedForward, held, heldInDispute, royaltyPayable } from './accounts.js';
import { balances, trialBalance } from './balances.js';
import { imbalance, type JournalEntry } from './entry.js';
import * as books from './postings.js';

const booking: books.Booking = {
  name: '2026-08/run-1',
  bookedOn: '2026-09-02',
  period: '2026-08',
  currency: currency('USD'),
};
const minor = (amount: number | bigint) => new Decimal(amount.toString());
const said = (entries: readonly JournalEntry[]) =>
  entries.flatMap(({ lines }) =>
    lines.map(({ account, side, amountMinor }) => `${side} ${account} ${amountMinor.toFixed()}`),
  );

describe('a posting', () => {
  it.each<[rule: string, entries: readonly JournalEntry[], lines: readonly string[]]>([
    ['payAdvance', books.payAdvance(booking, 'a', minor(5)), ['D advance-asset:a 5', 'C cash 5']],
    ['issueStatement', books.issueStatement(booking, 'a', minor(5)), ['D accrued-royalties:a 5', 'C royalty-payable:a 5']],
    ['recoup', books.recoup(booking, 'a', minor(5)), ['D royalty-payable:a 5', 'C advance-asset:a 5']],
    ['withhold', books.withhold(booking, 'a', minor(5)), ['D royalty-payable:a 5', 'C withholding-tax-payable 5']],
    ['pay', books.pay(booking, 'a', minor(5)), ['D royalty-payable:a 5', 'C cash 5']],
    ['remitTax', books.remitTax(booking, minor(5)), ['D withholding-tax-payable 5', 'C cash 5']],
    ['breakage', books.breakage(booking, 'a', minor(5)), ['D breakage-expense 5', 'C advance-asset:a 5']],
    ['penalise', books.penalise(booking, 'a', minor(5)), ['D royalty-payable:a 5', 'C penalties 5']],
    ['a penalty that is lifted', books.penalise(booking, 'a', minor(-5)), ['C royalty-payable:a 5', 'D penalties 5']],
    ['reserve', books.reserve(booking, 'a', minor(5)), ['D royalty-payable:a 5', 'C reserve:a 5']],
    ['releaseReserve', books.releaseReserve(booking, 'a', minor(5)), ['D reserve:a 5', 'C royalty-payable:a 5']],
    ['topUp', books.topUp(booking, 'a', minor(5)), ['D minimum-topup-expense 5', 'C accrued-royalties:a 5']],
    ['dispute', books.dispute(booking, 'a', { to: heldInDispute('mechanical', 'DE'), amountMinor: minor(5) }), ['D royalty-payable:a 5', 'C held-in-dispute:mechanical:DE 5']],
    ['hold', books.hold(booking, [{ to: held('mechanical', 'DE'), amountMinor: minor(5) }]), ['D royalty-expense 5', 'C held:mechanical:DE 5']],
    ['a loss by currency', books.currencyDifference(booking, 'cash', minor(5)), ['D currency-difference 5', 'C cash 5']],
    ['a gain by currency', books.currencyDifference(booking, 'cash', minor(-5)), ['C currency-difference 5', 'D cash 5']],
  ])('of %s moves exactly these accounts', (_rule, entries, lines) => expect(said(entries)).toEqual(lines)); // prettier-ignore

  it('accrues a whole month at once, and leaves out who earned nothing', () => {
    const entries = books.accrue(booking, [
      { to: accruedRoyalties('a'), amountMinor: minor(70) },
      { to: accruedRoyalties('b'), amountMinor: minor(0) },
      { to: held('mechanical', 'DE'), amountMinor: minor(20) },
      { to: carriedForward('SE', 'free'), amountMinor: minor(10) },
    ]);
    expect(said(entries)).toEqual(['D royalty-expense 100', 'C accrued-royalties:a 70', 'C held:mechanical:DE 20', 'C carried-forward:SE:free 10']); // prettier-ignore
    expect(entries[0]).toMatchObject({ entryId: 'accrual/2026-08/run-1', kind: 'accrual', bookedOn: '2026-09-02' });
  });

  it('moves money between parties by an adjustment without any expense', () => {
    const deltas = [
      { to: accruedRoyalties('a'), amountMinor: minor(-3) },
      { to: accruedRoyalties('b'), amountMinor: minor(3) },
    ];
    expect(said(books.adjust(booking, deltas))).toEqual(['D accrued-royalties:a 3', 'C accrued-royalties:b 3']);
  });

  it('states a month that ends below zero the other way round', () => {
    expect(said(books.issueStatement(booking, 'a', minor(-4)))).toEqual(['C accrued-royalties:a 4', 'D royalty-payable:a 4']); // prettier-ignore
  });

  it('divides what was held among those who claim it', () => {
    const to = ['a', 'b'].map((party) => ({ to: accruedRoyalties(party), amountMinor: minor(2) }));
    expect(said(books.release(booking, held('mechanical', 'DE'), to))).toEqual(['D held:mechanical:DE 4', 'C accrued-royalties:a 2', 'C accrued-royalties:b 2']); // prettier-ignore
  });

  it('is no entry where nothing is due', () => {
    expect([...books.pay(booking, 'a', minor(0)), ...books.accrue(booking, [])]).toEqual([]);
  });

  it('never pays or recoups a negative amount', () => {
    expect(() => books.pay(booking, 'a', minor(-1))).toThrow(RangeError);
    expect(() => books.recoup(booking, 'a', minor(-1))).toThrow(RangeError);
  });
});

describe('a reversal', () => {
  const amounts = fc.array(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), { minLength: 1, maxLength: 8 });
  const accrued = (due: readonly bigint[]) =>
    books.accrue(booking, due.map((amount, nth) => ({ to: accruedRoyalties(`p${nth}`), amountMinor: minor(amount) }))); // prettier-ignore
  const undo = { bookedOn: '2026-10-01', period: '2026-09', causedBy: 'event-9' };

  it('takes every account back to where it was, line by line, and balances as its original does', () => {
    fc.assert(
      fc.property(amounts, (due) => {
        for (const original of accrued(due)) {
          const mirror = books.reverse(original, undo);
          expect(imbalance(mirror.lines).isZero()).toBe(true);
          expect(mirror.lines.map(({ account, amountMinor }) => [account, amountMinor])).toEqual(original.lines.map(({ account, amountMinor }) => [account, amountMinor])); // prettier-ignore
          expect(balances([original, mirror]).every(({ balanceMinor }) => balanceMinor.isZero())).toBe(true);
        }
      }),
    );
  });

  it('names what it takes back, and why', () => {
    const [original] = books.pay({ ...booking, refs: { party: 'a' } }, 'a', minor(5));
    expect(books.reverse(original!, undo)).toMatchObject({
      entryId: 'reversal/payment/2026-08/run-1',
      kind: 'reversal',
      ...{ bookedOn: '2026-10-01', period: '2026-09' },
      memo: 'takes back payment/2026-08/run-1',
      refs: { party: 'a', causedBy: 'event-9' },
    });
  });
});

describe('the books', () => {
  const label = (amount: number) => [booking, 'label', minor(amount)] as const;
  const year = [
    ...books.accrue(booking, [{ to: accruedRoyalties('label'), amountMinor: minor(1_000_000) }]),
    ...books.payAdvance(...label(400_000)),
    ...books.issueStatement(...label(1_000_000)),
    ...books.recoup(...label(400_000)),
    ...books.withhold(...label(15_000)),
    ...books.pay(...label(585_000)),
    ...books.remitTax(booking, minor(15_000)),
  ];

  it('end with the expense and the cash alone, as the worked example of the rules does', () => {
    const left = balances(year).filter(({ balanceMinor }) => !balanceMinor.isZero());
    expect(left.map(({ account, balanceMinor }) => [account, balanceMinor.toFixed()])).toEqual([['cash', '-1000000'], ['royalty-expense', '1000000']]); // prettier-ignore
  });

  it('balance in each currency by itself, and say so when they do not', () => {
    const yen = books.pay({ ...booking, currency: currency('JPY') }, 'label', minor(7));
    const trial = trialBalance(balances([...year, ...yen]));
    expect(trial.balanced).toBe(true);
    expect(trial.totals.map(({ currency: code, debitMinor }) => [code, debitMinor.toFixed()])).toEqual([['JPY', '7'], ['USD', '3415000']]); // prettier-ignore
    const broken = [{ currency: currency('USD'), lines: [{ account: 'cash', side: 'D', amountMinor: minor(1) }] } as const]; // prettier-ignore
    expect(trialBalance(balances([...year, ...broken])).balanced).toBe(false);
  });

  it('come out the same in whatever order they were posted', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(year, { minLength: year.length }), (shuffled) => {
        expect(balances(shuffled)).toEqual(balances(year));
      }),
    );
  });

  it('keep the payable of a party apart from that of a party whose name begins alike', () => {
    const payables = balances([
      ...books.pay(...label(5)),
      ...books.pay({ ...booking, name: 'b' }, 'label-2', minor(6)),
    ]);
    expect(payables.find(({ account }) => account === royaltyPayable('label'))?.balanceMinor.toFixed()).toBe('5');
  });
});
