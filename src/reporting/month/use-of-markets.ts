/** How markets were used, for the declarations whose licence asks for it: streams for minima, performances for webcasts. */
import { sql } from 'kysely';
import { isUsWebcast, type RevenueDeclaration } from '../../domain/royalties/revenue/declaration.js';
import { usWebcastingKindOf } from '../../domain/royalties/revenue/offering-kinds.js';
import type { MonthPerformed } from '../../domain/royalties/revenue/us-webcast-of.js';
import { inPeriod } from '../queries/in-period.js';
import type { MonthReader } from './month-tables.js';
import type { MarketUse } from './pools-of-revenue.js';
import { revenueOfMonth } from './revenue-of-month.js';

/** In the order of the declarations, all of which are of one month. */
export const useOfMarkets = async (
  db: MonthReader,
  knownAt: bigint,
  declarations: readonly RevenueDeclaration[],
): Promise<ReadonlyMap<RevenueDeclaration, MarketUse>> => {
  const uses = new Map<RevenueDeclaration, MarketUse>();
  for (const declaration of declarations) {
    const streams = declaration.licences === undefined ? 0n : await streamsOf(db, declaration);
    const performed = isUsWebcast(declaration) ? await performedUpTo(db, knownAt, declaration) : [];
    uses.set(declaration, { streams, performed });
  }
  return uses;
};

type Market = Pick<RevenueDeclaration, 'period' | 'territory' | 'offering'>;

const streamsOf = async (db: MonthReader, { period, territory, offering }: Market): Promise<bigint> => {
  const { streams } = await db
    .selectFrom('royalty_usage')
    .select(sql<bigint>`coalesce(sum(streams), 0)::bigint`.as('streams'))
    .where('period', '=', period)
    .where('territory', '=', territory)
    .where('offering', '=', offering)
    .executeTakeFirstOrThrow();
  return streams;
};

/** The months of the year in which the market was declared as a webcast, up to this one. */
const performedUpTo = async (
  db: MonthReader,
  knownAt: bigint,
  { period, territory, offering, currency }: RevenueDeclaration,
): Promise<readonly MonthPerformed[]> => {
  const performed: MonthPerformed[] = [];
  for (const month of monthsUpTo(period)) {
    const declared = await revenueOfMonth(db, { period: month, knownAt });
    const isThis = (one: RevenueDeclaration) => one.territory === territory && one.offering === offering && one.currency === currency; // prettier-ignore
    const kind = declared.find(isThis)?.offeringKind;
    if (kind === undefined || usWebcastingKindOf(kind) === undefined) continue;
    performed.push({ period: month, performances: await performancesOf(db, { period: month, territory, offering }) });
  }
  return performed;
};

const monthsUpTo = (period: string): readonly string[] => {
  const [year = '', last = ''] = period.split('-');
  return Array.from(
    { length: Number.parseInt(last, 10) },
    (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`,
  );
};

const performancesOf = async (
  db: MonthReader,
  { period, territory, offering }: { readonly period: string; readonly territory: string; readonly offering: string },
): Promise<bigint> => {
  const { plays } = await db
    .selectFrom('listener_history')
    .select(sql<bigint>`count(*)`.as('plays'))
    .where(inPeriod('happened_at', period))
    .where('territory', '=', territory)
    .where('offering', '=', offering)
    .executeTakeFirstOrThrow();
  return plays;
};
