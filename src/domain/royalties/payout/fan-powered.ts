/** Each listener's money, divided in proportion to the time that the listener spent with it (SoundCloud's fan-powered royalties). */
import { listenerMoney } from './listener-money.js';
import type { IdlePolicy, PayoutModel } from './payout-model.js';

export const fanPowered = (idle: IdlePolicy = 'pro-rata'): PayoutModel =>
  listenerMoney('fan-powered', ({ msHeard }) => msHeard, idle);
