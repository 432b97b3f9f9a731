import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal, sum } from '../../domain/shared/money.js';
import { compareMoney, keyOf, topSharesOf, type Change, type Money } from './compare-money.js';

const held = (id: string, minor: number) => ({ id, held: true, amountMinor: new Decimal(minor) });
const paid = (id: string, minor: number) => ({ id, held: false, amountMinor: new Decimal(minor) });
const money = (...entries: readonly ReturnType<typeof paid>[]): Money =>
  new Map(entries.map((one) => [keyOf(one), one]));

const told = ({ id, changeMinor, changePercent }: Change) => [id, changeMinor.toFixed(), changePercent?.toFixed(2)];

describe('a comparison', () => {
  const before = money(paid('a', 100), paid('b', 300), paid('c', 50), paid('gone', 30), held('unmatched', 20));
  const after = money(paid('a', 150), paid('b', 200), paid('c', 50), paid('new', 70), held('unmatched', 30));

  it('names who gains and who loses, the most first', () => {
    const { winners, losers } = compareMoney(before, after, 10);
    expect(winners.map(told)).toEqual([
      ['new', '70', undefined],
      ['a', '50', '50.00'],
      ['unmatched', '10', '50.00'],
    ]);
    expect(losers.map(told)).toEqual([
      ['b', '-100', '-33.33'],
      ['gone', '-30', '-100.00'],
    ]);
  });

  it('shows no more than it is asked for, and counts them all', () => {
    const { winners, losers, winning, losing } = compareMoney(before, after, 1);
    expect([winners.map(({ id }) => id), losers.map(({ id }) => id), winning, losing]).toEqual([['new'], ['b'], 3, 2]);
  });

  it('finds neither winners nor losers where nothing changes', () => {
    expect(compareMoney(before, before, 10)).toEqual({ winners: [], losers: [], winning: 0, losing: 0 });
  });

  it('tells equal changes by id', () => {
    const { winners } = compareMoney(money(), money(paid('b', 1), paid('a', 1), paid('c', 1)), 2);
    expect(winners.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('keeps held money apart from a party that is called like it', () => {
    const { winners, losers } = compareMoney(money(held('unmatched', 5)), money(paid('unmatched', 5)), 2);
    expect([winners, losers].map(([one]) => [one?.held, one?.changeMinor.toFixed()])).toEqual([
      [false, '5'],
      [true, '-5'],
    ]);
  });
});

it('gains and loses exactly what the two sums differ by, whoever is paid', () => {
  const amounts = fc
    .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), fc.nat(1_000)), { selector: ([id]) => id })
    .map((entries) => money(...entries.map(([id, minor]) => paid(id, minor))));
  const total = (of: Money) => sum([...of.values()].map(({ amountMinor }) => amountMinor));
  fc.assert(
    fc.property(amounts, amounts, (before, after) => {
      const { winners, losers } = compareMoney(before, after, 6);
      const change = sum([...winners, ...losers].map(({ changeMinor }) => changeMinor));
      expect(change.toFixed()).toBe(total(after).minus(total(before)).toFixed());
    }),
  );
});

describe('the share of the best paid', () => {
  it('is that of the top ten, and of the top 1 % of the payees', () => {
    const many = Array.from({ length: 200 }, (_, nth) => paid(`p${nth}`, nth < 2 ? 1_000 : nth < 10 ? 100 : 10));
    const { payees, topTen, topPercent } = topSharesOf(money(...many));
    expect([payees, topTen.toFixed(4), topPercent.toFixed(4)]).toEqual([200, '59.5745', '42.5532']);
  });

  it('leaves out what is held and who gets nothing', () => {
    const { payees, topTen, topPercent } = topSharesOf(money(paid('a', 3), paid('b', 1), paid('c', 0), held('x', 96)));
    expect([payees, topTen.toFixed(), topPercent.toFixed()]).toEqual([2, '100', '75']);
  });

  it('is nothing where nothing is paid', () => {
    const { payees, topTen, topPercent } = topSharesOf(money(held('x', 96)));
    expect([payees, topTen.toFixed(), topPercent.toFixed()]).toEqual([0, '0', '0']);
  });
});
