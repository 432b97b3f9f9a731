/** The pools of a month: declared as amounts, or worked out from declared revenue; converted once, before any sharing. */
import type { Period } from '../../domain/royalties/period.js';
import type { Rate } from '../../domain/royalties/rates/rate.js';
import { bookWith } from '../../domain/royalties/rates/shipped-book.js';
import { convertPool } from '../../domain/royalties/revenue/convert-pool.js';
import type { FxRate } from '../../domain/royalties/revenue/fx-rate.js';
import { currency as currencyOf, type Currency } from '../../domain/shared/currency.js';
import { Decimal, ZERO } from '../../domain/shared/money.js';
import type { MonthPool, MonthPools, PoolRefusal } from './month-pool.js';
import type { MonthReader } from './month-tables.js';
import { poolsOfRevenue } from './pools-of-revenue.js';
import { revenueOfMonth } from './revenue-of-month.js';
import { useOfMarkets } from './use-of-markets.js';

export type PoolsQuestion = {
  readonly period: Period;
  readonly knownAt: bigint;
  /** What every pool is converted to; without it each stays in its own. */
  readonly statementCurrency?: Currency;
};

/** In the order of right, territory, offering and currency. Pools of nothing are left out. */
export const poolsOfMonth = async (db: MonthReader, question: PoolsQuestion): Promise<MonthPools> => {
  const declared = await declaredPools(db, question.period);
  const revenue = await revenueOfMonth(db, question);
  const uses = await useOfMarkets(db, question.knownAt, revenue);
  const book = bookWith(await ratesKnown(db, question.knownAt));
  const fromRevenue = poolsOfRevenue(book, revenue, (declaration) => uses.get(declaration)!);
  if ('refused' in fromRevenue) return fromRevenue;
  const all = [...declared, ...fromRevenue.pools];
  const twice = all.find((one, index) => all.slice(0, index).some((other) => keyOf(one) === keyOf(other)));
  if (twice !== undefined) {
    const { territory, offering, currency } = twice;
    return { refused: { kind: 'PoolStatedTwice', period: question.period, territory, offering, currency } };
  }
  const converted = await convertAll(db, question, all);
  if ('refused' in converted) return converted;
  const pools = [...converted.pools].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  return { pools, notices: fromRevenue.notices };
};

const keyOf = ({ right, territory, offering, currency }: MonthPool) => `${right} ${territory} ${offering} ${currency}`;

const declaredPools = async (db: MonthReader, period: Period): Promise<readonly MonthPool[]> => {
  const rows = await db
    .selectFrom('pools')
    .selectAll()
    .where('period', '=', period)
    .orderBy('territory')
    .orderBy('offering')
    .orderBy('currency')
    .execute();
  return rows.map(({ territory, offering, currency, amount_minor }) => ({
    right: 'recording',
    territory,
    offering,
    currency: currencyOf(currency),
    amountMinor: new Decimal(amount_minor),
    rule: 'as declared',
  }));
};

const ratesKnown = async (db: MonthReader, knownAt: bigint): Promise<readonly Rate[]> => {
  const rows = await db
    .selectFrom('declared_rates')
    .select('rate')
    .where('position', '<=', knownAt)
    .orderBy('position')
    .execute();
  return rows.map(({ rate }) => rate);
};

const convertAll = async (
  db: MonthReader,
  { period, knownAt, statementCurrency }: PoolsQuestion,
  pools: readonly MonthPool[],
): Promise<{ readonly pools: readonly MonthPool[] } | { readonly refused: PoolRefusal }> => {
  if (statementCurrency === undefined) return { pools };
  const rates = await fxRatesKnown(db, knownAt);
  const on = lastDayOf(period);
  const converted: MonthPool[] = [];
  for (const pool of pools) {
    const result = convertPool(pool, statementCurrency, on, rates);
    if ('refused' in result) return result;
    const { amountMinor, rate } = result;
    converted.push(
      rate === undefined ? pool : { ...pool, amountMinor, currency: statementCurrency, fxRateId: rate.id },
    );
  }
  return { pools: merged(converted) };
};

/** Pools of one market that were in several currencies are one pool after the conversion, each rounded on its own. */
const merged = (pools: readonly MonthPool[]): readonly MonthPool[] => {
  const byKey = new Map<string, MonthPool>();
  for (const pool of pools) {
    const known = byKey.get(keyOf(pool));
    const amountMinor = pool.amountMinor.plus(known?.amountMinor ?? ZERO);
    byKey.set(keyOf(pool), { ...pool, ...known, amountMinor });
  }
  return [...byKey.values()];
};

/** Every rate of currencies that the log had by then, oldest first. */
export const fxRatesKnown = async (db: MonthReader, knownAt: bigint): Promise<readonly FxRate[]> => {
  const rows = await db
    .selectFrom('fx_rates')
    .selectAll()
    .where('position', '<=', knownAt)
    .orderBy('rate_on')
    .orderBy('edition')
    .execute();
  return rows.map((row) => ({
    from: currencyOf(row.from_currency),
    to: currencyOf(row.to_currency),
    on: row.rate_on,
    rate: row.rate,
    source: row.source,
    id: row.fx_rate_id,
  }));
};

/** `2026-08-31` of `2026-08`. */
export const lastDayOf = (period: string): string => {
  const [year, month] = period.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
};
