/** Each listener's money, divided in proportion to that listener's streams (UCPS). */
import { listenerMoney } from './listener-money.js';
import type { IdlePolicy, PayoutModel } from './payout-model.js';

export const userCentric = (idle: IdlePolicy = 'pro-rata'): PayoutModel =>
  listenerMoney('user-centric', ({ streams }) => streams, idle);
