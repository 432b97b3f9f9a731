/** What a line of a statement says, and how it is written. */
import { stringify, type Stringifier } from 'csv-stringify';
import type { Currency } from '../../domain/shared/currency.js';
import { formatMinor, type Decimal } from '../../domain/shared/money.js';

/** One track in one month, territory and offering. `amountMinor` is whole minor units. */
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
};

/**
 * In this order, under these names, forever; a new column goes to the end.
 * - `period`: the month, `2026-08`; `TOTAL` in the last line, which has only streams, amount and currency besides.
 * - `territory`, `offering`: whose pool the amount comes out of.
 * - `label`, `track_id`, `isrc`, `title`, `artist`: from the catalogue as it stood at the run.
 * - `streams`: plays that count under the policy named in the summary.
 * - `amount`: in major units with all decimals of the currency and a point, such as `1234.50`.
 * - `currency`: ISO 4217.
 */
export const STATEMENT_COLUMNS = [
  'period', 'territory', 'offering', 'label', 'track_id', 'isrc', 'title', 'artist', 'streams', 'amount', 'currency',
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
];

export const totalRecord = (streams: bigint, amountMinor: Decimal, currency: Currency): StatementRecord => {
  const blank = STATEMENT_COLUMNS.slice(1, -3).map(() => '');
  return ['TOTAL', ...blank, streams.toString(), formatMinor(amountMinor, currency), currency];
};

/** A text that a spreadsheet would take for a formula gets a leading apostrophe: a title is nobody's program. */
export const statementStringifier = (): Stringifier => stringify({ escape_formulas: true, record_delimiter: 'unix' });
