import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currency } from '../../shared/currency.js';
import { Decimal, sum } from '../../shared/money.js';
import { period } from '../period.js';
import { isDay, isLastOfContractYear, isStatementMonth, monthsAfter } from './days.js';
import { defaultTerms } from './deal-terms.js';
import { mixedRate } from './escalation.js';
import { fined, payOut } from './pay-out.js';
import { reverse } from './restate.js';
import { splitToLines } from './split-lines.js';
import { termsOn, type DealEdition } from './terms-on.js';

const terms = defaultTerms(currency('EUR'));

describe('the terms on a day', () => {
  const better = { ...terms, payoutThreshold: '30' };
  const editions: readonly DealEdition[] = [
    { edition: 1, position: 10n, effectiveFrom: '2026-01-01', effectiveTo: '2026-06-30', terms },
    { edition: 2, position: 20n, effectiveFrom: '2026-07-01', terms },
    { edition: 3, position: 30n, effectiveFrom: '2026-01-01', effectiveTo: '2026-06-30', terms: better },
    { edition: 4, position: 40n, endsOn: '2026-09-30' },
    { edition: 5, position: 50n, endsOn: '2026-12-31' },
  ];

  it.each<[string, bigint | undefined, number | undefined]>([
    ['2025-12-31', undefined, undefined],
    ['2026-01-01', undefined, 3],
    ['2026-06-30', undefined, 3],
    ['2026-06-30', 29n, 1],
    ['2026-06-30', 9n, undefined],
    ['2026-07-01', 19n, undefined],
    ['2026-07-01', undefined, 2],
    ['2026-12-31', undefined, 2],
    ['2026-12-31', 45n, undefined],
    ['2026-12-31', 35n, 2],
    ['2027-01-01', undefined, undefined],
    ['2027-01-01', 35n, 2],
  ])('on %s as known at %s are those of edition %s, in whatever order they come', (day, position, edition) => {
    expect(termsOn(editions, day, position)?.edition).toBe(edition);
    expect(termsOn(editions.toReversed(), day, position)?.edition).toBe(edition);
  });
});

describe('the calendar of a contract', () => {
  it.each([
    ['2026-02-28', true],
    ['2028-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['2026-01-01T00:00:00Z', false],
  ])('takes %s for a day: %s', (raw, is) => expect(isDay(raw)).toBe(is));

  it('counts months over the turn of a year', () => {
    expect(monthsAfter(period('2026-11'), 3)).toBe('2027-02');
    expect(monthsAfter(period('2026-01'), 11)).toBe('2026-12');
  });

  it('ends contract years and quarters where they began', () => {
    const april = { calendar: 'quarterly' as const, contractYearStartsMonth: 4 };
    const february = { calendar: 'quarterly' as const, contractYearStartsMonth: 2 };
    expect(['2026-03', '2026-12'].map((month) => isLastOfContractYear(april, period(month)))).toEqual([true, false]);
    expect(['2026-04', '2026-06', '2026-01'].map((month) => isStatementMonth(february, period(month)))).toEqual([
      true,
      false,
      true,
    ]);
  });
});

describe('an escalation', () => {
  const steps = [
    { from: new Decimal(0), rate: new Decimal('0.1') },
    { from: new Decimal(100), rate: new Decimal('0.2') },
    { from: new Decimal(200), rate: new Decimal('0.4') },
  ] as const;

  it.each([
    [0, 100, '0.1'],
    [100, 50, '0.2'],
    [50, 100, '0.15'],
    [0, 400, '0.275'],
    [250, 10, '0.4'],
    [150, 0, '0.2'],
  ])('after %i pays %i more at %s', (before, during, rate) => {
    const { weighted, over } = mixedRate(steps, new Decimal(before), new Decimal(during));
    expect(weighted.div(over).toFixed()).toBe(rate);
  });
});

describe('lines', () => {
  const grosses = fc.uniqueArray(fc.record({ weight: fc.bigInt(0n, 100_000n), members: fc.bigInt(1n, 9n) }), { selector: ({ weight }) => weight, maxLength: 12 }); // prettier-ignore

  it('carry the net of a party to the last unit, also below zero', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), grosses, (net, classes) => {
        const { netOf, first, unplacedMinor } = splitToLines(new Decimal(net), classes);
        let firsts = first;
        const lines = classes.flatMap(({ weight, members }) => Array.from({ length: Number(members) }, () => netOf.get(weight)!)); // prettier-ignore
        const placed = lines.map(({ netMinor, firstMinor }) => {
          if (firstMinor.eq(netMinor) || firsts === 0n) return netMinor;
          firsts -= 1n;
          return firstMinor;
        });
        expect(sum([...placed, unplacedMinor]).toFixed()).toBe(String(net));
        expect(unplacedMinor.isZero() || classes.every(({ weight }) => weight === 0n)).toBe(true);
      }),
    );
  });

  it('are reversed to their exact negatives, without a negative zero', () => {
    const { lines: reversed, totalMinor, netMinor } = reverse(new Map([['a', new Decimal(340)], ['b', new Decimal(0)]])); // prettier-ignore
    expect([...reversed].map(([id, minor]) => [id, minor.valueOf()])).toEqual([
      ['a', '-340'],
      ['b', '0'],
    ]);
    expect([totalMinor.toFixed(), netMinor.toFixed()]).toEqual(['-340', '0']);
  });
});

describe('a balance', () => {
  it('is paid no debt, whatever the threshold', () => {
    expect(() => payOut(new Decimal(-1), new Decimal(-2))).toThrow(RangeError);
  });

  it('goes below zero with a fine', () => expect(fined(new Decimal(500), new Decimal(1000)).toFixed()).toBe('-500'));
});
