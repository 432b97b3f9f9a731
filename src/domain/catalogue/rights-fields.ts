/** The fields that the readers of parties, works and claims have in common. The first thing wrong is the problem. */
import { TERRITORY } from '../shared/market.js';
import { Decimal } from '../shared/money.js';
import { parsed, unreadable } from '../shared/problem.js';
import { WORLD } from './coverage.js';
import { day, type Day } from './day.js';
import { TEXT_CHARS_MAX } from './read-track.js';

export type Fields = Readonly<Record<string, unknown>>;

/** Items of one list: writers of a work, tracks of a release. */
export const ITEMS_MAX = 1_000;

/** A percent has at most three digits before the point; one more lets the refusal of what is above 100 say so. */
const PERCENT = /^-?\d{1,4}(\.\d{1,6})?$/;
/** PostgreSQL can hold neither NUL nor half a surrogate pair, so neither may reach the log. */
const UNSTORABLE = /[\u0000\p{Surrogate}]/u;

export const objectOf = (raw: unknown, field: string, what: string): Fields =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw)
    ? (raw as Fields)
    : unreadable('NotAnObject', field, `${what} must be a JSON object`);

/** `null` counts as absent. */
export const has = (fields: Fields, field: string): boolean => fields[field] !== undefined && fields[field] !== null;

export const textOf = (fields: Fields, field: string): string => {
  const value = fields[field];
  if (value === undefined || value === null) return unreadable('MissingField', field, `${field} is missing`);
  if (typeof value !== 'string') return unreadable('WrongType', field, `${field} must be a text`);
  if (value.length > TEXT_CHARS_MAX)
    return unreadable('TooLong', field, `${field} has ${value.length} characters, at most ${TEXT_CHARS_MAX} are kept`);
  if (UNSTORABLE.test(value)) return unreadable('BadFormat', field, `${field} holds a NUL or half a character`);
  return value.trim() === '' ? unreadable('BadFormat', field, `${field} is blank`) : value;
};

/** Through a parser that throws a TypeError, such as `partyId`. */
export const idOf = <Value>(fields: Fields, field: string, parse: (raw: string) => Value): Value => {
  const raw = textOf(fields, field);
  return parsed('BadFormat', field, () => parse(raw));
};

/** Through a parser that answers undefined for what has the wrong form or check digit; absent stays absent. */
export const codeOf = <Value>(
  fields: Fields,
  field: string,
  parse: (raw: string) => Value | undefined,
): Value | undefined => {
  if (!has(fields, field)) return undefined;
  const raw = textOf(fields, field);
  const wrong = () =>
    unreadable(
      'BadFormat',
      field,
      `"${raw.slice(0, 80)}" is no ${field.toUpperCase()}: its form or check digit is wrong`,
    );
  return parse(raw) ?? wrong();
};

export const oneOf = <Value extends string>(fields: Fields, field: string, values: readonly Value[]): Value => {
  const raw = textOf(fields, field);
  const wrong = () => unreadable('BadFormat', field, `${field} must be one of ${values.join(', ')}`);
  return values.find((value) => value === raw) ?? wrong();
};

export const dayOf = (fields: Fields, field: string): Day => idOf(fields, field, day);

/** Percent, as a decimal string without needless zeros; its size is for the claims to judge. */
export const percentOf = (fields: Fields, field: string): string => {
  const raw = textOf(fields, field);
  if (!PERCENT.test(raw))
    return unreadable('BadFormat', field, `${field} must be a percentage with up to 6 decimals, such as "33.333333"`);
  return new Decimal(raw).plus(0).toFixed();
};

/** Every item with the name of its place, such as `writers[2]`. */
export const listOf = <Item>(
  fields: Fields,
  field: string,
  read: (items: Fields, at: string) => Item,
): readonly Item[] => {
  const value = fields[field];
  if (value === undefined || value === null) return unreadable('MissingField', field, `${field} is missing`);
  if (!Array.isArray(value)) return unreadable('WrongType', field, `${field} must be a list`);
  if (value.length > ITEMS_MAX)
    return unreadable('TooLong', field, `${field} has ${value.length} items, at most ${ITEMS_MAX} are kept`);
  return value.map((item: unknown, index) => read({ [`${field}[${index}]`]: item }, `${field}[${index}]`));
};

/** One object of a list, its fields under their whole names, such as `writers[2].role`. */
export const itemOf = (items: Fields, at: string): Fields => {
  const item = objectOf(items[at], at, at);
  return Object.fromEntries(Object.entries(item).map(([field, value]) => [`${at}.${field}`, value]));
};

/** A list of territories. */
export const territoriesOf = (fields: Fields, field: string): readonly string[] =>
  listOf(fields, field, (items, at) => {
    const territory = textOf(items, at);
    const wrong = () => unreadable('BadFormat', at, `${at} must be two letters (ISO 3166-1), such as DE`);
    return TERRITORY.test(territory) ? territory : wrong();
  });

/** The same, or `*` for the world, by itself or as the one item of the list. */
export const worldOrTerritoriesOf = (fields: Fields, field: string): readonly string[] => {
  const value = fields[field];
  const world = value === WORLD || (Array.isArray(value) && value.length === 1 && value[0] === WORLD);
  return world ? [WORLD] : territoriesOf(fields, field);
};
