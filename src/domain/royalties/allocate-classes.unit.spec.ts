import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../shared/money.js';
import { allocateClasses, type WeightClass } from './allocate-classes.js';
import { allocate, type Weight } from './rounding.js';

const classesOf = (weights: readonly Weight[]): readonly WeightClass[] => {
  const members = new Map<bigint, bigint>();
  for (const { weight } of weights) members.set(weight, (members.get(weight) ?? 0n) + 1n);
  return [...members].map(([weight, count]) => ({ weight, members: count }));
};

/** What whoever knows the members makes of the classes. */
const expanded = (amount: Decimal, weights: readonly Weight[]) => {
  const { shares, first, undistributed } = allocateClasses(amount, classesOf(weights));
  const shareOf = new Map(shares.map((share) => [share.weight, share]));
  const firsts = weights.filter(({ weight }) => shareOf.get(weight)!.extra === 'first').map(({ id }) => id).sort().slice(0, Number(first)); // prettier-ignore
  const due = weights.map(({ id, weight }) => {
    const { wholeMinor, extra } = shareOf.get(weight)!;
    return wholeMinor + (extra === 'all' || firsts.includes(id) ? 1n : 0n);
  });
  return { due: due.map(String), undistributed: undistributed.toFixed() };
};

describe('allocation by classes of equal weight', () => {
  it('deals to every member what the allocation over members deals', () => {
    const weights = fc
      .array(fc.bigInt(0n, 12n), { maxLength: 40 })
      .map((list) => list.map((weight, n) => ({ id: `t${(n * 7) % 41}-${n}`, weight })));
    fc.assert(
      fc.property(fc.nat(5_000), weights, (amount, list) => {
        const { due, undistributed } = allocate(new Decimal(amount), list);
        expect(expanded(new Decimal(amount), list)).toEqual({
          due: due.map((one) => one.toFixed()),
          undistributed: undistributed.toFixed(),
        });
      }),
      { numRuns: 300 },
    );
  });

  it('gives the units left over to the first ids of all classes whose remainders are equal', () => {
    // 1/4 and 3/4 of 2 leave the same half: the tie is one of ids, not of classes.
    const { shares, first } = allocateClasses(new Decimal(2), [
      { weight: 1n, members: 1n },
      { weight: 3n, members: 1n },
    ]);
    expect(shares.map(({ extra }) => extra)).toEqual(['first', 'first']);
    expect(first).toBe(1n);
  });

  it.each([
    ['a fraction of a minor unit', new Decimal('0.5'), [{ weight: 1n, members: 1n }]],
    ['an amount below zero', new Decimal(-1), [{ weight: 1n, members: 1n }]],
    ['a weight below zero', new Decimal(1), [{ weight: -1n, members: 1n }]],
    ['a class without members', new Decimal(1), [{ weight: 1n, members: 0n }]],
    ['two classes of one weight', new Decimal(1), [{ weight: 1n, members: 1n }, { weight: 1n, members: 2n }]],
  ])('takes no %s', (_, amount, classes) => expect(() => allocateClasses(amount, classes)).toThrow(RangeError)); // prettier-ignore
});
