/** The rules that ListenBrainz holds one listen against, in its order and its words, so that its clients understand us. */
import { isWellFormed, plainText } from '../plain-text.js';
import type { Fields, Metadata } from './listen-to-play.js';
import { DURATION_S_MAX, LISTENED_AT_AHEAD_S_MAX, LISTENED_AT_S_MIN, TAGS_MAX, TAG_CHARACTERS_MAX } from './limits.js';
import { parseMbid } from './mbid.js';
import { refuse } from './refusal.js';

export type ListenType = 'single' | 'import' | 'playing_now';

/** Answers the metadata, and for what was listened to also when (seconds since 1970). Throws through `refuse`. */
export const validateListen = (
  listen: unknown,
  type: ListenType,
  nowS: number,
): { readonly listenedAt?: number; readonly metadata: Metadata } => {
  if (listen === null) return refuse('Listen is empty and cannot be validated.');
  const fields = isObject(listen) ? listen : {};
  if (type === 'playing_now') checkNoListenedAt(fields);
  const listenedAt = type === 'playing_now' ? undefined : listenedAtOf(fields, nowS);
  if (!('track_metadata' in fields)) refuse('JSON document must contain the key track_metadata at the top level.');
  checkTopLevel(fields, type);
  const metadata = metadataOf(fields['track_metadata']);
  checkInfo(metadata['additional_info']);
  checkTexts(fields);
  return { ...(listenedAt !== undefined && { listenedAt }), metadata };
};

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const checkNoListenedAt = (fields: Fields) => {
  if ('listened_at' in fields) refuse('JSON document must not contain listened_at while submitting playing_now.');
};

const listenedAtOf = (fields: Fields, nowS: number): number => {
  if (!('listened_at' in fields)) refuse('JSON document must contain the key listened_at at the top level.');
  const listenedAt = wholeNumber(fields['listened_at']);
  if (listenedAt === undefined) return refuse('JSON document must contain an int value for listened_at.');
  if (listenedAt >= nowS + LISTENED_AT_AHEAD_S_MAX) refuse('Value for key listened_at is too high.');
  if (listenedAt < LISTENED_AT_S_MIN)
    refuse(
      `Value for key listened_at is too low. listened_at timestamp should be greater than ${LISTENED_AT_S_MIN} (2002-10-01 00:00:00 UTC).`,
    );
  return listenedAt;
};

/** A fraction is cut off, and a text of digits counts, as with ListenBrainz. */
const wholeNumber = (value: unknown): number | undefined => {
  if (typeof value === 'string' && !/^\s*[+-]?\d+\s*$/.test(value)) return undefined;
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const whole = Math.trunc(Number(value));
  return Number.isSafeInteger(whole) ? whole : undefined;
};

const checkTopLevel = (fields: Fields, type: ListenType) => {
  const keys = Object.keys(fields).length;
  if (type === 'playing_now' && keys > 1)
    refuse('JSON document may only contain track_metadata as top level key when submitting playing_now.');
  if (keys > 2) refuse('JSON document may only contain listened_at and track_metadata top level keys');
};

const metadataOf = (value: unknown): Metadata => {
  if (value === null) return refuse('JSON document may not have track_metadata with null value.');
  const metadata = isObject(value) ? value : {};
  return {
    ...metadata,
    track_name: nameOf(metadata, 'track_name'),
    artist_name: nameOf(metadata, 'artist_name'),
    ...('release_name' in metadata && { release_name: stringOf(metadata, 'release_name') }),
  };
};

const nameOf = (metadata: Fields, key: string): string => {
  if (!(key in metadata)) refuse(`JSON document does not contain required field track_metadata.${key}.`);
  const name = stringOf(metadata, key);
  return plainText(name, Infinity) === '' ? refuse(`field track_metadata.${key} is empty.`) : name;
};

const stringOf = (metadata: Fields, key: string): string => {
  const value = metadata[key];
  return typeof value === 'string' ? value : refuse(`track_metadata.${key} must be a single string.`);
};

const checkInfo = (info: unknown) => {
  if (info === undefined || info === null) return;
  if (!isObject(info)) return refuse('track_metadata.additional_info must be an object.');
  checkTags(info['tags']);
  if ('duration' in info && 'duration_ms' in info)
    refuse('JSON document should not contain both duration and duration_ms.');
  checkDuration(info, 'duration', DURATION_S_MAX);
  checkDuration(info, 'duration_ms', DURATION_S_MAX * 1_000);
  for (const key of ['release_mbid', 'recording_mbid', 'release_group_mbid', 'track_mbid'])
    if (Boolean(info[key]) && parseMbid(info[key]) === undefined) refuse(`${key} MBID format invalid.`);
  for (const key of ['artist_mbids', 'work_mbids']) checkMbids(key, info[key]);
};

const checkTags = (tags: unknown) => {
  if (!Array.isArray(tags)) return;
  if (tags.length > TAGS_MAX)
    refuse(`JSON document may not contain more than ${TAGS_MAX} items in track_metadata.additional_info.tags.`);
  if (tags.some((tag) => typeof tag === 'string' && tag.length > TAG_CHARACTERS_MAX))
    refuse(
      `JSON document may not contain track_metadata.additional_info.tags longer than ${TAG_CHARACTERS_MAX} characters.`,
    );
};

const checkDuration = (info: Fields, key: string, max: number) => {
  if (!(key in info)) return;
  const value = info[key];
  const whole =
    typeof value === 'number' || (typeof value === 'string' && value.trim() !== '') ? Math.trunc(Number(value)) : 0;
  if (!(whole > 0)) refuse(`Value for ${key} is invalid, should be a positive integer.`);
  if (whole > max) refuse(`Value for ${key} is too large, max permitted value is ${max}`);
};

const checkMbids = (key: string, mbids: unknown) => {
  if (!mbids) return;
  if (!Array.isArray(mbids) || mbids.some((mbid) => Boolean(mbid) && parseMbid(mbid) === undefined))
    refuse(`${key} MBID format invalid.`);
};

/** No NUL, which no store keeps, and no half of a surrogate pair; without recursion, for a listen may nest deeply. */
const checkTexts = (listen: Fields) => {
  const open: unknown[] = [listen];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'string') checkText(value);
    else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) open.push(inner);
  }
};

const checkText = (text: string) => {
  if (text.includes('\0')) refuse(`${text.replaceAll('\0', '\\u0000')} contains a unicode null`);
  if (!isWellFormed(text)) refuse('Cannot parse JSON document: half of a surrogate pair');
};
