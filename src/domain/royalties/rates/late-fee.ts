/**
 * The fee for paying late: 37 CFR 385.3, 1.5 % a month or the highest lawful rate, whichever is lower.
 *
 * The rule names neither simple nor compound interest nor part-months: simple, on whole months, is our own decision.
 */
import type { Decimal } from '../../shared/money.js';

export type LateFee = {
  readonly monthlyRate: Decimal;
  /** Whole months since the due date. */
  readonly monthsLate: bigint;
  /** Interest on interest, where a licence says so. */
  readonly compounding?: boolean;
  /** The highest lawful monthly rate, where it is lower. */
  readonly lawfulMonthlyRate?: Decimal;
};

/** Unrounded, in the unit of the amount. */
export const lateFee = (amount: Decimal, terms: LateFee): Decimal => {
  const { monthlyRate, lawfulMonthlyRate = monthlyRate, monthsLate, compounding = false } = terms;
  const rate = lawfulMonthlyRate.lt(monthlyRate) ? lawfulMonthlyRate : monthlyRate;
  const months = monthsLate.toString();
  return compounding ? amount.times(rate.plus(1).pow(months).minus(1)) : amount.times(rate).times(months);
};
