/**
 * The one place where money is rounded: an amount shared out without losing or inventing a minor unit, and a single
 * amount on its own. Everything before is exact, or kept to more digits than any comparison looks at.
 *
 * Sharing out is by largest remainder, also known as Hamilton's method (the apportionment of the US House of 1852;
 * Balinski & Young, "Fair Representation", 1982): everybody gets the whole minor units of the exact share, and the units
 * left over go one each to the largest remainders. Nobody is ever off by a whole unit. Equal remainders are dealt by id,
 * so that the same amount and weights give the same payout on every machine, in whatever order they come. See ADR 0005.
 */
import { Decimal, PRECISION, ZERO } from '../shared/money.js';

/** `weight` is in whatever unit all weights of one call share: counted streams, fixed-point money. Each id appears once. */
export type Weight = { readonly id: string; readonly weight: bigint };

/** Whole minor units. `due` follows the order of the weights; `undistributed` is the amount when nobody has any weight, else 0. */
export type Allocation = { readonly due: readonly Decimal[]; readonly undistributed: Decimal };

/**
 * Decimals of a minor unit to which a share is taken before it is floored. Two different remainders of streams are at
 * least 1 / all streams apart, so counts are compared exactly; and weights that are equal fractions of money written in
 * fixed point, a few units of their last digit apart, are equal here, so that their tie goes by id as it must.
 */
export const SHARE_DIGITS = 30;

const ONE = 10n ** BigInt(SHARE_DIGITS);

/** A remainder is below 2^100; its leading 64 bits are what is left of it here. */
const LEADING_SHIFT = 36n;

/** A bigint hashes by its lowest 64 bits, which fixed-point weights have in common: larger ones are not remembered. */
const REMEMBERED_MAX = 2n ** 64n - 1n;

export type Floored = { readonly whole: bigint; readonly remainder: bigint };
type Claim = { readonly index: number; readonly id: string; readonly remainder: bigint };

/**
 * Shares a whole amount of minor units, not below zero, out by weight; a reversal negates booked lines and is no
 * allocation. Throws a RangeError for what is no amount or no weight (a bug of the caller), and an Error should money be
 * lost.
 */
export const allocate = (amountMinor: Decimal, weights: readonly Weight[]): Allocation => {
  checkAmount(amountMinor);
  checkWeights(weights);
  const weightTotal = totalOf(weights);
  if (weightTotal === 0n) return { due: weights.map(() => ZERO), undistributed: amountMinor };
  const amount = BigInt(amountMinor.toFixed());
  const floorOf = flooredShare(amount, weightTotal);
  const due: bigint[] = [];
  const claims: Claim[] = [];
  let left = amount;
  for (const [index, { id, weight }] of weights.entries()) {
    const { whole, remainder } = floorOf(weight);
    left -= whole;
    due.push(whole);
    if (remainder > 0n) claims.push({ index, id, remainder });
  }
  for (const { index } of largest(claims, left)) due[index]! += 1n;
  assertConserved(amount, due);
  return { due: decimalsOf(due), undistributed: ZERO };
};

/** The exact shares of an amount to `SHARE_DIGITS` decimals, before anything is floored; zeros when nobody has any weight. */
export const exactShares = (amountMinor: Decimal, weights: readonly Weight[]): readonly Decimal[] => {
  checkWeights(weights);
  const weightTotal = new Decimal(totalOf(weights));
  if (weightTotal.isZero()) return weights.map(() => ZERO);
  return weights.map(({ weight }) =>
    amountMinor.times(new Decimal(weight)).div(weightTotal).toDecimalPlaces(SHARE_DIGITS, Decimal.ROUND_HALF_UP),
  );
};

/** A single amount in whole minor units: half up, and mirrored below zero (-2.5 is -3), so that a reversal is the exact negative. */
export const halfUp = (exactMinor: Decimal): Decimal => {
  const whole = exactMinor.toDecimalPlaces(0, Decimal.ROUND_HALF_UP);
  return whole.isZero() ? ZERO : whole;
};

