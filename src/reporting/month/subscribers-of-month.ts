/** Subscribers of each offering as its revenue was declared: what a minimum per subscriber is counted by. */
import { planTotal } from '../../domain/royalties/revenue/offering-kinds.js';
import type { Decimal } from '../../domain/shared/money.js';
import type { MonthReader } from './month-tables.js';
import { revenueOfMonth } from './revenue-of-month.js';

/** By territory and offering, joined by a space; plans count once. Trials are not among them. */
export const subscribersOfMonth = async (
  db: MonthReader,
  month: { readonly period: string; readonly knownAt: bigint },
): Promise<ReadonlyMap<string, Decimal>> => {
  const counted = new Map<string, Decimal>();
  for (const { territory, offering, subscribers } of await revenueOfMonth(db, month)) {
    const key = `${territory} ${offering}`;
    counted.set(key, planTotal(subscribers).plus(counted.get(key) ?? 0));
  }
  return counted;
};
