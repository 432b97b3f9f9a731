/**
 * Money of closed months that nobody had streamed for, and what became of it: plays that came late took some, a restated
 * pool changed it. What lines gain by that is no new money, so it is taken from where it waited.
 */
import { sql } from 'kysely';
import { currency as currencyOf, type Currency } from '../../domain/shared/currency.js';
import { Decimal, ZERO } from '../../domain/shared/money.js';
import type { ClosedMonth } from './closed-months.js';
import type { MonthTransaction } from './month-tables.js';
import type { PoolOfRun } from './share-month.js';

/** What to add to the undistributed money of a closed month: below zero where lines have it now. */
export type UndistributedChange = {
  /** The closed month. */
  readonly corrects: string;
  readonly right: string;
  readonly territory: string;
  readonly offering: string;
  readonly currency: Currency;
  /** Whole minor units, signed, never zero. */
  readonly amountMinor: Decimal;
};

type Market = Omit<UndistributedChange, 'corrects' | 'amountMinor' | 'currency'> & { readonly currency: string };

/** By right, territory, offering and currency. `runs` are those of all closed months. */
export const undistributedChanges = async (
  tx: MonthTransaction,
  { month, runs, pools }: { readonly month: ClosedMonth; readonly runs: readonly string[]; readonly pools: readonly PoolOfRun[] }, // prettier-ignore
): Promise<readonly UndistributedChange[]> => {
  const changes = new Map<string, { readonly market: Market; readonly amountMinor: Decimal }>();
  const add = (market: Market, amountMinor: Decimal) => {
    const key = [market.right, market.territory, market.offering, market.currency].join(' ');
    changes.set(key, { market, amountMinor: amountMinor.plus(changes.get(key)?.amountMinor ?? ZERO) });
  };
  for (const { undistributed, ...market } of pools) add(market, undistributed);
  for (const { amount, ...market } of await statedSoFar(tx, month, runs)) add(market, new Decimal(amount).neg());
  return [...changes]
    .filter(([, { amountMinor }]) => !amountMinor.isZero())
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { market: { right, territory, offering, currency }, amountMinor }]) => ({
      corrects: month.period, right, territory, offering, currency: currencyOf(currency), amountMinor,
    })); // prettier-ignore
};

/** By the month's own run, and by corrections of it since; a market may have several rows. */
const statedSoFar = async (tx: MonthTransaction, { period, runId }: ClosedMonth, runs: readonly string[]) => {
  const { rows } = await sql<Market & { readonly amount: string }>`
    select said ->> 'right' as right, said ->> 'territory' as territory, said ->> 'offering' as offering,
           said ->> 'currency' as currency, said ->> 'undistributed' as amount
      from royalty_runs, json_array_elements(outcome -> 'pools') as said where run_id = ${runId}
    union all
    select said ->> 'right', said ->> 'territory', said ->> 'offering', said ->> 'currency', said ->> 'amountMinor'
      from royalty_runs, json_array_elements(outcome -> 'undistributedChanges') as said
     where run_id = any(${runs}::text[]) and said ->> 'corrects' = ${period}`.execute(tx);
  return rows;
};
