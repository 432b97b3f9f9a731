/**
 * Rain, white noise and the like earn a fraction of music, and nothing when they are cut short to earn more often.
 * Spotify, live 1 Apr 2024: at least two minutes; the fraction is undisclosed, "one-fifth" is what one distributor says
 * (https://www.octiive.com/blog/spotifys-new-royalty-model). Deezer pays nothing for it.
 */
import { Decimal, ZERO } from '../../shared/money.js';
import type { UsagePolicy } from './usage-policy.js';

export type FunctionalNoisePolicy = UsagePolicy & {
  /** Seconds that functional audio must be long to earn at all. */
  readonly secondsMin: number | bigint;
  /** What a stream of it weighs beside a stream of music, as a decimal string. */
  readonly weight: string;
};

export const FUNCTIONAL_NOISE_POLICIES = [
  { name: 'noise-as-music', version: 1, secondsMin: 0, weight: '1' },
  { name: 'noise-a-fifth', version: 1, secondsMin: 120, weight: '0.2' },
  { name: 'noise-unpaid', version: 1, secondsMin: 0, weight: '0' },
] as const satisfies readonly FunctionalNoisePolicy[];

/** What the catalogue says about a track's audio. */
export type AudioFacts = { readonly functional: boolean; readonly seconds: bigint };

const MUSIC = new Decimal(1);

/** What a stream of the track weighs; a stream of music is 1. */
export const noiseWeight = (
  { functional, seconds }: AudioFacts,
  policy: Pick<FunctionalNoisePolicy, 'secondsMin' | 'weight'>,
): Decimal => {
  if (!functional) return MUSIC;
  return seconds >= policy.secondsMin ? new Decimal(policy.weight) : ZERO;
};
