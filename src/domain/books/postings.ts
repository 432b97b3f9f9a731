/**
 * The posting rules: which accounts a fact moves (section 6 of the royalty rules).
 *
 * Each answers the entries of one fact: one, or none where the amount is zero, because nothing due is no entry. What is
 * owed may also go down (a correction below what was stated): `accrue`, `adjust`, `topUp`, `penalise` and `issueStatement` take
 * signed amounts and mirror the sides. Everything else throws a RangeError for a negative amount, by way of `entry`.
 *
 * All entries are in the currency of the deal: a pool is converted before it is shared out, so no entry ever mixes two.
 */
import { sum, type Decimal } from '../shared/money.js';
import type { Currency } from '../shared/currency.js';
import {
  accruedRoyalties,
  advanceAsset,
  reserveOf,
  royaltyPayable,
  type Account,
  type PartyAccount,
  type WaitingAccount,
} from './accounts.js';
import { entry, type EntryKind, type EntryRefs, type JournalEntry, type JournalLine } from './entry.js';

/** What every posting says besides its accounts. */
export type Booking = {
  /** What makes this entry this one and no other of its kind, such as `2026-08/run-3/label-a`. */
  readonly name: string;
  /** `YYYY-MM-DD`, UTC. */
  readonly bookedOn: string;
  /** `YYYY-MM`. */
  readonly period: string;
  readonly currency: Currency;
  readonly memo?: string;
  readonly refs?: EntryRefs;
};

/** What goes to an account, in minor units. */
export type Amount<To extends Account> = { readonly to: To; readonly amountMinor: Decimal };

/** Where money goes that a month brings: to a party, or to where it waits for one. */
export type EarningAccount = PartyAccount<'accrued-royalties'> | WaitingAccount;

type Posting = readonly JournalEntry[];

/** A month's earnings, of which amounts may be negative: Dr royalty expense / Cr accrued royalties, held, in dispute. */
export const accrue = (booking: Booking, earnings: readonly Amount<EarningAccount>[]): Posting =>
  against('accrual', booking, 'royalty-expense', earnings);

/** What a closed month should have said as well, in the books of an open one; otherwise like `accrue`. */
export const adjust = (booking: Booking, deltas: readonly Amount<EarningAccount>[]): Posting =>
  against('adjustment', booking, 'royalty-expense', deltas);

/** Earnings that nobody can be given yet: Dr royalty expense / Cr held. */
export const hold = (booking: Booking, waiting: readonly Amount<WaitingAccount>[]): Posting =>
  against('held', booking, 'royalty-expense', waiting);

/** A claim, an end of a dispute, a later month's usage: Dr held / Cr accrued royalties. */
export const release = (
  booking: Booking,
  from: WaitingAccount,
  to: readonly Amount<PartyAccount<'accrued-royalties'>>[],
): Posting => against('release', booking, from, to);

/** What a guarantee or a minimum adds to the earnings: Dr minimum top-up expense / Cr accrued royalties. */
export const topUp = (booking: Booking, party: string, amountMinor: Decimal): Posting =>
  against('top-up', booking, 'minimum-topup-expense', [{ to: accruedRoyalties(party), amountMinor }]);

/** An advance or a guarantee is paid: Dr advance asset / Cr cash. */
export const payAdvance = (booking: Booking, party: string, amountMinor: Decimal): Posting =>
  transfer('advance', booking, { from: advanceAsset(party), to: 'cash', amountMinor });

/** What the statement of a party says that it earned, signed: Dr accrued royalties / Cr payable. */
export const issueStatement = (booking: Booking, party: string, amountMinor: Decimal): Posting =>
  against('statement', booking, accruedRoyalties(party), [{ to: royaltyPayable(party), amountMinor }]);

/** Earnings make up for an advance: Dr payable / Cr advance asset. */
export const recoup = (booking: Booking, party: string, amountMinor: Decimal): Posting =>
  transfer('recoupment', booking, { from: royaltyPayable(party), to: advanceAsset(party), amountMinor });

/** Tax is kept back: Dr payable / Cr tax payable. */
export const withhold = (booking: Booking, party: string, amountMinor: Decimal): Posting =>
  transfer('withholding', booking, { from: royaltyPayable(party), to: 'withholding-tax-payable', amountMinor });

/** Dr payable / Cr cash. */
export const pay = (booking: Booking, party: string, amountMinor: Decimal): Posting =>
  transfer('payment', booking, { from: royaltyPayable(party), to: 'cash', amountMinor });

