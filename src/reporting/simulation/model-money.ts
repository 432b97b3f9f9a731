/** What one payout model pays out of all pools of a month, gathered by currency and payee. */
import type { PaidOut } from '../../domain/royalties/payout/pay-out.js';
import type { Currency } from '../../domain/shared/currency.js';
import { sum, type Decimal } from '../../domain/shared/money.js';
import type { MonthPool } from '../month/month-pool.js';
import { keyOf, type Money, type Paid } from './compare-money.js';
import type { PayeesOf } from './payees.js';

/** Minor units: what is paid or held, and what nobody streamed for, come to the pools. */
export type MoneyOfCurrency = {
  readonly currency: Currency;
  readonly poolMinor: Decimal;
  readonly undistributedMinor: Decimal;
  readonly byPayee: Money;
};

export class ModelMoney {
  /** A pool that is never shared out stays undistributed. */
  readonly #undistributed: Map<MonthPool, Decimal>;
  readonly #byCurrency = new Map<Currency, Map<string, Paid>>();

  constructor(
    readonly name: string,
    pools: readonly MonthPool[],
  ) {
    this.#undistributed = new Map(pools.map((pool) => [pool, pool.amountMinor]));
    for (const { currency } of pools) this.#byCurrency.set(currency, new Map());
  }

  add(pool: MonthPool, { payouts, undistributed }: PaidOut, payeesOf: PayeesOf): void {
    this.#undistributed.set(pool, undistributed);
    const byPayee = this.#byCurrency.get(pool.currency)!;
    for (const payout of payouts) for (const paid of payeesOf(pool, payout)) addPaid(byPayee, paid);
  }

  /** By currency. Throws an Error should money be lost: a comparison that invents money must not be shown. */
  totals(): readonly MoneyOfCurrency[] {
    const pools = [...this.#undistributed];
    return [...this.#byCurrency]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([currency, byPayee]) => {
        const own = pools.filter(([pool]) => pool.currency === currency);
        const poolMinor = sum(own.map(([{ amountMinor }]) => amountMinor));
        const undistributedMinor = sum(own.map(([, undistributed]) => undistributed));
        const missing = poolMinor.minus(undistributedMinor).minus(paidOf(byPayee));
        if (!missing.isZero())
          throw new Error(`${this.name} is ${missing.toFixed()} minor units of ${currency} off its pools`);
        return { currency, poolMinor, undistributedMinor, byPayee };
      });
  }
}

/** Held money included. */
export const paidOf = (byPayee: Money): Decimal => sum([...byPayee.values()].map(({ amountMinor }) => amountMinor));

const addPaid = (byPayee: Map<string, Paid>, paid: Paid): void => {
  const key = keyOf(paid);
  const known = byPayee.get(key);
  byPayee.set(key, known === undefined ? paid : { ...paid, amountMinor: known.amountMinor.plus(paid.amountMinor) });
};
