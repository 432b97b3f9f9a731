import { sql } from 'kysely';
import { partyLines } from '../month/party-lines.js';
import type { KeptRun } from '../month/run-outcome.js';
import { statedMonths } from '../month/stated-months.js';
import type { MonthTransaction } from '../month/month-tables.js';
import type { StatementLine } from '../statements/statement-csv.js';

/**
 * The lines of one party's statements as the statements have them, once and for all: what is there is not written again,
 * and who asks at the same time waits for whoever was first.
 */
export const keepLines = async (
  tx: MonthTransaction,
  { period, run, party }: { readonly period: string; readonly run: KeptRun; readonly party: string },
): Promise<void> => {
  const { runId } = run;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${runId} ${party}`}, 6))`.execute(tx);
  const { rows } = await sql`
    select from statement_lines where run_id = ${runId} and party = ${party} limit 1`.execute(tx);
  if (rows.length > 0) return;
  for await (const { currency, batches } of partyLines(tx, await statedMonths(tx, { period, run }), party)) {
    let lines = 0;
    for await (const batch of batches) {
      const kept = batch.map((line, index) =>
        rowOf(line, { run_id: runId, party, currency, line_no: lines + index + 1 }),
      );
      lines += batch.length;
      await sql`
        insert into statement_lines
        select * from json_populate_recordset(null::statement_lines, ${JSON.stringify(kept)}::json)`.execute(tx);
    }
  }
};

type Place = { readonly run_id: string; readonly party: string; readonly currency: string; readonly line_no: number };

const rowOf = (line: StatementLine, place: Place) => ({
  ...place,
  period: line.period,
  territory: line.territory,
  offering: line.offering,
  label: line.label,
  track_id: line.trackId,
  isrc: line.isrc,
  title: line.title,
  artist: line.artist,
  streams: line.streams.toString(),
  amount_minor: line.amountMinor.toFixed(),
  right_kind: line.right,
  work_id: line.workId,
  gross_minor: line.grossMinor.toFixed(),
  corrects: line.corrects,
  caused_by: line.causedBy,
});
