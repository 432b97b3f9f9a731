/** What entries come to, account by account: debits are positive, so an asset is above zero and a debt below. */
import type { Currency } from '../shared/currency.js';
import { sum, ZERO, type Decimal } from '../shared/money.js';
import type { Side } from './entry.js';

/** What is counted of an entry; also of entries that are not ours and may not balance. */
export type Counted = {
  readonly currency: Currency;
  readonly lines: readonly { readonly account: string; readonly side: Side; readonly amountMinor: Decimal }[];
};

/** One account in one currency, in minor units; `balanceMinor` is debits minus credits. */
export type AccountBalance = {
  readonly account: string;
  readonly currency: Currency;
  readonly debitMinor: Decimal;
  readonly creditMinor: Decimal;
  readonly balanceMinor: Decimal;
};

/** By account, then currency, in byte order. An account that was moved and came back to zero is listed with zero. */
export const balances = (entries: Iterable<Counted>): readonly AccountBalance[] => {
  const totals = new Map<string, AccountBalance>();
  for (const { currency, lines } of entries)
    for (const { account, side, amountMinor } of lines) {
      const key = `${currency} ${account}`;
      const known = totals.get(key) ?? accountBalance(account, currency, ZERO, ZERO);
      const [debit, credit] = side === 'D' ? [amountMinor, ZERO] : [ZERO, amountMinor];
      const { debitMinor, creditMinor } = known;
      totals.set(key, accountBalance(account, currency, debitMinor.plus(debit), creditMinor.plus(credit)));
    }
  return [...totals.values()].sort((one, other) =>
    compare(one.account, other.account) === 0
      ? compare(one.currency, other.currency)
      : compare(one.account, other.account),
  );
};

export const accountBalance = (
  account: string,
  currency: Currency,
  debitMinor: Decimal,
  creditMinor: Decimal,
): AccountBalance => ({ account, currency, debitMinor, creditMinor, balanceMinor: debitMinor.minus(creditMinor) });

/** All debits and all credits of one currency, in minor units. */
export type CurrencyTotal = {
  readonly currency: Currency;
  readonly debitMinor: Decimal;
  readonly creditMinor: Decimal;
};

export type TrialBalance = {
  readonly accounts: readonly AccountBalance[];
  readonly totals: readonly CurrencyTotal[];
  /** In every currency, all debits are all credits. */
  readonly balanced: boolean;
};

/** The proof of the books: whatever was posted, the balances of a currency sum to zero. */
export const trialBalance = (accounts: readonly AccountBalance[]): TrialBalance => {
  const currencies = [...new Set(accounts.map(({ currency }) => currency))].sort(compare);
  const totals = currencies.map((currency) => {
    const of = accounts.filter((account) => account.currency === currency);
    const debitMinor = sum(of.map((account) => account.debitMinor));
    return { currency, debitMinor, creditMinor: sum(of.map((account) => account.creditMinor)) };
  });
  const balanced = totals.every(({ debitMinor, creditMinor }) => debitMinor.eq(creditMinor));
  return { accounts, totals, balanced };
};

const compare = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);
