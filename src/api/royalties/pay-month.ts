/**
 * What is paid of a closed month: to each party what its issued statement said, and to the tax office what was withheld.
 * Both are booked once, whenever and however often they are asked for: an entry has the id of what it pays.
 */
import { isDay, type JournalEntry } from '../../domain/books/entry.js';
import { pay, remitTax, type Booking } from '../../domain/books/postings.js';
import type { Period } from '../../domain/royalties/period.js';
import { currency as currencyOf, type Currency } from '../../domain/shared/currency.js';
import { Decimal, sum } from '../../domain/shared/money.js';
import type { MonthRow } from '../../projections/months/month-row.js';
import { postEntries } from '../../reporting/ledger/post-entries.js';
import { journalReader, type MonthTransaction } from '../../reporting/month/month-tables.js';
import type { Desk, DeskRefusal, Refused } from './month-desk.js';
import { inMonthSnapshot } from './month-snapshot.js';
import { runOf } from './month-standing.js';

export type Payment = {
  /** Absent for tax. */
  readonly party?: string;
  readonly currency: Currency;
  /** Whole minor units, above zero. */
  readonly amountMinor: Decimal;
};

/** `known` was paid before and is not paid again. */
export type Paid = {
  readonly outcome: 'paid';
  readonly payments: readonly Payment[];
  readonly known: readonly Payment[];
};

type Asked = {
  readonly period: Period;
  /** The day of the payment, `YYYY-MM-DD`, not before the month was closed. */
  readonly on: string;
  readonly by: string;
};

/** All parties, or one. What a statement says is not payable is not paid. */
export const payMonth = (desk: Desk, asked: Asked & { readonly party?: string | undefined }): Promise<Paid | Refused> =>
  bookPayments(desk, asked, (month) => {
    const { period, party } = asked;
    const statements = month.payload.statements ?? [];
    const own = party === undefined ? statements : statements.filter((one) => one.party === party);
    if (party !== undefined && own.length === 0) return { refused: { kind: 'PartyHasNoStatement', period, party } };
    return own.map((one) => ({ party: one.party, currency: one.currency, amountMinor: new Decimal(one.payableMinor) }));
  });

/** All that was withheld by the statements of the month, in one payment a currency. */
export const remitTaxOf = (desk: Desk, asked: Asked): Promise<Paid | Refused> =>
  bookPayments(desk, asked, async (month, tx) => {
    const { settled } = (await runOf(tx, month.run_id)).outcome;
    const currencies = [...new Set(settled.map(({ currency }) => currency))];
    return currencies.map((code) => {
      const own = settled.filter(({ currency }) => currency === code);
      const amountMinor = sum(own.map(({ settlement }) => new Decimal(settlement.withheldMinor)));
      return { currency: currencyOf(code), amountMinor };
    });
  });

type Due = readonly Payment[] | { readonly refused: DeskRefusal };

const bookPayments = async (
  desk: Desk,
  asked: Asked,
  dueOf: (month: MonthRow, tx: MonthTransaction) => Due | Promise<Due>,
): Promise<Paid | Refused> => {
  const done = await inMonthSnapshot(desk, async ({ tx }): Promise<Paid | { readonly refused: DeskRefusal }> => {
    const { period } = asked;
    const month = await tx.selectFrom('royalty_months').selectAll().where('period', '=', period).executeTakeFirst();
    if (month?.status !== 'closed') return { refused: { kind: 'MonthIsNotClosed', period } };
    const problem = problemOf(asked, month);
    if (problem !== undefined) return { refused: problem };
    const due = await dueOf(month, tx);
    return 'refused' in due ? due : book(tx, month.run_id, { ...asked, due });
  });
  return 'refused' in done ? { outcome: 'refused', because: done.refused } : done;
};

const problemOf = ({ on, by }: Asked, { closed_at }: MonthRow): DeskRefusal | undefined => {
  if (by.trim() === '') return { kind: 'PersonNotNamed' };
  if (!isDay(on)) return { kind: 'NoSuchDay', day: on.slice(0, 80) };
  const closedOn = (closed_at ?? '').slice(0, 10);
  return on < closedOn ? { kind: 'PaidBeforeItWasClosed', on, closedOn } : undefined;
};

const book = async (
  tx: MonthTransaction,
  runId: string,
  { due, on, by }: Asked & { readonly due: readonly Payment[] },
): Promise<Paid | { readonly refused: DeskRefusal }> => {
  const entries = due
    .filter(({ amountMinor }) => amountMinor.gt(0))
    .flatMap((payment) => entryOf(payment, { runId, on, by }).map((entry) => ({ payment, entry })));
  const there = await inJournal(tx, entries.map(({ entry }) => entry.entryId)); // prettier-ignore
  const fresh = entries.filter(({ entry }) => !there.has(entry.entryId));
  const posted = await postEntries(tx, fresh.map(({ entry }) => entry)); // prettier-ignore
  if (posted.outcome === 'refused') return { refused: posted.because };
  const known = entries.filter(({ entry }) => there.has(entry.entryId));
  return { outcome: 'paid', payments: fresh.map(({ payment }) => payment), known: known.map(({ payment }) => payment) };
};

/** Not named as of the run, whose journal was signed when it was closed, but as caused by it. */
const entryOf = (
  { party, currency, amountMinor }: Payment,
  { runId, on, by }: { readonly runId: string; readonly on: string; readonly by: string },
): readonly JournalEntry[] => {
  const booking: Booking = {
    name: party === undefined ? `${runId}/${currency}` : `${runId}/${currency}/${party}`,
    bookedOn: on,
    period: on.slice(0, 7),
    currency,
    memo: `by ${by.trim()}`,
    refs: { ...(party === undefined ? {} : { party }), causedBy: runId },
  };
  return party === undefined ? remitTax(booking, amountMinor) : pay(booking, party, amountMinor);
};

const inJournal = async (tx: MonthTransaction, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  if (ids.length === 0) return new Set();
  const journal = journalReader(tx);
  const rows = await journal.selectFrom('journal_entries').select('entry_id').where('entry_id', 'in', ids).execute();
  return new Set(rows.map(({ entry_id }) => entry_id));
};