/** Decimal shares (of 1, of 100, of anything) as whole weights in the same proportion, none of their digits lost. Throws a RangeError for a share below zero. */
export const weightsOf = (shares: ReadonlyMap<string, Decimal>): readonly Weight[] => {
  const decimals = Math.max(0, ...[...shares.values()].map((share) => share.decimalPlaces()));
  return [...shares].map(([id, share]) => {
    if (!share.isFinite() || share.lt(0)) throw new RangeError(`${id} cannot have a share of ${share.toFixed()}`);
    return { id, weight: BigInt(share.toFixed(decimals).replace('.', '')) };
  });
};

/**
 * amount x weight / total to `SHARE_DIGITS` decimals, in whole minor units and what remains. Most tracks share their
 * count with many others (the long tail), so a count is worked out once.
 */
export const flooredShare = (amount: bigint, weightTotal: bigint) => {
  const known = new Map<bigint, Floored>();
  const divisor = 2n * weightTotal;
  const factor = 2n * amount * ONE;
  return (weight: bigint): Floored => {
    const found = known.get(weight);
    if (found !== undefined) return found;
    const share = (factor * weight + weightTotal) / divisor;
    const whole = share / ONE;
    const floored = { whole, remainder: share - whole * ONE };
    if (weight <= REMEMBERED_MAX) known.set(weight, floored);
    return floored;
  };
};

/**
 * So many claims with the largest remainders, equal ones by id. There are fewer units left than claims, so nobody gets two
 * and nobody without a claim gets one.
 *
 * Only the claims around the cut are sorted: the leading 64 bits of a remainder tell the others apart from them, and
 * sorting those is native. Comparing all remainders of a pool would cost more than working them out.
 */
const largest = (claims: readonly Claim[], count: bigint): readonly Claim[] => {
  const places = Number.parseInt(count.toString(), 10);
  if (places === 0) return [];
  const leading = BigUint64Array.from(claims, ({ remainder }) => remainder >> LEADING_SHIFT);
  const cut = leading.toSorted()[claims.length - places]!;
  const above = claims.filter((_, index) => leading[index]! > cut);
  const atTheCut = claims.filter((_, index) => leading[index] === cut).sort(byRemainder);
  return [...above, ...atTheCut.slice(0, places - above.length)];
};

const byRemainder = (one: Claim, other: Claim): number => {
  if (one.remainder !== other.remainder) return one.remainder > other.remainder ? -1 : 1;
  return one.id < other.id ? -1 : 1;
};

/** Most lines of a pool are small and alike. */
const decimalsOf = (amounts: readonly bigint[]): readonly Decimal[] => {
  const known = new Map<bigint, Decimal>();
  return amounts.map((amount) => {
    const found = known.get(amount) ?? new Decimal(amount);
    known.set(amount, found);
    return found;
  });
};

/** The postcondition, in production too: a run that loses money must stop before anybody is paid. */
const assertConserved = (amount: bigint, due: readonly bigint[]) => {
  const paid = due.reduce((total, one) => total + one, 0n);
  if (paid !== amount) throw new Error(`the allocation lost money: amount ${amount}, allocated ${paid}`);
};

const totalOf = (weights: readonly Weight[]) => weights.reduce((total, { weight }) => total + weight, 0n);

const checkAmount = (amountMinor: Decimal) => {
  if (!amountMinor.isInteger() || amountMinor.lt(0))
    throw new RangeError(
      `what is shared out is a whole number of minor units, not below zero, got ${amountMinor.toFixed()}`,
    );
  const digits = amountMinor.precision(true);
  if (digits > PRECISION) throw new RangeError(`an amount has ${digits} digits, ${PRECISION} are kept exactly`);
};

const checkWeights = (weights: readonly Weight[]) => {
  const negative = weights.find(({ weight }) => weight < 0n);
  if (negative !== undefined) throw new RangeError(`${negative.id} cannot have a weight of ${negative.weight}`);
  if (new Set(weights.map(({ id }) => id)).size !== weights.length)
    throw new RangeError('an id has more than one share of an amount');
};
