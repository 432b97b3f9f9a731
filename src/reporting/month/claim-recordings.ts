/** Tracks whose making available is claimed are paid by their claims, and not by the label of the catalogue. */
import { sql } from 'kysely';
import { Decimal } from '../../domain/shared/money.js';
import { claimedLines, claimsBySubject, type ClaimRules } from './claimed-lines.js';
import type { LineRow, MonthTransaction } from './month-tables.js';
import { writeLines, type Line } from './write-lines.js';

/** Replaces the recording lines of claimed tracks, territory by territory. */
export const claimRecordings = async (
  tx: MonthTransaction,
  runId: string,
  { overclaim, ...asOf }: ClaimRules,
): Promise<void> => {
  const anyClaim = await tx
    .selectFrom('claims')
    .select('subject_id')
    .where('right_kind', '=', 'making-available')
    .limit(1)
    .execute();
  if (anyClaim.length === 0) return;
  const territories = await tx.selectFrom('month_usage').select('territory').distinct().orderBy('territory').execute();
  for (const { territory } of territories) {
    const claims = await claimsBySubject(tx, { right: 'making-available', territory, ...asOf });
    if (claims.size === 0) continue;
    const { rows } = await sql<LineRow>`
      delete from royalty_lines where run_id = ${runId} and right_kind = 'recording' and territory = ${territory}
         and corrects = '' and track_id = any(${[...claims.keys()]}::text[]) returning *`.execute(tx);
    const lines = rows.flatMap((row) => claimedLines(lineOf(row), claims.get(row.track_id)!, overclaim));
    await writeLines(tx, runId, lines);
  }
};

const lineOf = (row: LineRow): Line => ({
  right: row.right_kind,
  trackId: row.track_id,
  workId: row.work_id,
  territory: row.territory,
  offering: row.offering,
  currency: row.currency,
  streams: row.streams,
  amountMinor: new Decimal(row.amount_minor),
});
