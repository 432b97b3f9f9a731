/**
 * Tracks below a yearly minimum take no part in the pool; their money stays with the others. Spotify, live 1 Apr 2024:
 * 1,000 streams in the previous 12 months and an undisclosed number of unique listeners. See
 * https://www.musicbusinessworldwide.com/changes-to-spotifys-royalty-model-including-the-1000-annual-streams-royalty-policy-are-officially-live/
 */
import type { UsagePolicy } from './usage-policy.js';

export type MinimumStreamsPolicy = UsagePolicy & {
  /** Months that the streams are counted over, the paid one being the last. */
  readonly months: number;
  /** Reached is enough. */
  readonly streamsMin: number | bigint;
  /** Unique listeners over the same months; null for no such minimum. */
  readonly listenersMin: number | null;
};

export const MINIMUM_STREAMS_POLICIES = [
  { name: 'no-minimum', version: 1, months: 12, streamsMin: 0, listenersMin: null },
  { name: 'thousand-a-year', version: 1, months: 12, streamsMin: 1_000, listenersMin: null },
  // The number of listeners is what one distributor says (https://www.octiive.com/blog/spotifys-new-royalty-model): unconfirmed.
  { name: 'thousand-a-year-from-fifty', version: 1, months: 12, streamsMin: 1_000, listenersMin: 50 },
] as const satisfies readonly MinimumStreamsPolicy[];

/** Of one track, over the months of the policy. */
export type YearOfTrack = { readonly streams: bigint; readonly listeners?: bigint };

/** A track whose listeners nobody counted meets no minimum of listeners. */
export const isEligible = (
  { streams, listeners = 0n }: YearOfTrack,
  policy: Pick<MinimumStreamsPolicy, 'streamsMin' | 'listenersMin'>,
): boolean => streams >= policy.streamsMin && (policy.listenersMin === null || listeners >= policy.listenersMin);
