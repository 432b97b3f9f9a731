/** What a service said of its revenue of a month: the newest declaration of each market and currency that was known there. */
import type { RevenueDeclaration } from '../../domain/royalties/revenue/declaration.js';
import type { MonthReader } from './month-tables.js';

/** By territory, offering and currency. */
export const revenueOfMonth = async (
  db: MonthReader,
  { period, knownAt }: { readonly period: string; readonly knownAt: bigint },
): Promise<readonly RevenueDeclaration[]> => {
  const rows = await db
    .selectFrom('revenue_declarations')
    .distinctOn(['territory', 'offering', 'currency'])
    .select('declaration')
    .where('period', '=', period)
    .where('position', '<=', knownAt)
    .orderBy('territory')
    .orderBy('offering')
    .orderBy('currency')
    .orderBy('edition', 'desc')
    .execute();
  return rows.map(({ declaration }) => declaration);
};
