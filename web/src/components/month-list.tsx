/** A page of a month that is one list. */
import { at } from '../api/client.js';
import { PagedTable, type Listed } from './paged-table.js';

/** `list` is the last part of the path. */
type Props<Item> = Listed<Item> & { readonly period: string; readonly list: string };

const LIMIT = 100;

export const MonthList = <Item,>({ period, list, ...listed }: Props<Item>) => (
  <PagedTable<Item> path={at`/v1/periods/${period}/${list}` + `?limit=${LIMIT}`} {...listed} />
);
