/** Physical copies, downloads and ringtones: 37 CFR 385.11, the larger of a rate per copy and one per minute. */
import { Decimal } from '../../shared/money.js';

export type PhysicalRates = {
  /** US cents per copy of a work. */
  readonly flatCents: Decimal;
  /** US cents per minute or fraction of one. */
  readonly perMinuteCents: Decimal;
};

const SECONDS_PER_MINUTE = 60;

/** US cents for one copy of a track of that length. */
export const physicalRateCents = (seconds: Decimal, { flatCents, perMinuteCents }: PhysicalRates): Decimal =>
  Decimal.max(flatCents, perMinuteCents.times(seconds.div(SECONDS_PER_MINUTE).ceil()));

/** US cents for so many copies, unrounded. */
export const physicalMechanical = (seconds: Decimal, units: bigint, rates: PhysicalRates): Decimal =>
  physicalRateCents(seconds, rates).times(new Decimal(units));
