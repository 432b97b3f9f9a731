/**
 * Months are closed one after the other, none left out: each settles what the one before it carried, and states what is
 * to be corrected of all of them. What the other months say against a step of one is told here.
 */
import { monthsAfter } from '../../domain/royalties/deals/days.js';
import type { Period } from '../../domain/royalties/period.js';
import type { MonthReader } from '../../reporting/month/month-tables.js';

export type OrderRefusal =
  | { readonly kind: 'EarlierMonthStillOpen'; readonly period: string; readonly open: string }
  /** The run knows neither what that month carried nor its lines: calculate again. */
  | { readonly kind: 'EarlierMonthClosedSince'; readonly period: string; readonly runId: string; readonly closed: string }
  | { readonly kind: 'LaterMonthIsClosed'; readonly period: string; readonly closed: string }; // prettier-ignore

/** Of a month that the books have passed by. */
export const laterClosed = async (db: MonthReader, period: Period): Promise<OrderRefusal | undefined> => {
  const later = (await monthsOf(db)).find((month) => month.period > period && month.status === 'closed');
  return later && { kind: 'LaterMonthIsClosed', period, closed: later.period };
};

/** Of closing a run that counts up to `position`. */
export const outOfOrder = async (
  db: MonthReader,
  { period, runId, position }: { readonly period: Period; readonly runId: string; readonly position: bigint },
): Promise<OrderRefusal | undefined> => {
  const before = (await monthsOf(db)).filter((month) => month.period < period);
  const open = before.find(({ status }) => status !== 'closed')?.period ?? missing(before.at(-1)?.period, period);
  if (open !== undefined) return { kind: 'EarlierMonthStillOpen', period, open };
  const since = before.find(({ recorded_at }) => recorded_at > position);
  if (since !== undefined) return { kind: 'EarlierMonthClosedSince', period, runId, closed: since.period };
  return laterClosed(db, period);
};

/** The month after the last one, unless that is the month to close. */
const missing = (last: string | undefined, period: Period): Period | undefined => {
  const next = last === undefined ? period : monthsAfter(last as Period, 1);
  return next < period ? next : undefined;
};

const monthsOf = (db: MonthReader) =>
  db.selectFrom('royalty_months').select(['period', 'status', 'recorded_at']).orderBy('period').execute();
