import { sql, type Kysely } from 'kysely';
import type { OfParty } from './kept-lines.js';
import type { PartyTables } from './party-tables.js';

export const SORTS = ['amount', 'streams', 'title'] as const;
export type Sort = (typeof SORTS)[number];

/** What is sorted by, each with an index, and its type. A title is told apart by its beginning: a cursor has to fit into an address. */
const KEYS = {
  amount: [sql<string>`amount_minor`, sql`numeric`],
  streams: [sql<string>`streams`, sql`bigint`],
  title: [sql<string>`left(title, 100)`, sql`text`],
} as const;

export type LineFilter = Partial<
  Readonly<Record<'territory' | 'offering' | 'right_kind' | 'track_id' | 'currency' | 'corrects', string>>
>;

export type LinesPage = {
  readonly sort: Sort;
  readonly order: 'asc' | 'desc';
  readonly limit: number;
  /** Currency, key and line of the row before; amounts of two currencies are not compared. */
  readonly after?: readonly [currency: string, key: string, lineNo: string] | undefined;
};

/** Lines of one statement, in all its currencies one after the other. `sort_key` is what they are sorted by, as a text. */
export const listLines = async (db: Kysely<PartyTables>, of: OfParty, filter: LineFilter, page: LinesPage) => {
  const { order, limit, after } = page;
  if (after === undefined) return linesInOrder(db, of, filter, page).execute();
  const behind = linesBehind(page.sort, order, after);
  const own = await linesInOrder(db, of, filter, page).where('currency', '=', after[0]).where(behind).execute();
  if (own.length === limit) return own;
  const others = linesInOrder(db, of, filter, { ...page, limit: limit - own.length });
  return [...own, ...(await others.where('currency', order === 'asc' ? '>' : '<', after[0]).execute())];
};

/** The first of them. */
export const linesInOrder = (
  db: Kysely<PartyTables>,
  { runId, party }: OfParty,
  filter: LineFilter,
  { sort, order, limit }: Omit<LinesPage, 'after'>,
) => {
  const [key] = KEYS[sort];
  let rows = db
    .selectFrom('statement_lines')
    .selectAll()
    .select(sql<string>`${key}::text`.as('sort_key'))
    .where('run_id', '=', runId)
    .where('party', '=', party);
  for (const [column, value] of Object.entries(filter)) rows = rows.where(column as keyof LineFilter, '=', value);
  return rows.orderBy('currency', order).orderBy(key, order).orderBy('line_no', order).limit(limit);
};

/** In the currency of the row before: the server foresees how many that are, which it does not across currencies. */
const linesBehind = (sort: Sort, order: LinesPage['order'], [, last, lineNo]: NonNullable<LinesPage['after']>) => {
  const [key, type] = KEYS[sort];
  const side = order === 'asc' ? sql`>` : sql`<`;
  return sql<boolean>`(${key}, line_no) ${side} (${last}::${type}, ${lineNo}::bigint)`;
};
