/** Statutory webcasting royalties: 37 CFR 380.10, per performance, with a yearly minimum that usage is credited against. */
import { Decimal, sum } from '../../shared/money.js';

export type Webcasting = {
  readonly performances: bigint;
  /** Money for one performance, which is one song to one listener. */
  readonly rate: Decimal;
  readonly channels: bigint;
  readonly minimumPerChannel: Decimal;
  /** The most that the minimum comes to over all channels; absent or null without a cap. */
  readonly minimumCap?: Decimal | null;
};

export type WebcastingRoyalty = {
  readonly royalty: Decimal;
  /** Due in January, and not refunded when the usage of the year stays below it. */
  readonly minimum: Decimal;
  readonly furtherDue: Decimal;
};

/** One year, unrounded. */
export const webcastingRoyalty = (year: Webcasting): WebcastingRoyalty => {
  const royalty = year.rate.times(new Decimal(year.performances));
  const minimum = minimumOf(year);
  return { royalty, minimum, furtherDue: furtherDue(royalty, minimum) };
};

export type WebcastingMinimum = Pick<Webcasting, 'channels' | 'minimumPerChannel' | 'minimumCap'>;

const minimumOf = ({ channels, minimumPerChannel, minimumCap }: WebcastingMinimum): Decimal => {
  const uncapped = minimumPerChannel.times(new Decimal(channels));
  return Decimal.min(uncapped, minimumCap ?? uncapped);
};

const furtherDue = (royalty: Decimal, minimum: Decimal) => Decimal.max(royalty.minus(minimum), 0);

/**
 * What falls due for the last of a year's months, unrounded: the first month bears the minimum, and those after it bear
 * what the royalties of the year so far exceed it by. At least one month.
 */
export const webcastingDue = (royalties: readonly Decimal[], year: WebcastingMinimum): Decimal => {
  const minimum = minimumOf(year);
  const further = furtherDue(sum(royalties), minimum);
  if (royalties.length === 1) return minimum.plus(further);
  return further.minus(furtherDue(sum(royalties.slice(0, -1)), minimum));
};

/** Decimals of a rate per performance: "to the nearest fourth decimal place", 37 CFR 380.10(c). */
export const WEBCASTING_RATE_DECIMALS = 4;

/** The base rate moved along with the consumer price index, unrounded: (1 + (C - base) / base) x rate is rate x C / base. */
export const webcastingCola = (baseRate: Decimal, index: Decimal, baseIndex: Decimal): Decimal =>
  baseRate.times(index).div(baseIndex);
