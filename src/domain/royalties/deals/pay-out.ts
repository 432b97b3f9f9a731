/**
 * When a balance is paid: only above the threshold, strictly, and then all of it. What is not paid is carried forward,
 * also below zero: unearned money or a fine waits for the next earnings.
 */
import { ZERO, type Decimal } from '../../shared/money.js';

export type PaidOut = { readonly paidMinor: Decimal; readonly carriedMinor: Decimal };

/** Throws a RangeError for a threshold below zero: nobody is paid a debt. */
export const payOut = (balanceMinor: Decimal, thresholdMinor: Decimal): PaidOut => {
  if (thresholdMinor.lt(0))
    throw new RangeError(`a payout threshold is not below zero, got ${thresholdMinor.toFixed()}`);
  return balanceMinor.gt(thresholdMinor)
    ? { paidMinor: balanceMinor, carriedMinor: ZERO }
    : { paidMinor: ZERO, carriedMinor: balanceMinor };
};

export type PaidPeriod = { readonly earnedMinor: Decimal; readonly balanceMinor: Decimal; readonly paidMinor: Decimal };
export type PaidPeriods = { readonly periods: readonly PaidPeriod[]; readonly carriedMinor: Decimal };

/** One account over several periods; an opening balance below zero is unrecouped. */
export const payOutOver = (openingMinor: Decimal, earned: readonly Decimal[], thresholdMinor: Decimal): PaidPeriods => {
  let carriedMinor = openingMinor;
  const periods = earned.map((earnedMinor) => {
    const balanceMinor = carriedMinor.plus(earnedMinor);
    const out = payOut(balanceMinor, thresholdMinor);
    carriedMinor = out.carriedMinor;
    return { earnedMinor, balanceMinor, paidMinor: out.paidMinor };
  });
  return { periods, carriedMinor };
};

/** A balance after a fine; it may go below zero (5 - 10 = -5). */
export const fined = (balanceMinor: Decimal, fineMinor: Decimal): Decimal => balanceMinor.minus(fineMinor);
