/** Who wins and who loses when money of one currency is shared out in one way rather than another. */
import { Decimal, sum, ZERO } from '../../domain/shared/money.js';

/** Whole minor units. `held`: nobody may be paid yet, and `id` says why. */
export type Paid = { readonly id: string; readonly held: boolean; readonly amountMinor: Decimal };

/** By `keyOf`; somebody who is paid nothing may be left out. */
export type Money = ReadonlyMap<string, Paid>;

/** Somebody paid and money that is held can have the same name. */
export const keyOf = ({ id, held }: Pick<Paid, 'id' | 'held'>): string => `${held ? 'held' : 'paid'} ${id}`;

export type Change = {
  readonly id: string;
  readonly held: boolean;
  readonly baselineMinor: Decimal;
  readonly amountMinor: Decimal;
  readonly changeMinor: Decimal;
  /** Of the baseline; undefined where that is nothing. */
  readonly changePercent: Decimal | undefined;
};

export type Comparison = {
  /** The largest gains first; equal ones by id. */
  readonly winners: readonly Change[];
  /** The largest losses first; equal ones by id. */
  readonly losers: readonly Change[];
  /** How many there are of each, shown or not. */
  readonly winning: number;
  readonly losing: number;
};

const HUNDRED = new Decimal(100);

/** `top` winners and as many losers. What all of them gain and lose is what the two sums differ by. */
export const compareMoney = (baseline: Money, money: Money, top: number): Comparison => {
  const keys = [...new Set([...baseline.keys(), ...money.keys()])];
  const changes = keys.map((key) => changeOf(baseline.get(key), money.get(key)));
  const winners = changes.filter(({ changeMinor }) => changeMinor.gt(0)).sort(byLargest);
  const losers = changes.filter(({ changeMinor }) => changeMinor.lt(0)).sort(byLargest);
  return {
    winners: winners.slice(0, top),
    losers: losers.slice(0, top),
    winning: winners.length,
    losing: losers.length,
  };
};

const byLargest = (one: Change, other: Change): number =>
  other.changeMinor.abs().cmp(one.changeMinor.abs()) || (keyOf(one) < keyOf(other) ? -1 : 1);

const changeOf = (before: Paid | undefined, after: Paid | undefined): Change => {
  const { id, held } = (after ?? before)!;
  const baselineMinor = before?.amountMinor ?? ZERO;
  const amountMinor = after?.amountMinor ?? ZERO;
  const changeMinor = amountMinor.minus(baselineMinor);
  const changePercent = baselineMinor.isZero() ? undefined : changeMinor.times(HUNDRED).div(baselineMinor);
  return { id, held, baselineMinor, amountMinor, changeMinor, changePercent };
};

/** How far the money is in few hands: percent of all that is paid, held money aside; zeros where nothing is paid. */
export type TopShares = {
  readonly payees: number;
  readonly topTen: Decimal;
  /** What the best paid 1 % get: one payee at least. */
  readonly topPercent: Decimal;
};

const TEN = 10;
const ONE_IN = 100;

export const topSharesOf = (money: Money): TopShares => {
  const paid = [...money.values()].filter(({ held, amountMinor }) => !held && amountMinor.gt(0));
  const amounts = paid.map(({ amountMinor }) => amountMinor).sort((one, other) => other.cmp(one));
  const whole = sum(amounts);
  const shareOf = (payees: number): Decimal =>
    whole.isZero() ? ZERO : sum(amounts.slice(0, payees)).times(HUNDRED).div(whole);
  return { payees: amounts.length, topTen: shareOf(TEN), topPercent: shareOf(Math.ceil(amounts.length / ONE_IN)) };
};
