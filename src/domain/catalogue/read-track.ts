/** From whatever a catalogue file or a request holds to the facts of one track. */
import { trackId } from '../shared/ids.js';
import { parsed, reading, unreadable, type Read } from '../shared/problem.js';
import type { TrackFacts } from './catalogued-track.js';
import { parseIsrc } from './isrc.js';

/** Characters (UTF-16 units) of a title, artist, label or publisher: past every real one, short enough for a line. */
export const TEXT_CHARS_MAX = 1_000;
/** Seven days: past the longest mix, and far below what a mix-up of units would give. */
export const DURATION_MS_MAX = 604_800_000;

type Fields = Readonly<Record<string, unknown>>;

/** The first thing wrong is the problem; fields that are not listed are left out. `null` counts as absent. */
export const readTrack = (raw: unknown): Read<TrackFacts> =>
  reading(() => {
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
      return unreadable('NotAnObject', '', 'a track must be a JSON object');
    const fields = raw as Fields;
    const id = required(fields, 'trackId');
    const publisher = optional(fields, 'publisher', text);
    const durationMs = optional(fields, 'durationMs', duration);
    const durationEstimated = optional(fields, 'durationEstimated', flag);
    return {
      trackId: parsed('BadFormat', 'trackId', () => trackId(id)),
      isrc: isrc(required(fields, 'isrc')),
      title: notBlank(required(fields, 'title'), 'title'),
      artist: notBlank(required(fields, 'artist'), 'artist'),
      label: required(fields, 'label'),
      ...(publisher === undefined ? {} : { publisher }),
      ...(durationMs === undefined ? {} : { durationMs }),
      ...(durationEstimated === undefined ? {} : { durationEstimated }),
    };
  });

const required = (fields: Fields, field: string): string => {
  const value = fields[field];
  if (value === undefined || value === null) return unreadable('MissingField', field, `${field} is missing`);
  return text(value, field);
};

const optional = <Value>(
  fields: Fields,
  field: string,
  read: (value: unknown, field: string) => Value,
): Value | undefined => {
  const value = fields[field];
  return value === undefined || value === null ? undefined : read(value, field);
};

/** PostgreSQL can hold neither NUL nor half a surrogate pair, so neither may reach the log. */
const UNSTORABLE = /[\u0000\p{Surrogate}]/u;

const text = (value: unknown, field: string): string => {
  if (typeof value !== 'string') return unreadable('WrongType', field, `${field} must be a text`);
  if (value.length > TEXT_CHARS_MAX)
    return unreadable('TooLong', field, `${field} has ${value.length} characters, at most ${TEXT_CHARS_MAX} are kept`);
  if (UNSTORABLE.test(value)) return unreadable('BadFormat', field, `${field} holds a NUL or half a character`);
  return value;
};

const notBlank = (value: string, field: string): string =>
  value.trim() === '' ? unreadable('BadFormat', field, `${field} is blank`) : value;

const isrc = (value: string) =>
  parseIsrc(value) ?? unreadable('BadFormat', 'isrc', `"${value.slice(0, 80)}" is no ISRC (such as USRC17607839)`);

const duration = (value: unknown, field: string): number =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= DURATION_MS_MAX
    ? value
    : unreadable('OutOfRange', field, `${field} must be whole milliseconds from 1 to ${DURATION_MS_MAX}`);

const flag = (value: unknown, field: string): boolean =>
  typeof value === 'boolean' ? value : unreadable('WrongType', field, `${field} must be true or false`);