/** Tax that was kept back goes to the tax office: Dr tax payable / Cr cash. */
export const remitTax = (booking: Booking, amountMinor: Decimal): Posting =>
  transfer('remittance', booking, { from: 'withholding-tax-payable', to: 'cash', amountMinor });

/** What is left of an advance at the end of its contract year is the party's to keep: Dr expense / Cr advance asset. */
export const breakage = (booking: Booking, party: string, amountMinor: Decimal): Posting =>
  transfer('breakage', booking, { from: 'breakage-expense', to: advanceAsset(party), amountMinor });

/** A fine for artificial streams, signed, as it may be lifted; the payable may fall below zero by it: Dr payable / Cr penalties. */
export const penalise = (booking: Booking, party: string, amountMinor: Decimal): Posting =>
  against('penalty', booking, royaltyPayable(party), [{ to: 'penalties', amountMinor }]);

/** Money that a party was told of, and that another one claims: Dr payable / Cr held in dispute. */
export const dispute = (
  booking: Booking,
  party: string,
  { to, amountMinor }: Amount<WaitingAccount<'held-in-dispute'>>,
): Posting => transfer('dispute', booking, { from: royaltyPayable(party), to, amountMinor });

/** Kept back for a while under the deal: Dr payable / Cr reserve. */
export const reserve = (booking: Booking, party: string, amountMinor: Decimal): Posting =>
  transfer('reserve', booking, { from: royaltyPayable(party), to: reserveOf(party), amountMinor });

/** Dr reserve / Cr payable. */
export const releaseReserve = (booking: Booking, party: string, amountMinor: Decimal): Posting =>
  transfer('release', booking, { from: reserveOf(party), to: royaltyPayable(party), amountMinor });

/**
 * What a payment cost more (a loss, positive) or less (a gain, negative) than was booked, because a rate moved in
 * between: Dr currency difference / Cr the account that was left over, as a rule cash.
 */
export const currencyDifference = (booking: Booking, leftOver: Account, lossMinor: Decimal): Posting =>
  against('currency-difference', booking, 'currency-difference', [{ to: leftOver, amountMinor: lossMinor }]);

/** When and why an entry is taken back. */
export type Reversal = {
  readonly bookedOn: string;
  readonly period: string;
  readonly causedBy: string;
  readonly memo?: string;
};

/** The exact mirror of an entry: the same lines, each on the other side, nothing computed anew. */
export const reverse = (
  { entryId, currency, refs, lines }: JournalEntry,
  { bookedOn, period, causedBy, memo }: Reversal,
) =>
  entry({
    entryId: `reversal/${entryId}`,
    bookedOn,
    period,
    kind: 'reversal',
    currency,
    memo: memo ?? `takes back ${entryId}`,
    refs: { ...refs, causedBy },
    lines: lines.map((line) => ({ ...line, side: line.side === 'D' ? 'C' : 'D' })),
  });

type Transfer = { readonly from: Account; readonly to: Account; readonly amountMinor: Decimal };

/** From is debited, to is credited; below zero is a bug, which `entry` tells. */
const transfer = (kind: EntryKind, booking: Booking, { from, to, amountMinor }: Transfer): Posting => {
  if (amountMinor.isZero()) return [];
  return post(kind, booking, [
    { account: from, side: 'D', amountMinor },
    { account: to, side: 'C', amountMinor },
  ]);
};

/** Signed amounts are credited, or debited where they are negative; one account bears the sum of them. */
const against = (kind: EntryKind, booking: Booking, account: Account, amounts: readonly Amount<Account>[]): Posting => {
  const net = { account, amountMinor: sum(amounts.map(({ amountMinor }) => amountMinor)).neg() };
  const signed = [net, ...amounts.map(({ to, amountMinor }) => ({ account: to, amountMinor }))];
  const moved = signed.filter(({ amountMinor }) => !amountMinor.isZero());
  return moved.length === 0 ? [] : post(kind, booking, moved.map(credited));
};

const credited = ({ account, amountMinor }: Omit<JournalLine, 'side'>): JournalLine => ({
  account,
  side: amountMinor.isNegative() ? 'D' : 'C',
  amountMinor: amountMinor.abs(),
});

const post = (kind: EntryKind, booking: Booking, lines: readonly JournalLine[]): Posting => {
  const { name, bookedOn, period, currency, memo = '', refs = {} } = booking;
  return [entry({ entryId: `${kind}/${name}`, bookedOn, period, kind, currency, memo, refs, lines })];
};
