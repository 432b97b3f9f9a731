/**
 * `allocate` for who counts the members of a weight instead of listing them: most tracks of a pool share their number of
 * streams with many others, so a pool of any size comes to a few hundred classes. What each member gets is decided here;
 * who the members are, the database knows.
 */
import { ZERO, type Decimal } from '../shared/money.js';
import { flooredShare } from './rounding.js';

/** So many ids have this weight; each weight appears once. */
export type WeightClass = { readonly weight: bigint; readonly members: bigint };

/**
 * Each member gets `wholeMinor`, and one minor unit more where `extra` says `all`. Where it says `first`, the first
 * `ClassAllocation.first` ids in byte order get one more, of the members of all such classes together.
 */
export type ClassShare = {
  readonly weight: bigint;
  readonly wholeMinor: bigint;
  readonly extra: 'none' | 'all' | 'first';
};

export type ClassAllocation = {
  /** In the order of the classes. */
  readonly shares: readonly ClassShare[];
  readonly first: bigint;
  /** The whole amount when nobody has any weight, else 0. */
  readonly undistributed: Decimal;
};

/**
 * Largest remainder over classes: the same units to the same ids as `allocate` over their members. Throws a RangeError
 * for what is no amount or no class, and an Error should money be lost.
 */
export const allocateClasses = (amountMinor: Decimal, classes: readonly WeightClass[]): ClassAllocation => {
  checkInput(amountMinor, classes);
  const total = classes.reduce((sum, { weight, members }) => sum + weight * members, 0n);
  if (total === 0n)
    return {
      shares: classes.map(({ weight }) => ({ weight, wholeMinor: 0n, extra: 'none' })),
      first: 0n,
      undistributed: amountMinor,
    };
  const amount = BigInt(amountMinor.toFixed());
  const floorOf = flooredShare(amount, total);
  const floored = classes.map(({ weight, members }) => ({ weight, members, ...floorOf(weight) }));
  const left = floored.reduce((rest, { whole, members }) => rest - whole * members, amount);
  const { extras, first } = dealExtras(floored, left);
  const shares = floored.map(({ weight, whole }) => ({
    weight,
    wholeMinor: whole,
    extra: extras.get(weight) ?? 'none',
  }));
  assertConserved(amount, floored, { shares, first });
  return { shares, first, undistributed: ZERO };
};

type Floored = WeightClass & { readonly whole: bigint; readonly remainder: bigint };

/** Classes with equal remainders take what is left together: all of their members, or the first of them by id. */
const dealExtras = (floored: readonly Floored[], leftover: bigint) => {
  const groups = new Map<bigint, Floored[]>();
  for (const one of floored)
    if (one.remainder > 0n) groups.set(one.remainder, [...(groups.get(one.remainder) ?? []), one]);
  const extras = new Map<bigint, ClassShare['extra']>();
  let left = leftover;
  for (const [, group] of [...groups].sort(([one], [other]) => (one > other ? -1 : 1))) {
    if (left === 0n) break;
    const members = group.reduce((sum, one) => sum + one.members, 0n);
    for (const { weight } of group) extras.set(weight, members <= left ? 'all' : 'first');
    if (members > left) return { extras, first: left };
    left -= members;
  }
  return { extras, first: 0n };
};

/** The postcondition, in production too. */
const assertConserved = (
  amount: bigint,
  floored: readonly Floored[],
  { shares, first }: Pick<ClassAllocation, 'shares' | 'first'>,
) => {
  const dealt = floored.reduce(
    (sum, { whole, members }, index) => sum + (whole + (shares[index]!.extra === 'all' ? 1n : 0n)) * members,
    first,
  );
  if (dealt !== amount) throw new Error(`the allocation lost money: amount ${amount}, allocated ${dealt}`);
};

const checkInput = (amountMinor: Decimal, classes: readonly WeightClass[]) => {
  if (!amountMinor.isInteger() || amountMinor.lt(0))
    throw new RangeError(`what is shared out is a whole number of minor units, got ${amountMinor.toFixed()}`);
  const wrong = classes.find(({ weight, members }) => weight < 0n || members < 1n);
  if (wrong !== undefined)
    throw new RangeError(`${wrong.members} members cannot have a weight of ${wrong.weight} each`);
  if (new Set(classes.map(({ weight }) => weight)).size !== classes.length)
    throw new RangeError('a weight has more than one class');
};
