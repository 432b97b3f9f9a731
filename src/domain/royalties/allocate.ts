/**
 * Shares one pool out to the tracks, pro rata by counted streams, without losing or inventing a minor unit.
 *
 * Largest remainder, also known as Hamilton's method (the apportionment of the US House of 1852; Balinski & Young, "Fair
 * Representation", 1982): every track gets the whole minor units of its exact share, and the units left over go one each
 * to the largest remainders. Nobody is ever off by a whole unit. Equal remainders are dealt by track id, so that the
 * same pool and streams give the same payout on every machine, in whatever order they come. See ADR 0005.
 */
import { Decimal, PRECISION, sum, ZERO } from '../shared/money.js';

/** `streams` are the counted ones; each track appears once. */
export type Share = { readonly trackId: string; readonly streams: bigint };

/** Whole minor units. `due` follows the order of the shares; `undistributed` is the pool when nobody streamed, else 0. */
export type Allocation = { readonly due: readonly Decimal[]; readonly undistributed: Decimal };

type Floored = { readonly whole: Decimal; readonly remainder: Decimal };
type Claim = { readonly index: number; readonly trackId: string; readonly remainder: Decimal };

/** Throws a RangeError for what is no pool or no share (a bug of the caller), and an Error should money be lost. */
export const allocate = (poolMinor: Decimal, shares: readonly Share[]): Allocation => {
  checkPool(poolMinor);
  checkShares(shares);
  const streamsTotal = new Decimal(shares.reduce((total, { streams }) => total + streams, 0n));
  checkDigits(poolMinor, streamsTotal);
  if (streamsTotal.isZero()) return { due: shares.map(() => ZERO), undistributed: poolMinor };
  const floorOf = flooredShare(poolMinor, streamsTotal);
  const due: Decimal[] = [];
  const claims: Claim[] = [];
  for (const [index, { trackId, streams }] of shares.entries()) {
    const { whole, remainder } = floorOf(streams);
    due.push(whole);
    claims.push({ index, trackId, remainder });
  }
  dealLeftover(poolMinor.minus(sum(due)), claims, due);
  assertConserved(poolMinor, due);
  return { due, undistributed: ZERO };
};

/**
 * The rounding site: pool x streams / streamsTotal, floored to whole minor units. The remainders all have the same
 * divisor, so they compare as whole numbers and no quotient is ever cut off. Most tracks share their count with many
 * others (the long tail), so a count is worked out once.
 */
const flooredShare = (poolMinor: Decimal, streamsTotal: Decimal) => {
  const known = new Map<bigint, Floored>();
  return (streams: bigint): Floored => {
    const found = known.get(streams);
    if (found !== undefined) return found;
    const claimed = poolMinor.times(new Decimal(streams));
    const whole = claimed.divToInt(streamsTotal);
    const floored = { whole, remainder: claimed.minus(whole.times(streamsTotal)) };
    known.set(streams, floored);
    return floored;
  };
};

/** There are fewer units left than tracks with a remainder, so nobody gets two and nobody without a claim gets one. */
const dealLeftover = (leftover: Decimal, claims: Claim[], due: Decimal[]) => {
  claims.sort((one, other) => other.remainder.cmp(one.remainder) || (one.trackId < other.trackId ? -1 : 1));
  let left = leftover;
  for (const { index, remainder } of claims) {
    if (left.isZero() || remainder.isZero()) break;
    due[index] = due[index]!.plus(1);
    left = left.minus(1);
  }
};

/** The postcondition, in production too: a statement run that loses money must stop before anybody is paid. */
const assertConserved = (poolMinor: Decimal, due: readonly Decimal[]) => {
  const paid = sum(due);
  if (!paid.eq(poolMinor))
    throw new Error(`the allocation lost money: pool ${poolMinor.toFixed()}, allocated ${paid.toFixed()}`);
};

const checkPool = (poolMinor: Decimal) => {
  if (!poolMinor.isInteger() || poolMinor.isNegative())
    throw new RangeError(`a pool is a whole number of minor units, not below zero, got ${poolMinor.toFixed()}`);
};

const checkShares = (shares: readonly Share[]) => {
  const negative = shares.find(({ streams }) => streams < 0n);
  if (negative !== undefined) throw new RangeError(`${negative.trackId} cannot have ${negative.streams} streams`);
  if (new Set(shares.map(({ trackId }) => trackId)).size !== shares.length)
    throw new RangeError('a track has more than one share of a pool');
};

/** The largest product has at most as many digits as its two factors together. */
const checkDigits = (poolMinor: Decimal, streamsTotal: Decimal) => {
  const digits = poolMinor.precision(true) + streamsTotal.precision(true);
  if (digits > PRECISION) throw new RangeError(`${digits} digits are needed, ${PRECISION} are kept exactly`);
};
