/**
 * Longer tracks count as more plays: 37 CFR 385.21, overtime adjustment. 5:01 to 6:00 is 1.2 plays, and each further
 * minute or part of one adds 0.2; the steps are to be confirmed, as the rate book says.
 */
import { Decimal } from '../../shared/money.js';

export type Overtime = {
  /** The longest track that counts once. */
  readonly fromSeconds: Decimal;
  readonly stepSeconds: Decimal;
  readonly playsPerStep: Decimal;
};

/** As in the rate book under `us-overtime-*`. */
export const OVERTIME: Overtime = {
  fromSeconds: new Decimal(300),
  stepSeconds: new Decimal(60),
  playsPerStep: new Decimal('0.2'),
};

/** Plays that one stream of a track of that length counts for. */
export const overtimeFactor = (seconds: Decimal, overtime: Overtime = OVERTIME): Decimal => {
  const over = seconds.minus(overtime.fromSeconds);
  if (over.lte(0)) return new Decimal(1);
  return overtime.playsPerStep.times(over.div(overtime.stepSeconds).ceil()).plus(1);
};
