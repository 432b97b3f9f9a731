/** A release: the product with a bar code, and the tracks on it in their order. */
import type { TrackId } from '../shared/ids.js';
import type { Day } from './day.js';
import type { Icpn } from './icpn.js';
import { repeated, statedFacts, type StatedEvent } from './stated-facts.js';

export type ReleaseFacts = {
  readonly icpn: Icpn;
  readonly title: string;
  /** In the order of the release; at least one. */
  readonly tracks: readonly TrackId[];
  readonly effectiveFrom: Day;
};

export type ReleaseEvent = StatedEvent<'ReleaseCatalogued', ReleaseFacts>;

export type ReleaseRefusal =
  | { readonly kind: 'TrackReleasedTwice'; readonly icpn: Icpn; readonly trackId: TrackId }
  | { readonly kind: 'ReleaseWithoutTracks'; readonly icpn: Icpn };

const wrong = ({ icpn, tracks }: ReleaseFacts): ReleaseRefusal | undefined => {
  if (tracks.length === 0) return { kind: 'ReleaseWithoutTracks', icpn };
  const trackId = repeated(tracks);
  return trackId === undefined ? undefined : { kind: 'TrackReleasedTwice', icpn, trackId };
};

export const release = statedFacts<'ReleaseCatalogued', ReleaseFacts, ReleaseRefusal>('ReleaseCatalogued', wrong);

export const releaseStream = (icpn: Icpn) => `release-${icpn}` as const;
