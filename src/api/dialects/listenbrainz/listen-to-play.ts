/** From a listen, as players submit it and as ListenBrainz exports it, to a play. Reads what it can; checks are made before. */
import { parseIsrc } from '../../../domain/catalogue/isrc.js';
import { playId, type ListenerId } from '../../../domain/shared/ids.js';
import { uuidOfName } from '../../../platform/uuid-of-name.js';
import type { ClaimedPlay } from '../claimed-play.js';
import { CLIENT_CHARACTERS_MAX, NAME_CHARACTERS_MAX, plainText, textIn } from '../plain-text.js';
import type { NamedRecording } from '../unmatched-recording.js';
import { DURATION_S_MAX } from './limits.js';
import { parseMbid } from './mbid.js';

/** A JSON object whose fields were not looked at yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** `artist_name` and `track_name` are texts with something printable in them. */
export type Metadata = Fields & { readonly artist_name: string; readonly track_name: string };

const NAMESPACE = '2f6c1d0a-9d3c-5a52-8c6e-5b7b0d9a4e13';
const DAY_MS = 86_400_000;
const HALF = 0.5;
const FOUR_MINUTES_MS = 240_000;
const UNKNOWN_TRACK_MS = 30_000;

/** `listenedAt` is when playing began, in seconds since 1970. */
export const playOfListen = (listenedAt: number, metadata: Metadata, listener: ListenerId): ClaimedPlay => {
  const info = infoOf(metadata);
  const recording = recordingOf(metadata);
  const trackDurationMs = durationMs(info);
  const device = nameAndVersion(info, 'media_player');
  const client = nameAndVersion(info, 'submission_client');
  return {
    playId: idOfListen(listenedAt, recording, info, listener),
    startedAt: new Date(listenedAt * 1_000).toISOString(),
    msHeard: msProven(info, trackDurationMs),
    ...(trackDurationMs !== undefined && { trackDurationMs }),
    endReason: 'unknown',
    skipped: false,
    ...(device !== undefined && { device }),
    ...(client !== undefined && { client }),
    recording,
  };
};

/** What was said of the recording. */
export const recordingOf = (metadata: Metadata): NamedRecording => {
  const info = infoOf(metadata);
  const release = textIn(metadata['release_name']);
  const isrc = parseIsrc(textIn(Array.isArray(info['isrc']) ? info['isrc'][0] : info['isrc'], 15) ?? '');
  const mbid = parseMbid(info['recording_mbid']);
  return {
    title: plainText(metadata.track_name, NAME_CHARACTERS_MAX),
    artist: plainText(metadata.artist_name, NAME_CHARACTERS_MAX),
    ...(release !== undefined && { release }),
    ...(isrc !== undefined && { isrc }),
    ...(mbid !== undefined && { mbid }),
  };
};

/**
 * A UUIDv5 of who listened when to what with which client, so that a listen that is sent again, or comes back in an
 * export, is a resend. The client's version is left out: a queue of unsent listens outlives an update.
 */
const idOfListen = (
  listenedAt: number,
  { artist, title, release, mbid, isrc }: NamedRecording,
  info: Fields,
  listener: ListenerId,
) =>
  playId(
    uuidOfName(
      NAMESPACE,
      JSON.stringify([
        listener,
        listenedAt,
        artist,
        title,
        release,
        mbid,
        isrc,
        info['submission_client'] ?? info['media_player'],
      ]),
    ),
  );

/**
 * How many milliseconds a listen proves were heard, because it does not say how many were.
 * 1. What the client measured, where it did: `duration_played` (seconds), or `ms_played` of imported histories.
 * 2. With the track's duration: half of it, or four minutes if that is less. Clients submit no listen before that.
 * 3. Without it: 30 seconds, which is half of the shortest track of a minute; it cannot be less for any longer one.
 * A guess at the rest would be money for what nobody heard.
 */
const msProven = (info: Fields, trackDurationMs: number | undefined): number => {
  const measured = numberOf(info['duration_played'], 1_000, DAY_MS) ?? numberOf(info['ms_played'], 1, DAY_MS);
  if (measured !== undefined) return measured;
  return trackDurationMs === undefined
    ? UNKNOWN_TRACK_MS
    : Math.min(Math.floor(trackDurationMs * HALF), FOUR_MINUTES_MS);
};

const durationMs = (info: Fields) =>
  numberOf(info['duration_ms'], 1, DURATION_S_MAX * 1_000) ?? numberOf(info['duration'], 1_000, DURATION_S_MAX * 1_000);

/** A number, or a text that is one, in whole units of milliseconds; undefined where it is none, not positive or above `max`. */
const numberOf = (value: unknown, unitMs: number, max: number): number | undefined => {
  if (typeof value !== 'number' && (typeof value !== 'string' || value.trim() === '')) return undefined;
  const ms = Math.floor(Number(value) * unitMs);
  return ms > 0 && ms <= max ? ms : undefined;
};

/** `Rhythmbox/1.0`; undefined where no name was given. */
const nameAndVersion = (info: Fields, field: string): string | undefined => {
  const name = textIn(info[field], CLIENT_CHARACTERS_MAX);
  const version = textIn(info[`${field}_version`], CLIENT_CHARACTERS_MAX);
  return name === undefined || version === undefined ? name : plainText(`${name}/${version}`, CLIENT_CHARACTERS_MAX);
};

const infoOf = (metadata: Fields): Fields => (metadata['additional_info'] ?? {}) as Fields;
