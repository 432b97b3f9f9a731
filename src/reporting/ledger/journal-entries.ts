import { sql, type RawBuilder } from 'kysely';

export type EntryRow = {
  readonly entry_id: string;
  readonly period: string;
  readonly booked_on: string;
  readonly kind: string;
  readonly currency: string;
  readonly memo: string;
  readonly party: string | null;
  readonly caused_by: string | null;
  /** In their order; amounts are digits of minor units. */
  readonly lines: readonly { readonly account: string; readonly side: 'D' | 'C'; readonly amount: string }[];
};

export type EntriesPage = {
  readonly period?: string | undefined;
  readonly account?: string | undefined;
  readonly party?: string | undefined;
  /** Period, day and id of the last entry of the page before. */
  readonly after: readonly string[] | undefined;
  readonly limit: number;
};

/** Entries with their lines, by month, day and id; of one account: those that move it. */
export const journalEntries = ({ period, account, party, after, limit }: EntriesPage): RawBuilder<EntryRow> => {
  const moves = sql`exists (select from journal_lines one where one.entry_id = entry.entry_id and one.account = ${account})`;
  const [month, day, id] = after ?? [];
  return sql<EntryRow>`
    select entry.entry_id, entry.period, entry.booked_on::text as booked_on, kind, entry.currency, memo, party, caused_by,
           (select json_agg(json_build_object('account', account, 'side', side, 'amount', amount_minor::text) order by line_no)
              from journal_lines line where line.entry_id = entry.entry_id) as lines
      from journal_entries entry
     where ${period === undefined ? sql`true` : sql`entry.period = ${period}`}
       and ${party === undefined ? sql`true` : sql`entry.party = ${party}`}
       and ${account === undefined ? sql`true` : moves}
       and ${after === undefined ? sql`true` : sql`(entry.period, entry.booked_on, entry.entry_id) > (${month}, ${day}::date, ${id})`}
     order by entry.period, entry.booked_on, entry.entry_id limit ${limit}`;
};
