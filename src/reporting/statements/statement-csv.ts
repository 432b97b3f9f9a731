/** What a line of a statement says, and how it is written. */
import type { Right } from '../month/month-tables.js';
import type { Currency } from '../../domain/shared/currency.js';
import { formatMinor, type Decimal } from '../../domain/shared/money.js';

/** One track in one month, territory and offering, and for works one work in it. Amounts are whole minor units. */
export type StatementLine = {
  readonly period: string;
  readonly territory: string;
  readonly offering: string;
  readonly label: string;
  readonly trackId: string;
  readonly isrc: string;
  readonly title: string;
  readonly artist: string;
  readonly streams: bigint;
  readonly amountMinor: Decimal;
  readonly right: Right;
  /** Empty for recordings, and where no work is known. */
  readonly workId: string;
  /** The part of the pool that the amount was made of. */
  readonly grossMinor: Decimal;
  /** The closed month that this line corrects, and the fact that made it necessary; empty for the month's own lines. */
  readonly corrects: string;
  readonly causedBy: string;
};

/**
 * In this order, under these names, forever; a new column goes to the end.
 * - `period`: the month, `2026-08`; `TOTAL` in the last line, which has only streams, amount and currency besides.
 * - `territory`, `offering`: whose pool the amount comes out of.
 * - `label`, `track_id`, `isrc`, `title`, `artist`: from the catalogue as it stood at the run.
 * - `streams`: plays that count under the policy named in the summary.
 * - `amount`: in major units with all decimals of the currency and a point, such as `1234.50`.
 * - `currency`: ISO 4217.
 * - `right`: `recording`, or `mechanical` or `performing` for works; `work_id`: which work.
 * - `gross`: the part of the pool; `amount` is what the deal makes of it. Without a deal both are the same.
 * - `corrects`, `caused_by`: of which closed month a line is a correction, and the fact in the log that is behind it.
 */
export const STATEMENT_COLUMNS = [
  'period', 'territory', 'offering', 'label', 'track_id', 'isrc', 'title', 'artist', 'streams', 'amount', 'currency',
  'right', 'work_id', 'gross', 'corrects', 'caused_by',
] as const; // prettier-ignore

export type StatementRecord = readonly string[];

export const lineRecord = (line: StatementLine, currency: Currency): StatementRecord => [
  line.period,
  line.territory,
  line.offering,
  line.label,
  line.trackId,
  line.isrc,
  line.title,
  line.artist,
  line.streams.toString(),
  formatMinor(line.amountMinor, currency),
  currency,
  line.right,
  line.workId,
  formatMinor(line.grossMinor, currency),
  line.corrects,
  line.causedBy,
];

export type StatementTotals = {
  readonly streams: bigint;
  readonly amountMinor: Decimal;
  readonly grossMinor: Decimal;
};

export const totalRecord = (
  { streams, amountMinor, grossMinor }: StatementTotals,
  currency: Currency,
): StatementRecord => {
  const blank = STATEMENT_COLUMNS.slice(1, STATEMENT_COLUMNS.indexOf('streams')).map(() => '');
  const own = [streams.toString(), formatMinor(amountMinor, currency), currency];
  return ['TOTAL', ...blank, ...own, '', '', formatMinor(grossMinor, currency), '', ''];
};
