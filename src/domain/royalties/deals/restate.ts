/** A finished calculation that is corrected: what was booked stays, and only differences are posted. */
import { sum, ZERO, type Decimal } from '../../shared/money.js';
import { allocate, halfUp, type Weight } from '../rounding.js';
import { exactly } from './amounts.js';

type Lines = ReadonlyMap<string, Decimal>;

export type Reversal = { readonly lines: Lines; readonly totalMinor: Decimal; readonly netMinor: Decimal };

/** The exact negative of each booked line; rounding the negative total afresh could move a unit between two lines. */
export const reverse = (booked: Lines): Reversal => {
  const lines = new Map([...booked].map(([id, minor]) => [id, minor.isZero() ? ZERO : minor.negated()]));
  const totalMinor = sum(lines.values());
  return { lines, totalMinor, netMinor: sum(booked.values()).plus(totalMinor) };
};

export type RateRestatement = {
  readonly interimMinor: Decimal;
  readonly finalMinor: Decimal;
  readonly trueUpMinor: Decimal;
};

/** A rate that was interim and becomes final, such as a US headline rate after an appeal. Both results are as booked. */
export const restateRate = (
  revenueMinor: Decimal,
  performanceMinor: Decimal,
  rates: { readonly interim: Decimal; readonly final: Decimal },
): RateRestatement => {
  const bookedAt = (rate: Decimal) => halfUp(exactly(revenueMinor.times(rate).minus(performanceMinor)));
  const [interimMinor, finalMinor] = [bookedAt(rates.interim), bookedAt(rates.final)];
  return { interimMinor, finalMinor, trueUpMinor: finalMinor.minus(interimMinor) };
};

export type PoolRestatement = { readonly original: Lines; readonly restated: Lines; readonly delta: Lines };

/** The same pool over other streams; whoever is in one of them alone has 0 in the other. Ids in byte order. */
export const restatePool = (
  poolMinor: Decimal,
  original: ReadonlyMap<string, bigint>,
  restated: ReadonlyMap<string, bigint>,
): PoolRestatement => {
  const [before, after] = [sharedOut(poolMinor, original), sharedOut(poolMinor, restated)];
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort();
  const delta = ids.map((id) => [id, (after.get(id) ?? ZERO).minus(before.get(id) ?? ZERO)] as const);
  return { original: before, restated: after, delta: new Map(delta) };
};

const sharedOut = (poolMinor: Decimal, streams: ReadonlyMap<string, bigint>): Lines => {
  const weights = [...streams].map(([id, weight]): Weight => ({ id, weight }));
  const { due } = allocate(poolMinor, weights);
  return new Map(weights.map(({ id }, index) => [id, due[index]!]));
};
