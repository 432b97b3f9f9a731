/** Balances of the journal on any date: by account, by class and party, and the trial balance that proves them. */
import { sql } from 'kysely';
import { accountBalance, trialBalance, type AccountBalance, type TrialBalance } from '../../domain/books/balances.js';
import { currency as currencyOf } from '../../domain/shared/currency.js';
import { Decimal } from '../../domain/shared/money.js';
import type { Reader } from '../../platform/postgres/postgres.js';
import type { JournalTables } from './journal-tables.js';

/** `on`: as at the end of this day, `YYYY-MM-DD`; without it, of everything posted. */
export type AsOf = { readonly on?: string | undefined };

type Row = { readonly account: string; readonly currency: string; readonly debit: string; readonly credit: string };

const DEBIT = sql<string>`coalesce(sum(amount_minor) filter (where side = 'D'), 0)::text`;
const CREDIT = sql<string>`coalesce(sum(amount_minor) filter (where side = 'C'), 0)::text`;

/** Debits and credits of each account and currency, by account; also of accounts that came back to zero. */
export const accountBalances = (db: Reader<JournalTables>, { on }: AsOf = {}) =>
  db
    .selectFrom('journal_lines')
    .select(['account', 'currency', DEBIT.as('debit'), CREDIT.as('credit')])
    .$if(on !== undefined, (query) => query.where('booked_on', '<=', on!))
    .groupBy(['account', 'currency'])
    .orderBy('account')
    .orderBy('currency');

/** One account, in each currency it was ever moved in. */
export const balancesOfAccount = async (
  db: Reader<JournalTables>,
  account: string,
  asOf: AsOf = {},
): Promise<readonly AccountBalance[]> => {
  const rows = await accountBalances(db, asOf).where('account', '=', account).execute();
  return rows.map(toBalance);
};

/** `party` is null where the class is one account, and `right:territory` where the money waits for somebody. */
export type ClassBalance = AccountBalance & { readonly accountClass: string; readonly party: string | null };

/** The accounts of one class, as `royalty-payable`: who is owed what. `accountClass` of `AccountClass`. */
export const balancesOfClass = async (
  db: Reader<JournalTables>,
  accountClass: string,
  asOf: AsOf = {},
): Promise<readonly ClassBalance[]> => {
  const rows = await accountBalances(db, asOf)
    // Both bounds are in the byte order of the index: `;` is the character after `:`.
    .where((eb) =>
      eb.or([
        eb('account', '=', accountClass),
        eb.and([eb('account', '>', `${accountClass}:`), eb('account', '<', `${accountClass};`)]),
      ]),
    )
    .execute();
  return rows.map((row) => ({
    ...toBalance(row),
    accountClass,
    party: row.account === accountClass ? null : row.account.slice(accountClass.length + 1),
  }));
};

/** Per account and currency, with the totals that say whether the books balance. */
export const trialBalanceOn = async (db: Reader<JournalTables>, asOf: AsOf = {}): Promise<TrialBalance> => {
  const rows = await accountBalances(db, asOf).execute();
  return trialBalance(rows.map(toBalance));
};

export const toBalance = ({ account, currency, debit, credit }: Row): AccountBalance =>
  accountBalance(account, currencyOf(currency), new Decimal(debit), new Decimal(credit));
