import type { Id } from '../shared/ids.js';

/** One calendar day, `YYYY-MM-DD`, in UTC; days compare as strings. */
export type Day = Id<'Day'>;

const DAY = /^([12]\d{3})-(\d{2})-(\d{2})$/;

const daysIn = (year: number, month: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

/** Throws a TypeError for what is no day of the calendar, such as 2026-02-29. */
export const day = (raw: string): Day => {
  const [year = 0, month = 0, nth = 0] = (DAY.exec(raw) ?? []).slice(1).map(Number);
  if (month < 1 || month > 12 || nth < 1 || nth > daysIn(year, month))
    throw new TypeError(`a day must be one of the calendar, such as 2026-08-31, got "${raw.slice(0, 80)}"`);
  return raw as Day;
};
