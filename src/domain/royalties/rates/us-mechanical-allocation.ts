/** The payable pool over the works, by plays adjusted for overtime: 37 CFR 385.21(b)(4). */
import { sum, ZERO, Decimal } from '../../shared/money.js';
import { allocate, weightsOf, type Allocation } from '../rounding.js';
import { OVERTIME, overtimeFactor, type Overtime } from './us-overtime.js';

export type TrackPlays = { readonly seconds: Decimal; readonly plays: bigint };

export type UsMechanicalAllocation = {
  readonly adjustedPlays: ReadonlyMap<string, Decimal>;
  readonly totalAdjustedPlays: Decimal;
  /** Minor units per adjusted play, unrounded; 0 when nothing was played. */
  readonly ratePerAdjustedPlay: Decimal;
  /** In the order of the tracks. */
  readonly allocation: Allocation;
};

/** `poolMinor` is whole minor units, and is paid out to the last of them. */
export const usMechanicalAllocation = (
  poolMinor: Decimal,
  tracks: ReadonlyMap<string, TrackPlays>,
  overtime: Overtime = OVERTIME,
): UsMechanicalAllocation => {
  const adjusted = ([id, { seconds, plays }]: [string, TrackPlays]) =>
    [id, overtimeFactor(seconds, overtime).times(new Decimal(plays))] as const;
  const adjustedPlays = new Map([...tracks].map(adjusted));
  const totalAdjustedPlays = sum(adjustedPlays.values());
  const ratePerAdjustedPlay = totalAdjustedPlays.isZero() ? ZERO : poolMinor.div(totalAdjustedPlays);
  const allocation = allocate(poolMinor, weightsOf(adjustedPlays));
  return { adjustedPlays, totalAdjustedPlays, ratePerAdjustedPlay, allocation };
};
