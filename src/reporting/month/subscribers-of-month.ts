/** Subscribers of each offering as its revenue was declared: what a minimum per subscriber is counted by. */
import { Decimal } from '../../domain/shared/money.js';
import type { MonthReader } from './month-tables.js';

/** By territory and offering, joined by a space; plans count once. Trials are not among them. */
export const subscribersOfMonth = async (
  db: MonthReader,
  { period, knownAt }: { readonly period: string; readonly knownAt: bigint },
): Promise<ReadonlyMap<string, Decimal>> => {
  const rows = await db
    .selectFrom('revenue_declarations')
    .distinctOn(['territory', 'offering', 'currency'])
    .select(['territory', 'offering', 'declaration'])
    .where('period', '=', period)
    .where('position', '<=', knownAt)
    .orderBy('territory')
    .orderBy('offering')
    .orderBy('currency')
    .orderBy('edition', 'desc')
    .execute();
  const counted = new Map<string, Decimal>();
  for (const { territory, offering, declaration } of rows) {
    const { individual = 0, familyPlans = 0, duoPlans = 0, student = 0 } = declaration.subscribers;
    const key = `${territory} ${offering}`;
    counted.set(key, new Decimal(individual + familyPlans + duoPlans + student).plus(counted.get(key) ?? 0));
  }
  return counted;
};
