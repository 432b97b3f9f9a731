import { sql, type Kysely } from 'kysely';
import type { OfParty } from './kept-lines.js';
import type { PartyTables } from './party-tables.js';

export const SORTS = ['amount', 'streams', 'title'] as const;
export type Sort = (typeof SORTS)[number];

/** A title is told apart by its beginning: a cursor has to fit into an address. */
const KEYS = {
  amount: sql<string>`amount_minor`,
  streams: sql<string>`streams`,
  title: sql<string>`left(title, 100)`,
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
export const listLines = (db: Kysely<PartyTables>, { runId, party }: OfParty, filter: LineFilter, page: LinesPage) => {
  const { sort, order, limit, after } = page;
  const key = KEYS[sort];
  let rows = db
    .selectFrom('statement_lines')
    .selectAll()
    .select(sql<string>`${key}::text`.as('sort_key'))
    .where('run_id', '=', runId)
    .where('party', '=', party);
  for (const [column, value] of Object.entries(filter)) rows = rows.where(column as keyof LineFilter, '=', value);
  if (after !== undefined) {
    const last = sort === 'title' ? sql`${after[1]}` : sql`${after[1]}::numeric`;
    const behind = order === 'asc' ? sql`>` : sql`<`;
    rows = rows.where(sql<boolean>`(currency, ${key}, line_no) ${behind} (${after[0]}, ${last}, ${after[2]}::bigint)`);
  }
  return rows.orderBy('currency', order).orderBy(key, order).orderBy('line_no', order).limit(limit).execute();
};
