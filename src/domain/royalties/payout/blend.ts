/**
 * Part of the pool by one model and the rest by another: lambda x pro rata + (1 - lambda) x user-centric, and any other
 * pair. Blended before rounding, so that the pool is rounded once.
 */
import { Decimal } from '../../shared/money.js';
import { weightsOf, type Weight } from '../rounding.js';
import { addTo, SCALE, weightsById, type Sums } from './fixed-point.js';
import type { PayoutModel, Split } from './payout-model.js';

/** `lambda` is the part of the first model, 0 to 1, as a decimal string. Throws a RangeError for any other. */
export const blend = (lambda: string, first: PayoutModel, second: PayoutModel): PayoutModel => {
  const parts = partsOf(lambda);
  return {
    name: 'blend',
    begin: () => {
      const tallies = [first.begin(), second.begin()] as const;
      return {
        add: (usage) => tallies.forEach((tally) => tally.add(usage)),
        split: () => blended(parts, [tallies[0].split(), tallies[1].split()]),
      };
    },
  };
};

type Two<Value> = readonly [Value, Value];

const partsOf = (lambda: string): Two<bigint> => {
  const part = new Decimal(lambda);
  if (!part.isFinite() || part.lt(0) || part.gt(1)) throw new RangeError(`a blend is between 0 and 1, got ${lambda}`);
  const [of, rest] = weightsOf(
    new Map([
      ['first', part],
      ['second', new Decimal(1).minus(part)],
    ]),
  );
  return [of!.weight, rest!.weight];
};

/** Weights are brought to money first: a stream and a cent weigh nothing against each other. */
const blended = (parts: Two<bigint>, splits: Two<Split>): Split => {
  const sums: Sums = new Map();
  for (const [index, { weights, money, held }] of splits.entries()) {
    const total = totalOf(weights);
    const factor = parts[index]! * (money - held);
    for (const { id, weight } of weights) addTo(sums, id, total === 0n ? 0n : (factor * weight) / total);
  }
  const whole = parts[0] + parts[1];
  const held = (parts[0] * splits[0].held + parts[1] * splits[1].held) / whole;
  return { weights: weightsById(sums), unit: SCALE * whole, money: splits[0].money, held };
};

const totalOf = (weights: readonly Weight[]) => weights.reduce((total, { weight }) => total + weight, 0n);
