/** The lines of a statement as royalty software of labels and publishers takes them in: one kind of row, no total. */
import { Decimal, formatMinor } from '../../../domain/shared/money.js';
import type { Currency } from '../../../domain/shared/currency.js';
import { minorUnitExponent } from '../../../domain/shared/currency.js';
import { csvText } from '../../csv.js';
import type { StatementLine } from '../statement-csv.js';
import { daysOf, type LineBatches, type Pieces, type StatementFacts } from './statement-facts.js';

/** In this order, under these names, forever; a new column goes to the end. `docs/statement-files.md` says what each means. */
export const LABEL_COLUMNS = [
  'statement_id', 'line_id', 'period_start', 'period_end', 'sale_month', 'service', 'payee', 'label', 'track_id', 'isrc',
  'title', 'artist', 'work_id', 'right', 'territory', 'offering', 'units', 'rate', 'gross', 'deductions', 'net', 'currency',
  'corrects', 'caused_by',
] as const; // prettier-ignore

/** Of a rate that does not end; it is told for people, and nothing is computed with it. */
const RATE_DECIMALS = 10;

export async function* labelCsv(lines: LineBatches, facts: StatementFacts): Pieces {
  yield csvText([LABEL_COLUMNS]);
  let before = 0;
  for await (const batch of lines) {
    const first = before + 1;
    yield csvText(batch.map((line, index) => recordOf(line, first + index, facts)));
    before += batch.length;
  }
}

const recordOf = (line: StatementLine, lineNo: number, facts: StatementFacts): readonly string[] => {
  const { currency, period, party } = facts;
  const [start, end] = daysOf(period);
  return [
    `${facts.runId}/${party}/${currency}`,
    String(lineNo),
    start,
    end,
    line.period,
    facts.service,
    facts.partyName,
    line.label,
    line.trackId,
    line.isrc,
    line.title,
    line.artist,
    line.workId,
    line.right,
    line.territory,
    line.offering,
    line.streams.toString(),
    rateOf(line, currency),
    formatMinor(line.grossMinor, currency),
    formatMinor(line.grossMinor.minus(line.amountMinor), currency),
    formatMinor(line.amountMinor, currency),
    currency,
    line.corrects,
    line.causedBy,
  ];
};

/** Gross a unit, in major units; empty where nobody streamed, as in a correction of money alone. */
const rateOf = ({ grossMinor, streams }: StatementLine, currency: Currency): string => {
  if (streams === 0n) return '';
  const minor = new Decimal(10).pow(minorUnitExponent(currency)).mul(streams.toString());
  return grossMinor.div(minor).toDecimalPlaces(RATE_DECIMALS, Decimal.ROUND_HALF_EVEN).toFixed();
};
