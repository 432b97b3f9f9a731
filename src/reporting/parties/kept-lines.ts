/** The kept lines of a statement in its own order, page by page, so that a file of millions of them fits in memory. */
import { sql, type Kysely } from 'kysely';
import { Decimal } from '../../domain/shared/money.js';
import type { StatementLine } from '../statements/statement-csv.js';
import type { KeptLine, PartyTables } from './party-tables.js';

export type OfParty = { readonly runId: string; readonly party: string };

const LINES_A_PAGE = 5_000;

/** In one currency. Batches without a line that `wanted` takes are left out. */
export async function* keptLines(
  db: Kysely<PartyTables>,
  { runId, party, currency }: OfParty & { readonly currency: string },
  wanted: (line: StatementLine) => boolean = () => true,
): AsyncGenerator<readonly StatementLine[]> {
  for (let after = 0, more = true; more;) {
    const rows = await db
      .selectFrom('statement_lines')
      .selectAll()
      .where('run_id', '=', runId)
      .where('party', '=', party)
      .where('currency', '=', currency)
      .where(sql<boolean>`line_no > ${after}`)
      .orderBy('line_no')
      .limit(LINES_A_PAGE)
      .execute();
    after = rows.at(-1)?.line_no ?? after;
    more = rows.length === LINES_A_PAGE;
    const lines = rows.map(statementLine).filter(wanted);
    if (lines.length > 0) yield lines;
  }
}

const statementLine = (row: KeptLine): StatementLine => ({
  period: row.period,
  territory: row.territory,
  offering: row.offering,
  label: row.label,
  trackId: row.track_id,
  isrc: row.isrc,
  title: row.title,
  artist: row.artist,
  streams: row.streams,
  amountMinor: new Decimal(row.amount_minor),
  right: row.right_kind,
  workId: row.work_id,
  grossMinor: new Decimal(row.gross_minor),
  corrects: row.corrects,
  causedBy: row.caused_by,
});
