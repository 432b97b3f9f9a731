/**
 * Puts the policies' weights on usage. Weights are decimals, and streams stay whole numbers: every stream is counted in
 * so many parts, of which a track keeps as many as it weighs. All models divide in proportion, so they need not know; the
 * cap of the artist-centric one is told the parts.
 */
import { Decimal } from '../../shared/money.js';
import type { Heard, ListenerUsage } from '../payout/payout-model.js';
import { weightsOf } from '../rounding.js';

export type UsageWeights = {
  /** Parts of a stream that nothing weighs on. */
  readonly one: bigint;
  /** Parts by track, for the tracks that some policy weighs. */
  readonly parts: ReadonlyMap<string, bigint>;
};

/** No name of a track has a space, so this one is nobody's. */
const UNWEIGHED = ' unweighed';

/** From what a stream of each track weighs; tracks that are not named weigh 1. Throws a RangeError for a weight below zero. */
export const usageWeights = (weights: ReadonlyMap<string, Decimal>): UsageWeights => {
  const [one, ...parts] = weightsOf(new Map([[UNWEIGHED, new Decimal(1)], ...weights]));
  return { one: one!.weight, parts: new Map(parts.map(({ id, weight }) => [id, weight])) };
};

/** The same usage in parts. Nothing is copied where no policy weighs on anything. */
export const weighed = (usage: ListenerUsage, { one, parts }: UsageWeights): ListenerUsage => {
  if (parts.size === 0) return usage;
  return { moneyMinor: usage.moneyMinor, heard: usage.heard.map((heard) => times(heard, parts.get(heard.id) ?? one)) };
};

const times = ({ id, streams, msHeard, activeStreams }: Heard, parts: bigint): Heard => ({
  id,
  streams: streams * parts,
  msHeard: msHeard * parts,
  activeStreams: activeStreams * parts,
});
