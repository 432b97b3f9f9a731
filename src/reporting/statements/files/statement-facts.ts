/** What a file of a statement says beside its lines. */
import type { Currency } from '../../../domain/shared/currency.js';
import { lastDayOf } from '../../month/month-pools.js';
import type { StatementLine } from '../statement-csv.js';

export type StatementFacts = {
  /** Who it is from: the streaming service. */
  readonly service: string;
  readonly party: string;
  readonly partyName: string;
  readonly period: string;
  readonly currency: Currency;
  readonly runId: string;
  /** The day on which the month was closed, `YYYY-MM-DD`. */
  readonly closedOn: string;
};

export type LineBatches = AsyncIterable<readonly StatementLine[]>;

/** The text of a file, piece by piece: no more of it is in memory than a batch of lines. */
export type Pieces = AsyncGenerator<string | Uint8Array, void>;

/** First and last day of a month, `YYYY-MM-DD`. */
export const daysOf = (period: string): readonly [first: string, last: string] => [`${period}-01`, lastDayOf(period)];
