/** The statement itself: the bytes that were issued when the month was closed. */
import { ZERO } from '../../../domain/shared/money.js';
import { csvText } from '../../csv.js';
import { lineRecord, STATEMENT_COLUMNS, totalRecord, type StatementTotals } from '../statement-csv.js';
import type { LineBatches, Pieces, StatementFacts } from './statement-facts.js';

export async function* statementCsv(lines: LineBatches, { currency }: StatementFacts): Pieces {
  yield csvText([STATEMENT_COLUMNS]);
  let totals: StatementTotals = { streams: 0n, amountMinor: ZERO, grossMinor: ZERO };
  for await (const batch of lines) {
    yield csvText(batch.map((line) => lineRecord(line, currency)));
    for (const { streams, amountMinor, grossMinor } of batch)
      totals = {
        streams: totals.streams + streams,
        amountMinor: totals.amountMinor.plus(amountMinor),
        grossMinor: totals.grossMinor.plus(grossMinor),
      };
  }
  yield csvText([totalRecord(totals, currency)]);
}
