/** Pages of what is in memory as a whole, such as the settlements of a run: the keys of a row say where it stands. */
import { cursorOf, keysOf, limitOf, pageOf, type Page } from '../paging.js';

export type PageQuery = { readonly limit?: string; readonly cursor?: string };

type Keyed<Row> = { readonly keys: (row: Row) => readonly string[]; readonly forms: readonly RegExp[] };

/** `rows` in the order of their keys. */
export const pageOfRows = <Row, Item>(
  rows: readonly Row[],
  { limit: rawLimit, cursor }: PageQuery,
  { keys, forms }: Keyed<Row>,
  item: (row: Row) => Item,
): Page<Item> => {
  const limit = limitOf(rawLimit);
  const after = keysOf(cursor, forms);
  const behind = after === undefined ? rows : rows.filter((row) => isBehind(keys(row), after));
  return pageOf(behind.slice(0, limit + 1), limit, item, (row) => cursorOf(...keys(row)));
};

const isBehind = (keys: readonly string[], after: readonly string[]): boolean => {
  const differs = keys.findIndex((key, nth) => key !== after[nth]);
  return differs !== -1 && keys[differs]! > after[differs]!;
};
