/** Pages, the same way everywhere: `limit`, an opaque `cursor`, and `next` in the answer until nothing is left. */
import { parseTime } from './listening/repair-clock.js';
import { ProblemError } from './problem.js';

export const LIMIT_DEFAULT = 50;
export const LIMIT_MAX = 500;
const CURSOR_CHARACTERS_MAX = 1_000;

export type Page<Item> = { readonly items: readonly Item[]; readonly next: string | null };

/** Throws `invalid-request` for what is no number, or out of bounds. */
export const limitOf = (raw: string | undefined): number => {
  if (raw === undefined) return LIMIT_DEFAULT;
  const limit = /^\d{1,6}$/.test(raw) ? Number(raw) : 0;
  if (limit < 1 || limit > LIMIT_MAX)
    throw new ProblemError('invalid-request', `limit must be a whole number from 1 to ${LIMIT_MAX}`);
  return limit;
};

/** The keys of the last row of a page, as texts, in an opaque wrapping. */
export const cursorOf = (...keys: readonly string[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url');

/** What `cursorOf` wrapped; throws `invalid-request` for what is not a cursor of this list. */
export const keysOf = (cursor: string | undefined, forms: readonly RegExp[]): readonly string[] | undefined => {
  if (cursor === undefined) return undefined;
  const keys = cursor.length <= CURSOR_CHARACTERS_MAX ? unwrap(cursor) : undefined;
  const right =
    Array.isArray(keys) && keys.length === forms.length && forms.every((form, nth) => fits(String(keys[nth]), form));
  if (!right) throw new ProblemError('invalid-request', 'cursor must be the `next` of an earlier page of this list');
  return keys.map(String);
};

/** A key that looks like a day or a time must be one that exists. */
const fits = (key: string, form: RegExp): boolean =>
  form.test(key) && (!/^\d{4}-\d\d-\d\d/.test(key) || parseTime(key) !== undefined);

const unwrap = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
};

/** One row more than asked for tells whether there is a next page. */
export const pageOf = <Row, Item>(
  rows: readonly Row[],
  limit: number,
  item: (row: Row) => Item,
  cursor: (row: Row) => string,
): Page<Item> => {
  const shown = rows.slice(0, limit);
  return { items: shown.map(item), next: rows.length > limit ? cursor(shown.at(-1)!) : null };
};
