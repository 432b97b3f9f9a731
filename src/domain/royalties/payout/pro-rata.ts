/**
 * One big pool: everybody gets the pool x own streams / all streams. Whose money it was plays no part; money of
 * listeners who heard nothing is in the pool like any other.
 */
import { addTo, checkedCount, moneyReader, weightsById, type Sums } from './fixed-point.js';
import type { PayoutModel } from './payout-model.js';

export const proRata: PayoutModel = {
  name: 'pro-rata',
  begin: () => {
    const sums: Sums = new Map();
    const inFixedPoint = moneyReader();
    let money = 0n;
    return {
      add: ({ moneyMinor, heard }) => {
        money += inFixedPoint(moneyMinor);
        for (const { id, streams } of heard) addTo(sums, id, checkedCount(id, streams));
      },
      split: () => ({ weights: weightsById(sums), unit: 1n, money, held: 0n }),
    };
  },
};
