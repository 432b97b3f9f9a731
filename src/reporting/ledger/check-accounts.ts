/**
 * What the accounts should hold after all closed months, from the months' own settlements and lines, and what they do
 * hold. Only what was paid since is taken from the journal itself.
 */
import { sql } from 'kysely';
import { accruedRoyalties, advanceAsset, carriedForward, held, heldInDispute, partsOf, reserveOf, royaltyPayable } from '../../domain/books/accounts.js'; // prettier-ignore
import { Decimal } from '../../domain/shared/money.js';
import type { RunOutcome } from '../month/run-outcome.js';
import { check, difference, Sums, type BooksCheck, type BooksReader } from './books-check.js';

/** The accounts of a check, and how the check is called. */
const CHECKS: Readonly<Record<string, string>> = {
  'royalty-payable': 'accounts payable and settlements',
  'accrued-royalties': 'nothing is accrued that was not stated',
  'advance-asset': 'advances paid, recouped and broken',
  reserve: 'reserves taken and released',
  penalties: 'penalties and settlements',
  'withholding-tax-payable': 'tax withheld and remitted',
  held: 'held money and lines without a payee',
  'held-in-dispute': 'money in dispute and lines in dispute',
  'carried-forward': 'undistributed pools',
};

type Booked = { readonly account: string; readonly currency: string; readonly balance: string; readonly paid: string };

/** Of the outcomes of all closed months. */
export const checkAccounts = async (
  db: BooksReader,
  outcomes: readonly RunOutcome[],
): Promise<readonly BooksCheck[]> => {
  const { rows } = await sql<Booked>`
    select account, line.currency, sum(case side when 'C' then amount_minor else -amount_minor end) as balance,
           coalesce(sum(amount_minor) filter (where side = 'D' and kind in ('payment', 'remittance')), 0) as paid
      from journal_lines line join journal_entries entry using (entry_id) group by 1, 2`.execute(db);
  return [...balances(rows, outcomes), check('payments and statements', overpaid(rows, outcomes))];
};

const balances = (rows: readonly Booked[], outcomes: readonly RunOutcome[]): readonly BooksCheck[] =>
  Object.entries(CHECKS).map(([accountClass, name]) => {
    const [is, expected] = [new Sums(), new Sums()];
    const isOfClass = (account: string) => partsOf(account).class === accountClass;
    for (const outcome of outcomes)
      for (const { account, currency, minor } of expectedOf(outcome))
        if (isOfClass(account)) expected.add(`${currency} ${account}`, minor);
    for (const { account, currency, balance, paid } of rows)
      if (isOfClass(account)) is.add(`${currency} ${account}`, new Decimal(balance).plus(paid));
    return check(
      name,
      is.differences(expected, (account) => `the balance of ${account} (before payments)`),
    );
  });

/** Nobody is paid more than all statements together said. */
const overpaid = (rows: readonly Booked[], outcomes: readonly RunOutcome[]): readonly string[] => {
  const payable = new Sums();
  for (const { settled } of outcomes)
    for (const { party, currency, settlement } of settled) payable.add(`${currency} ${royaltyPayable(party)}`, settlement.payableMinor); // prettier-ignore
  return rows
    .filter(({ account }) => partsOf(account).class === 'royalty-payable')
    .flatMap(({ account, currency, paid }) => {
      const [is, most] = [new Decimal(paid), payable.of(`${currency} ${account}`)];
      return is.gt(most) ? difference(`what was paid from ${account}`, currency, { is, expected: most }) : [];
    });
};

type Expected = { readonly account: string; readonly currency: string; readonly minor: Decimal };

/** Credits are above zero, debits below. */
const expectedOf = ({ settled, held: waiting, pools, undistributedChanges }: RunOutcome): readonly Expected[] => [
  ...settled.flatMap(({ party, currency, settlement }) => {
    const of = (name: keyof typeof settlement & `${string}Minor`) => new Decimal(settlement[name]);
    const stated = of('earnedMinor').plus(of('shortfallMinor'));
    const kept = of('reservedMinor').minus(of('releasedMinor'));
    const payable = stated.minus(kept).minus(of('recoupedMinor')).minus(of('withheldMinor')).plus(of('chargedMinor'));
    return [
      { account: royaltyPayable(party), currency, minor: payable },
      { account: accruedRoyalties(party), currency, minor: new Decimal(0) },
      { account: reserveOf(party), currency, minor: kept },
      { account: advanceAsset(party), currency, minor: of('recoupedMinor').plus(of('breakageMinor')).minus(of('advancePaidMinor')) },
      { account: 'penalties', currency, minor: of('chargedMinor').neg() },
      { account: 'withholding-tax-payable', currency, minor: of('withheldMinor') },
    ];
  }),
  ...waiting.map(({ right, territory, currency, held: reason, amountMinor }) => ({
    account: reason === 'disputed' ? heldInDispute(right, territory) : held(right, territory), currency, minor: new Decimal(amountMinor),
  })),
  ...pools.map(({ territory, offering, currency, undistributed }) => ({
    account: carriedForward(territory, offering), currency, minor: new Decimal(undistributed),
  })),
  ...undistributedChanges.map(({ territory, offering, currency, amountMinor }) => ({
    account: carriedForward(territory, offering), currency, minor: new Decimal(amountMinor),
  })),
]; // prettier-ignore
