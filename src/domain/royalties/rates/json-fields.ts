/** Small readers of the fields of one JSON object; each stops at the first problem, inside `reading` (shared/problem.ts). */
import { isDay } from '../deals/days.js';
import { unreadable } from '../../shared/problem.js';

export type Fields = Readonly<Record<string, unknown>>;

const TEXT_CHARS_MAX = 1_000;
const SHOWN_CHARS = 80;
const DECIMAL = /^-?(0|[1-9]\d*)(\.\d+)?$/;
/** PostgreSQL can hold neither NUL nor half a surrogate pair, so neither may reach the log. */
const UNSTORABLE = /[\u0000\p{Surrogate}]/u;

export const objectOf = (raw: unknown, field: string, what: string): Fields =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw)
    ? (raw as Fields)
    : unreadable('NotAnObject', field, `${what} must be a JSON object`);

/** `null` counts as absent. */
export const isThere = (fields: Fields, field: string): boolean =>
  fields[field] !== undefined && fields[field] !== null;

export const text = (fields: Fields, field: string): string => {
  const value = fields[field];
  if (value === undefined || value === null) return unreadable('MissingField', field, `${field} is missing`);
  if (typeof value !== 'string') return unreadable('WrongType', field, `${field} must be a text`);
  if (value.length > TEXT_CHARS_MAX)
    return unreadable('TooLong', field, `${field} has ${value.length} characters, at most ${TEXT_CHARS_MAX} are kept`);
  if (UNSTORABLE.test(value)) return unreadable('BadFormat', field, `${field} holds a NUL or half a character`);
  return value.trim() === '' ? unreadable('BadFormat', field, `${field} is blank`) : value;
};

export const matching = (fields: Fields, field: string, form: RegExp, means: string): string => {
  const value = text(fields, field);
  return form.test(value) ? value : mismatch(field, means, value);
};

export const oneOf = <Value extends string>(fields: Fields, field: string, values: readonly Value[]): Value => {
  const value = text(fields, field);
  return values.find((known) => known === value) ?? mismatch(field, `one of ${values.join(', ')}`, value);
};

/** Sign, size and digits are for the decider to judge; here it only has to be a decimal. */
export const decimal = (fields: Fields, field: string): string =>
  matching(fields, field, DECIMAL, 'a decimal string such as "1234.50"');

export const day = (fields: Fields, field: string): string => {
  const value = text(fields, field);
  return isDay(value) ? value : mismatch(field, 'a day such as 2026-08-01', value);
};

/** Absent fields stay absent, so that a fact says only what was said. */
export const maybe = <Field extends string, Value>(
  fields: Fields,
  field: Field,
  read: (fields: Fields, field: Field) => Value,
): Partial<Record<Field, Value>> =>
  isThere(fields, field) ? ({ [field]: read(fields, field) } as Record<Field, Value>) : {};

const mismatch = (field: string, means: string, value: string): never =>
  unreadable('BadFormat', field, `${field} must be ${means}, got "${value.slice(0, SHOWN_CHARS)}"`);
