/**
 * The models in which each listener's money follows that listener: it is divided over what was heard, by some measure of
 * it, and what an id got from everybody is its share of the pool. Rounded once over the whole pool, never per listener.
 */
import { addTo, checkedCount, moneyReader, SCALE, weightsById, type Sums } from './fixed-point.js';
import type { Heard, IdlePolicy, PayoutModel } from './payout-model.js';

/** How much of one listener's attention something had: streams, milliseconds, or just that it was heard. */
export type Measure = (heard: Heard) => bigint;

/** One division a listener, then a multiplication and an addition for each thing heard. */
export const listenerMoney = (name: string, measure: Measure, idle: IdlePolicy): PayoutModel => ({
  name,
  begin: () => {
    const sums: Sums = new Map();
    const inFixedPoint = moneyReader();
    let money = 0n;
    let idleMoney = 0n;
    return {
      add: ({ moneyMinor, heard }) => {
        const own = inFixedPoint(moneyMinor);
        money += own;
        const total = totalOf(heard, measure);
        if (total === 0n) {
          idleMoney += own;
          return;
        }
        const unit = own / total;
        for (const one of heard) addTo(sums, one.id, unit * measure(one));
      },
      split: () => ({ weights: weightsById(sums), unit: SCALE, money, held: idle === 'hold' ? idleMoney : 0n }),
    };
  },
});

const totalOf = (heard: readonly Heard[], measure: Measure): bigint => {
  let total = 0n;
  for (const one of heard) total += checkedCount(one.id, measure(one));
  return total;
};
