/** One thing that must hold of the books, and where it does not. */
import type { Kysely } from 'kysely';
import type { TrialBalance } from '../../domain/books/balances.js';
import { currency as currencyOf } from '../../domain/shared/currency.js';
import { Decimal, formatMinor } from '../../domain/shared/money.js';
import type { Reader } from '../../platform/postgres/postgres.js';
import type { MonthReader, MonthTables } from '../month/month-tables.js';
import type { JournalTables } from './journal-tables.js';

export type BooksTables = MonthTables & JournalTables;

/** One snapshot of everything, as a rule a read-only transaction. */
export type BooksReader = Kysely<BooksTables>;

/** The same for who asks about the journal, or about months, alone: kysely's types tell readers of few tables apart. */
export const journalReader = (db: BooksReader): Reader<JournalTables> => db as unknown as Reader<JournalTables>;
export const monthReader = (db: BooksReader): MonthReader => db as unknown as MonthReader;

export type BooksCheck = { readonly name: string; readonly ok: boolean; readonly detail?: string };

export type CheckedBooks = {
  readonly ok: boolean;
  readonly checks: readonly BooksCheck[];
  readonly trialBalance: TrialBalance;
};

const WRONG_TOLD_MAX = 10;

/** `wrong` has a sentence for everything that differs. */
export const check = (name: string, wrong: readonly string[]): BooksCheck => {
  if (wrong.length === 0) return { name, ok: true };
  const more = wrong.length > WRONG_TOLD_MAX ? [`and ${wrong.length - WRONG_TOLD_MAX} more`] : [];
  return { name, ok: false, detail: [...wrong.slice(0, WRONG_TOLD_MAX), ...more].join('; ') };
};

/** What differs, in major units; nothing where the two are the same. */
export const difference = (
  what: string,
  currency: string,
  { is, expected }: { readonly is: Decimal; readonly expected: Decimal },
): readonly string[] => {
  if (is.eq(expected)) return [];
  const major = (minor: Decimal) => formatMinor(minor, currencyOf(currency));
  return [`${what} is ${major(is)} ${currency}, not ${major(expected)}: off by ${major(is.minus(expected))}`];
};

/** Amounts added up by key. */
export class Sums {
  readonly #amounts = new Map<string, Decimal>();

  add(key: string, minor: Decimal | string): this {
    this.#amounts.set(key, this.of(key).plus(minor));
    return this;
  }

  of(key: string): Decimal {
    return this.#amounts.get(key) ?? new Decimal(0);
  }

  /** What differs, key by key; a key that one of them lacks is zero there. The currency is what comes before the first space. */
  differences(expected: Sums, told: (key: string) => string): readonly string[] {
    const keys = [...new Set([...this.#amounts.keys(), ...expected.#amounts.keys()])].sort();
    return keys.flatMap((key) => {
      const [currency, rest] = [key.slice(0, 3), key.slice(4)];
      return difference(told(rest), currency, { is: this.of(key), expected: expected.of(key) });
    });
  }
}
