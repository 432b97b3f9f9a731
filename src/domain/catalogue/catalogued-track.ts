/**
 * What the catalogue says about one track.
 *
 * One stream per track, because a catalogue is delivered again and again and most of a delivery is old news: the same
 * facts are no event, changed facts are one more. Statements are made from the newest; the older ones stay readable.
 */
import { accept, type Decider, type Decision } from '../shared/decision.js';
import type { TrackId } from '../shared/ids.js';
import type { Isrc } from './isrc.js';

export type TrackFacts = {
  readonly trackId: TrackId;
  readonly isrc: Isrc;
  readonly title: string;
  readonly artist: string;
  /** Whom the statement goes to; free text, and may be empty. */
  readonly label: string;
  readonly publisher?: string;
  readonly durationMs?: number;
  /** The duration is a guess, such as the most frequent full play. */
  readonly durationEstimated?: boolean;
};

/** `edition` counts the sets of facts from 1, so that a return to earlier facts is an event of its own. */
export type TrackEvent = { readonly type: 'TrackCatalogued'; readonly data: TrackFacts & { readonly edition: number } };

export type CatalogueTrack = TrackFacts;

type Track = { readonly edition: number; readonly facts?: TrackFacts };

const COMPARED = [
  'isrc', 'title', 'artist', 'label', 'publisher', 'durationMs', 'durationEstimated',
] as const satisfies readonly (keyof TrackFacts)[]; // prettier-ignore

const initial = (): Track => ({ edition: 0 });

const evolve = (_track: Track, { data: { edition, ...facts } }: TrackEvent): Track => ({ edition, facts });

const decide = (facts: CatalogueTrack, track: Track): Decision<TrackEvent, never> => {
  const known = track.facts;
  if (known !== undefined && COMPARED.every((fact) => known[fact] === facts[fact])) return accept();
  return accept({ type: 'TrackCatalogued', data: { ...facts, edition: track.edition + 1 } });
};

/** Refuses nothing: what is no track is turned away before, by `readTrack`. */
export const cataloguedTrack: Decider<CatalogueTrack, Track, TrackEvent, never> = { initial, evolve, decide };

/** The same for a delivery, which does not speak of everything: publisher and duration stay where it says none. */
export const deliveredTrack: Decider<CatalogueTrack, Track, TrackEvent, never> = {
  initial,
  evolve,
  decide: (facts, track) => decide({ ...unsaid(facts, track.facts), ...facts }, track),
};

const unsaid = (facts: TrackFacts, { publisher, durationMs, durationEstimated }: Partial<TrackFacts> = {}) => ({
  ...(publisher === undefined ? {} : { publisher }),
  ...(facts.durationMs !== undefined || durationMs === undefined ? {} : { durationMs }),
  ...(facts.durationMs !== undefined || durationEstimated === undefined ? {} : { durationEstimated }),
});

export const trackStream = (track: TrackId) => `track-${track}` as const;
