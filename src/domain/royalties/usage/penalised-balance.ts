/**
 * An account that penalties may push below zero: nothing is paid while it is not positive, and later earnings fill it
 * up first. See https://support.sounds.co/en/articles/9573242-what-happens-when-spotify-fines-a-track-for-artificial-streaming
 */
import { ZERO, type Decimal } from '../../shared/money.js';

/** One period of an account, in minor units. */
export type AccountPeriod = {
  readonly earned: Decimal;
  readonly balanceBeforePayment: Decimal;
  readonly paid: Decimal;
};

export const afterPenalty = (balance: Decimal, penalty: Decimal): Decimal => balance.minus(penalty);

/** Rolls an account over its periods: all that is positive is paid, what is negative is carried. */
export const carryForward = (
  opening: Decimal,
  earned: readonly Decimal[],
): { readonly periods: readonly AccountPeriod[]; readonly closing: Decimal } => {
  let balance = opening;
  const periods = earned.map((amount) => {
    const balanceBeforePayment = balance.plus(amount);
    const paid = balanceBeforePayment.gt(0) ? balanceBeforePayment : ZERO;
    balance = balanceBeforePayment.minus(paid);
    return { earned: amount, balanceBeforePayment, paid };
  });
  return { periods, closing: balance };
};
