/** The laws of a settlement over terms and months that nobody thought of. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currency } from '../../shared/currency.js';
import { Decimal, sum, ZERO } from '../../shared/money.js';
import { period, type Period } from '../period.js';
import type { Bucket } from './bucket.js';
import { monthsAfter } from './days.js';
import { defaultTerms, type DealTerms } from './deal-terms.js';
import { settle } from './settle.js';
import { openingAccount, type Adjustment, type DealAccount, type SettleInput, type Settlement } from './settlement.js';

const rate = fc.integer({ min: 0, max: 1000 }).map((permille) => new Decimal(permille).div(1000).toFixed());
const major = (max: number) => fc.integer({ min: 0, max }).map((minor) => new Decimal(minor).div(100).toFixed());
const minor = fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 10_000_000 }));

const clause = (territories: '*' | readonly string[]) =>
  fc
    .record({
      low: rate,
      high: rate,
      perStream: fc.option(major(50)),
      from: fc.integer({ min: 1, max: 2000 }),
      by: fc.constantFrom('streams', 'revenue'),
    }) // prettier-ignore
    .map(({ low, high, perStream, from, by }) => {
      const [revenueShare, above] = new Decimal(low).lte(high) ? [low, high] : [high, low];
      const escalations = [{ by: by, from: String(from), revenueShare: above }];
      return { territories, offerings: '*' as const, revenueShare, escalations, ...(perStream === null ? {} : { perStreamMinimum: perStream }) }; // prettier-ignore
    });

const terms: fc.Arbitrary<DealTerms> = fc
  .record({
    calendar: fc.constantFrom('monthly' as const, 'quarterly' as const),
    contractYearStartsMonth: fc.integer({ min: 1, max: 12 }),
    clauses: fc.tuple(clause(['US']), clause(['DE', 'FR'])),
    deductions: fc.array(fc.oneof(
      fc.record({ name: fc.constant('fee'), rate: fc.constantFrom('0', '0.015', '0.3'), base: fc.constantFrom('gross' as const, 'running' as const) }),
      fc.record({ name: fc.constant('costs'), fixed: major(5000) }),
    ), { maxLength: 3 }), // prettier-ignore
    advance: fc.option(fc.record({ amount: major(5_000_000), crossYearCarry: fc.boolean() })),
    minimumGuarantee: fc.oneof(fc.constant('0'), major(5_000_000)),
    reserve: fc.record({ rate: fc.constantFrom('0', '0.1', '0.333'), releaseAfterMonths: fc.integer({ min: 1, max: 6 }) }), // prettier-ignore
    withholding: fc.record({ usSourceRate: rate }),
    payoutThreshold: fc.oneof(fc.constant('0'), major(1_000_000)),
    payees: fc.constantFrom([], [{ payee: 'a', share: '0.5' }, { payee: 'b', share: '0.5' }]), // prettier-ignore
  })
  .map(({ advance, ...rest }) => ({
    ...defaultTerms(currency('USD')),
    ...rest,
    advances: advance === null ? [] : [{ ...advance, id: 'y', recoupable: true, contractYear: period('2026-01'), instalments: [{ on: '2026-01-10', amount: advance.amount }] }], // prettier-ignore
  }));

const bucketOf = (territory: string, offering: string) =>
  fc.record({ gross: minor, streams: fc.bigInt({ min: 0n, max: 2000n }) }).map(({ gross, streams }): Bucket => ({
    territory,
    offering,
    grossMinor: new Decimal(gross),
    streams,
  })); // prettier-ignore
const buckets = fc
  .tuple(bucketOf('US', 'free'), bucketOf('DE', 'free'), bucketOf('FR', 'premium'), bucketOf('JP', 'premium'))
  .chain((all) => fc.subarray(all));
const adjustments = fc.array(
  fc
    .record({
      kind: fc.constantFrom('correction' as const, 'charge' as const),
      amount: fc.integer({ min: -5000, max: 5000 }),
    }) // prettier-ignore
    .map(({ kind, amount }): Adjustment => ({ kind, label: kind, amountMinor: new Decimal(amount), rule: '' })),
  { maxLength: 2 },
);
const months = fc.array(fc.record({ buckets, adjustments }), { minLength: 1, maxLength: 14 });
type Month = { readonly buckets: readonly Bucket[]; readonly adjustments: readonly Adjustment[] };

const FIRST = period('2026-01');
const settled = (input: Omit<SettleInput, 'dealId' | 'party'>) => settle({ dealId: 'd', party: 'p', ...input });

const settleAll = (of: DealTerms, list: readonly Month[]) => {
  let account: DealAccount = openingAccount;
  return list.map((month, index): { readonly at: Period; readonly settlement: Settlement } => {
    const at = monthsAfter(FIRST, index);
    const settlement = settled({ terms: of, period: at, account, ...month });
    account = settlement.account;
    return { at, settlement };
  });
};

const total = (list: readonly { readonly settlement: Settlement }[], of: keyof Settlement) =>
  sum(list.map(({ settlement }) => settlement[of] as Decimal));

describe('settlements', () => {
  it('lose and invent nothing over the months of a deal, whatever its terms', () => {
    fc.assert(
      fc.property(terms, months, (of, list) => {
        const made = settleAll(of, list);
        const { carriedMinor, reservesHeld, advances } = made.at(-1)!.settlement.account;
        const left = carriedMinor.plus(sum(reservesHeld.map(({ amountMinor }) => amountMinor)));
        const into = ['earnedMinor', 'shortfallMinor', 'chargedMinor'] as const;
        const outOf = ['recoupedMinor', 'withheldMinor', 'payableMinor'] as const;
        const came = sum(into.map((name) => total(made, name)));
        expect(came.toFixed()).toBe(sum(outOf.map((name) => total(made, name))).plus(left).toFixed()); // prettier-ignore

        const unrecouped = sum(advances.map(({ unrecoupedMinor }) => unrecoupedMinor));
        const worked = total(made, 'recoupedMinor').plus(total(made, 'breakageMinor')).plus(unrecouped);
        expect(worked.toFixed()).toBe(total(made, 'advancePaidMinor').toFixed());
        expect(total(made, 'entitledMinor').plus(total(made, 'correctedMinor')).minus(total(made, 'deductedMinor')).toFixed()).toBe(total(made, 'earnedMinor').toFixed()); // prettier-ignore
      }),
      { numRuns: 100 },
    );
  });

  it('pay nothing below zero, withhold no more than is paid, and recoup no more than was advanced', () => {
    fc.assert(
      fc.property(terms, months, (of, list) => {
        for (const { settlement } of settleAll(of, list)) {
          for (const name of ['payableMinor', 'withheldMinor', 'recoupedMinor', 'reservedMinor', 'breakageMinor', 'topUpMinor'] as const)
            expect(settlement[name].gte(0)).toBe(true); // prettier-ignore
          expect(settlement.account.advances.every(({ unrecoupedMinor }) => unrecoupedMinor.gt(0))).toBe(true);
          expect(settlement.payableMinor.gt(0) && !settlement.carriedMinor.isZero()).toBe(false);
        }
      }),
    );
  });

  it('come out the same in whatever order the pools come', () => {
    fc.assert(
      fc.property(terms, buckets, (of, list) => {
        const inOrder = settled({ terms: of, period: FIRST, account: openingAccount, buckets: list });
        const reversed = settled({ terms: of, period: FIRST, account: openingAccount, buckets: list.toReversed() });
        const byKey = ({ lines }: Settlement) =>
          new Map(lines.map((line) => [`${line.territory}/${line.offering}`, line.amountMinor.toFixed()]));
        expect(byKey(reversed)).toEqual(byKey(inOrder));
        expect(reversed.account).toEqual(inOrder.account);
        expect(reversed.payableMinor.toFixed()).toBe(inOrder.payableMinor.toFixed());
      }),
    );
  });

  it('never owe less for more gross, and never pay less where no guarantee evens it out and no reserve keeps it', () => {
    fc.assert(
      fc.property(terms, buckets, fc.nat(3), minor, (of, list, which, more) => {
        fc.pre(list.length > 0);
        const raised = list.map((one, index) =>
          index === which % list.length ? { ...one, grossMinor: one.grossMinor.plus(more) } : one,
        );
        const worth = (pools: readonly Bucket[]) => {
          const made = settled({ terms: of, period: monthsAfter(FIRST, 11), account: openingAccount, buckets: pools });
          return {
            now: made.payableMinor,
            all: made.payableMinor.plus(made.carriedMinor).plus(made.reservedMinor).plus(made.withheldMinor),
          };
        };
        const [less, greater] = [worth(list), worth(raised)];
        expect(greater.all.gte(less.all)).toBe(true);
        // A guaranteed sum stays the same, but more of it comes from the US: more tax, less in the bank.
        const evened = of.reserve.rate !== '0' || of.minimumGuarantee !== '0';
        if (!evened) expect(greater.now.gte(less.now)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('pay at least the guarantee over a contract year', () => {
    fc.assert(
      fc.property(terms, fc.array(fc.record({ buckets, adjustments: fc.constant([]) }), { minLength: 12, maxLength: 12 }), (of, list) => {
        const made = settleAll({ ...of, contractYearStartsMonth: 1 }, list);
        const guaranteed = total(made, 'earnedMinor').plus(total(made, 'shortfallMinor'));
        expect(guaranteed.gte(new Decimal(of.minimumGuarantee).times(100))).toBe(true);
      }),
    ); // prettier-ignore
  });

  it('pay the gross to the last cent without a deal', () => {
    fc.assert(
      fc.property(buckets, (list) => {
        const made = settled({ terms: defaultTerms(currency('USD')), period: FIRST, account: openingAccount, buckets: list }); // prettier-ignore
        expect(made.payableMinor.toFixed()).toBe(sum(list.map(({ grossMinor }) => grossMinor)).toFixed());
        expect(made.lines.every(({ amountMinor, grossMinor }) => amountMinor.eq(grossMinor))).toBe(true);
        expect(made.carriedMinor.eq(ZERO)).toBe(true);
      }),
    );
  });
});
