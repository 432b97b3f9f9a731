/** An invented catalogue. ISRCs are well-formed under `ZZ`, which no registrant has; titles hold what breaks bad CSV. */
import { longTail, quantiles } from './distributions.js';
import { integer, prng } from './prng.js';
import { ARTISTS, EXTRAS, NOUNS, PLACES, TITLES } from './words.js';

export type GeneratedTrack = {
  readonly trackId: string;
  readonly isrc: string;
  readonly title: string;
  readonly artist: string;
  readonly durationMs: number;
  readonly durationEstimated: boolean;
  readonly label: string;
  readonly publisher: string;
};

const LABELS = 12;
const PUBLISHERS = 6;
const TRACKS_PER_ARTIST = 3;
const DESIGNATIONS = 100_000; // five digits of an ISRC

const labelRank = longTail(LABELS, 1, 0.5);
const publisherRank = longTail(PUBLISHERS, 1, 0.5);
// Quantiles of the real set's durations; the shortest is above 30 s, so that a full play always earns.
const durationMs = quantiles([0, 35_000], [0.01, 45_000], [0.1, 121_000], [0.25, 163_500], [0.5, 198_000], [0.75, 232_500], [0.9, 275_000], [0.99, 480_000], [1, 720_000]); // prettier-ignore

const PURPOSE = { track: 11, artist: 12, duration: 13 } as const;

export const trackIdAt = (index: number) => `track-${String(index + 1).padStart(6, '0')}`;

/** Milliseconds of the track at an index from 0. */
export const durationAt = (seed: number, index: number): number =>
  Math.round(durationMs(prng(seed, PURPOSE.duration, index)()));

/** The track at an index from 0, made from the seed alone, so that no catalogue is ever held in memory. */
export const trackAt = (seed: number, index: number, yearOfReference: number): GeneratedTrack => {
  const artist = artistAt(seed, Math.floor(index / TRACKS_PER_ARTIST));
  const year = (((yearOfReference - Math.floor(index / DESIGNATIONS)) % 100) + 100) % 100;
  const designation = index % DESIGNATIONS;
  return {
    trackId: trackIdAt(index),
    isrc: `ZZL${two(artist.label)}${two(year)}${String(designation).padStart(5, '0')}`,
    title: titleAt(seed, index),
    artist: artist.name,
    durationMs: durationAt(seed, index),
    durationEstimated: false,
    label: `label-${two(artist.label)}`,
    publisher: `publisher-${two(artist.publisher)}`,
  };
};

const titleAt = (seed: number, index: number): string => {
  const random = prng(seed, PURPOSE.track, index);
  const title = `${TITLES[integer(random, TITLES.length)]} ${NOUNS[integer(random, NOUNS.length)]}`;
  return random() < 0.2 ? `${title}${EXTRAS[integer(random, EXTRAS.length)]}` : title;
};

const artistAt = (seed: number, index: number) => {
  const random = prng(seed, PURPOSE.artist, index);
  const name = `${ARTISTS[integer(random, ARTISTS.length)]} ${PLACES[integer(random, PLACES.length)]}`;
  return { name, label: labelRank(random()) + 1, publisher: publisherRank(random()) + 1 };
};

const two = (number: number) => String(number).padStart(2, '0');
