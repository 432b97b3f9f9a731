/**
 * Artificial streams never earn, and a track that is mostly made of them costs its supplier a penalty. Spotify, live
 * 1 Apr 2024: EUR 10 for each track and month, when more than 90 % of its streams are artificial. See
 * https://support.tunecore.com/hc/en-ca/articles/22901710894356-Fees-Penalties-for-Artificial-Streaming
 */
import { Decimal, ZERO } from '../../shared/money.js';
import type { UsagePolicy } from './usage-policy.js';

export type ArtificialStreamsPolicy = UsagePolicy & {
  /** Penalised strictly above this part of the streams, as a decimal string. */
  readonly threshold: string;
  /** For each track and month, in minor units of `currency`, as a decimal string. */
  readonly penaltyMinor: string;
  readonly currency: string;
};

export const ARTIFICIAL_STREAMS_POLICIES = [
  { name: 'exclude-only', version: 1, threshold: '1', penaltyMinor: '0', currency: 'EUR' },
  { name: 'ten-euro-above-ninety-percent', version: 1, threshold: '0.90', penaltyMinor: '1000', currency: 'EUR' },
] as const satisfies readonly ArtificialStreamsPolicy[];

/** Of one track in one month. */
export type FoundArtificial = { readonly streams: bigint; readonly artificial: bigint };

/** What a verdict comes to for a track (or listener) with so many streams in the month; `all` follows streams that come in late. */
export const artificialOf = (verdict: number | 'all', streams: bigint): bigint =>
  verdict === 'all' ? streams : BigInt(verdict);

/** Streams that still earn. A verdict may name more streams than count, since it sees the short ones too: none is the least. */
export const bearingStreams = ({ streams, artificial }: FoundArtificial): bigint =>
  artificial >= streams ? 0n : streams - artificial;

/** What a stream of the track weighs once the artificial ones are spread over all of them, for models that count by listener. */
export const bearingWeight = (found: FoundArtificial): Decimal =>
  found.streams === 0n ? new Decimal(1) : new Decimal(bearingStreams(found)).div(new Decimal(found.streams));

/** In minor units; zero for a track that is not penalised, such as one that nobody streamed. */
export const penaltyOf = (
  { streams, artificial }: FoundArtificial,
  policy: Pick<ArtificialStreamsPolicy, 'threshold' | 'penaltyMinor'>,
): Decimal =>
  new Decimal(artificial).gt(new Decimal(policy.threshold).times(new Decimal(streams))) && streams > 0n
    ? new Decimal(policy.penaltyMinor)
    : ZERO;
