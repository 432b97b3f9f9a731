/**
 * One journal entry: what happened to money, said twice, as debits and as credits of the same sum.
 *
 * It can only be made by `entry`, which throws for one that does not balance. A wrong entry is a bug of a posting rule
 * and never a decision of a person, so it is an exception and no refusal.
 */
import type { Currency } from '../shared/currency.js';
import { sum, type Decimal } from '../shared/money.js';
import { partsOf, type Account } from './accounts.js';

export const ENTRY_KINDS = [
  'accrual', 'advance', 'recoupment', 'statement', 'held', 'release', 'dispute', 'withholding', 'remittance', 'payment',
  'breakage', 'top-up', 'penalty', 'reserve', 'currency-difference', 'adjustment', 'reversal',
] as const; // prettier-ignore

export type EntryKind = (typeof ENTRY_KINDS)[number];

/** D is a debit, C a credit. */
export type Side = 'D' | 'C';

/** `amountMinor` is a whole number of minor units above zero. */
export type JournalLine = { readonly account: Account; readonly side: Side; readonly amountMinor: Decimal };

/** What an entry can be traced to, all of it by id. */
export type EntryRefs = {
  readonly run?: string;
  readonly party?: string;
  readonly statement?: string;
  /** The statement line. */
  readonly line?: string;
  /** The event, or the entry, that is the reason. */
  readonly causedBy?: string;
};

export type EntryFacts = {
  /** Made of what the entry is about, so that the same fact always posts the same entry. */
  readonly entryId: string;
  /** The day it counts from, `YYYY-MM-DD`, UTC. */
  readonly bookedOn: string;
  /** The royalty month whose books it is in, `YYYY-MM`. */
  readonly period: string;
  readonly kind: EntryKind;
  readonly currency: Currency;
  readonly memo: string;
  readonly refs: EntryRefs;
  readonly lines: readonly JournalLine[];
};

declare const balanced: unique symbol;

/** Facts that went through `entry`. */
export type JournalEntry = EntryFacts & { readonly [balanced]: true };

/** Digits of an amount that the journal's `numeric(38, 0)` holds. */
export const LINE_DIGITS_MAX = 38;
export const ENTRY_ID_LENGTH_MAX = 400;

const DATE = /^[12]\d{3}-\d\d-\d\d$/;
const MONTH = /^[12]\d{3}-(0[1-9]|1[0-2])$/;

/** Throws a RangeError naming the entry and what is wrong with it, and a TypeError for an account of no chart. */
export const entry = (facts: EntryFacts): JournalEntry => {
  const wrong = problemOf(facts);
  if (wrong !== undefined) throw new RangeError(`journal entry ${facts.entryId.slice(0, 80)}: ${wrong}`);
  return facts as JournalEntry;
};

/** Debits minus credits, in minor units: zero for what balances. */
export const imbalance = (lines: readonly { readonly side: Side; readonly amountMinor: Decimal }[]): Decimal =>
  sum(lines.map(({ side, amountMinor }) => (side === 'D' ? amountMinor : amountMinor.neg())));

const problemOf = ({ entryId, bookedOn, period, lines }: EntryFacts): string | undefined => {
  if (entryId === '' || entryId.length > ENTRY_ID_LENGTH_MAX) return 'its id has no usable length';
  if (!isDay(bookedOn)) return `booked on "${bookedOn}", which is no day`;
  if (!MONTH.test(period)) return `in the books of "${period}", which is no month`;
  if (lines.length < 2) return 'it takes a debit and a credit to make an entry';
  for (const line of lines) {
    const wrong = problemOfLine(line);
    if (wrong !== undefined) return wrong;
  }
  const difference = imbalance(lines);
  return difference.isZero() ? undefined : `debits and credits differ by ${difference.toFixed()} minor units`;
};

const problemOfLine = ({ account, amountMinor }: JournalLine): string | undefined => {
  partsOf(account);
  const amount = amountMinor.toFixed();
  if (!amountMinor.isInteger()) return `${account} moves ${amount}, which is no whole number of minor units`;
  if (!amountMinor.gt(0)) return `${account} moves ${amount}, which is not above zero`;
  return amount.length > LINE_DIGITS_MAX ? `${account} moves ${amount}, which has too many digits` : undefined;
};

/** Whether it is a day of the calendar, `YYYY-MM-DD`. */
export const isDay = (day: string): boolean => {
  const time = DATE.test(day) ? new Date(`${day}T00:00:00Z`) : undefined;
  return time !== undefined && !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day);
};
