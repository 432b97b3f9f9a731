/**
 * Each listener's money, divided equally over all that the listener streamed at least once. That is the Shapley value of
 * the game in which a listener pays as soon as anything of theirs is there: a sum of unanimity games.
 */
import { listenerMoney } from './listener-money.js';
import type { IdlePolicy, PayoutModel } from './payout-model.js';

export const shapley = (idle: IdlePolicy = 'pro-rata'): PayoutModel =>
  listenerMoney('shapley', ({ streams }) => (streams > 0n ? 1n : streams), idle);
