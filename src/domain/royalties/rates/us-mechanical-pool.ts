/**
 * The US mechanical royalty of one offering in one month: 37 CFR 385.21(b), steps 1 to 3.
 *
 * All money is in one unit, the per-subscriber amounts too; nothing is rounded here (part 385 prescribes no rounding).
 */
import { Decimal } from '../../shared/money.js';

export type UsMechanicalMonth = {
  /** Service revenue as 37 CFR 385.2 defines it. */
  readonly serviceRevenue: Decimal;
  /** What the service pays for sound recordings (TCC). */
  readonly totalContentCost: Decimal;
  /** Weighted by plan and prorated by days, so it need not be whole. */
  readonly subscribers: Decimal;
  /** Public performance royalties for works, expensed or to be expensed. An estimate is trued up by a later run. */
  readonly performanceRoyalties: Decimal;
};

export type UsMechanicalRates = {
  readonly headline: Decimal;
  readonly tccPercent: Decimal;
  /** Null: the text has no cap. */
  readonly tccCapPerSubscriber: Decimal | null;
  readonly floorPerSubscriber: Decimal;
};

/** Every step, so that a statement can show why the amount is what it is. */
export type UsMechanicalPool = {
  readonly percentOfRevenue: Decimal;
  readonly percentOfTcc: Decimal;
  readonly tccCap: Decimal | null;
  readonly tccProng: Decimal;
  /** 385.21(b)(1). */
  readonly allIn: Decimal;
  /** 385.21(b)(2); below zero where performances cost more than all-in, and the floor or zero takes its place. */
  readonly afterPerformance: Decimal;
  /** 385.22. */
  readonly floor: Decimal;
  /** 385.21(b)(3): the payable royalty pool. Not below zero, because a floor is not. */
  readonly payable: Decimal;
};

export const usMechanicalPool = (month: UsMechanicalMonth, rates: UsMechanicalRates): UsMechanicalPool => {
  const percentOfRevenue = month.serviceRevenue.times(rates.headline);
  const percentOfTcc = month.totalContentCost.times(rates.tccPercent);
  const tccCap = rates.tccCapPerSubscriber?.times(month.subscribers) ?? null;
  const tccProng = tccCap === null ? percentOfTcc : Decimal.min(percentOfTcc, tccCap);
  const allIn = Decimal.max(percentOfRevenue, tccProng);
  const afterPerformance = allIn.minus(month.performanceRoyalties);
  const floor = rates.floorPerSubscriber.times(month.subscribers);
  const payable = Decimal.max(afterPerformance, floor);
  return { percentOfRevenue, percentOfTcc, tccCap, tccProng, allIn, afterPerformance, floor, payable };
};
