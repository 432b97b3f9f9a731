/**
 * Who is a professional artist in a month, for the artist-centric boost. Deezer: 1,000 streams a month from 500
 * different listeners. See https://www.deezer.com/explore/en-us/artist-remuneration/
 */
import type { UsagePolicy } from './usage-policy.js';

export type ProfessionalArtistsPolicy = UsagePolicy & { readonly streamsMin: number; readonly listenersMin: number };

export const PROFESSIONAL_ARTISTS_POLICIES = [
  { name: 'thousand-streams-from-five-hundred', version: 1, streamsMin: 1_000, listenersMin: 500 },
] as const satisfies readonly ProfessionalArtistsPolicy[];

/** Of one artist in the month, over all of the artist's tracks; each listener counted once. */
export type MonthOfArtist = { readonly streams: bigint; readonly listeners: bigint };

export const isProfessional = ({ streams, listeners }: MonthOfArtist, policy: ProfessionalArtistsPolicy): boolean =>
  streams >= policy.streamsMin && listeners >= policy.listenersMin;
