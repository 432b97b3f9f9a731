/** Days (`YYYY-MM-DD`, UTC) and months (`YYYY-MM`) as a contract counts them. */
import type { Period } from '../period.js';
import type { DealTerms } from './deal-terms.js';

const DAY_MS = 86_400_000;
const MONTHS_PER_YEAR = 12;
const MONTHS_PER_QUARTER = 3;
const DAY = /^[12]\d{3}-\d{2}-\d{2}$/;

const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** A day that the calendar has: not 2026-02-30. */
export const isDay = (raw: string): boolean => {
  const ms = DAY.test(raw) ? Date.parse(raw) : NaN;
  return !Number.isNaN(ms) && dayOf(ms) === raw;
};

export const dayAfter = (day: string): string => dayOf(Date.parse(day) + DAY_MS);
export const dayBefore = (day: string): string => dayOf(Date.parse(day) - DAY_MS);

/** Months since the year 0. */
const countOf = (month: Period) =>
  Number.parseInt(month.slice(0, 4), 10) * MONTHS_PER_YEAR + Number.parseInt(month.slice(5), 10) - 1;

export const monthsAfter = (from: Period, months: number): Period => {
  const count = countOf(from) + months;
  const month = (count % MONTHS_PER_YEAR) + 1;
  return `${Math.floor(count / MONTHS_PER_YEAR)}-${String(month).padStart(2, '0')}` as Period;
};

type Calendar = Pick<DealTerms, 'calendar' | 'contractYearStartsMonth'>;

/** 0 in the first month of a contract year, 11 in the last. */
const monthOfContractYear = ({ contractYearStartsMonth }: Calendar, month: Period) =>
  (countOf(month) - (contractYearStartsMonth - 1)) % MONTHS_PER_YEAR;

export const isLastOfContractYear = (terms: Calendar, month: Period): boolean =>
  monthOfContractYear(terms, month) === MONTHS_PER_YEAR - 1;

/** Every month, or the last one of each quarter of the contract year. */
export const isStatementMonth = (terms: Calendar, month: Period): boolean =>
  terms.calendar === 'monthly' || monthOfContractYear(terms, month) % MONTHS_PER_QUARTER === MONTHS_PER_QUARTER - 1;

export const lastMonthOfYearFrom = (first: Period): Period => monthsAfter(first, MONTHS_PER_YEAR - 1);
