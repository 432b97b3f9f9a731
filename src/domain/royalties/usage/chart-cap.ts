/**
 * What a chart counts of the plays: at most so many of one listener, track and day. Royalties see every play. Official
 * Charts Company (2014): 10, see https://completemusicupdate.com/article/uk-singles-chart-to-include-plays-on-streaming-services/
 */
import type { UsagePolicy } from './usage-policy.js';

export type ChartCapPolicy = UsagePolicy & { readonly playsMax: bigint };

export const CHART_CAP_POLICIES = [
  { name: 'occ-ten-a-day', version: 1, playsMax: 10n },
] as const satisfies readonly ChartCapPolicy[];

export type DayOfPlays = {
  readonly listenerId: string;
  readonly trackId: string;
  readonly day: string;
  readonly plays: bigint;
};

/** Plays of the same listener, track and day may come in several rows. */
export const chartStreams = (days: Iterable<DayOfPlays>, { playsMax }: Pick<ChartCapPolicy, 'playsMax'>): bigint => {
  const byDay = new Map<string, bigint>();
  for (const { listenerId, trackId, day, plays } of days) {
    const key = JSON.stringify([listenerId, trackId, day]);
    byDay.set(key, (byDay.get(key) ?? 0n) + plays);
  }
  let counted = 0n;
  for (const plays of byDay.values()) counted += plays > playsMax ? playsMax : plays;
  return counted;
};
