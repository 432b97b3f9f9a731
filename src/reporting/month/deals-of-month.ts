/** Which deal each party has in a month, by its terms as effective on the last day and as known at a position. */
import type { DealTerms } from '../../domain/royalties/deals/deal-terms.js';
import { termsOn, type DealEdition } from '../../domain/royalties/deals/terms-on.js';
import { lastDayOf } from './month-pools.js';
import type { MonthReader } from './month-tables.js';

export type DealOfMonth = {
  readonly dealId: string;
  readonly party: string;
  readonly terms: DealTerms;
  /** This is its last month. */
  readonly ends: boolean;
};

export type DealRefusal =
  /** Its buckets would be counted twice. */
  | { readonly kind: 'PartyHasSeveralDeals'; readonly party: string; readonly deals: readonly string[] }
  | {
      readonly kind: 'DealInOtherCurrency';
      readonly dealId: string;
      readonly currency: string;
      readonly pools: string;
    };

type Editions = { readonly party: string; readonly list: DealEdition[]; endsOn?: string };

/** By deal id. A deal that ends within the month is still settled in it, by the terms that held last. */
export const dealsOfMonth = async (
  db: MonthReader,
  { period, knownAt }: { readonly period: string; readonly knownAt: bigint },
): Promise<readonly DealOfMonth[] | { readonly refused: DealRefusal }> => {
  const deals: DealOfMonth[] = [];
  for (const [dealId, { party, list, endsOn }] of await editionsOf(db, knownAt)) {
    const ends = endsOn !== undefined && endsOn.slice(0, 7) === period;
    const day = ends ? endsOn : lastDayOf(period);
    const terms = termsOn(list, day, knownAt)?.terms;
    if (terms !== undefined) deals.push({ dealId, party, terms, ends });
  }
  const second = deals.find(({ party }, index) => deals.findIndex((one) => one.party === party) !== index);
  if (second === undefined) return deals;
  const of = deals.filter(({ party }) => party === second.party).map(({ dealId }) => dealId);
  return { refused: { kind: 'PartyHasSeveralDeals', party: second.party, deals: of } };
};

const editionsOf = async (db: MonthReader, knownAt: bigint): Promise<ReadonlyMap<string, Editions>> => {
  const terms = await db
    .selectFrom('deal_terms')
    .selectAll()
    .where('position', '<=', knownAt)
    .orderBy('deal_id')
    .orderBy('edition')
    .execute();
  const ends = await db
    .selectFrom('deal_ends')
    .selectAll()
    .where('position', '<=', knownAt)
    .orderBy('edition')
    .execute();
  const deals = new Map<string, Editions>();
  for (const row of terms) {
    const deal = deals.get(row.deal_id) ?? { party: row.party, list: [] };
    deal.list.push({
      edition: row.edition,
      position: row.position,
      effectiveFrom: row.effective_from,
      ...(row.effective_to === null ? {} : { effectiveTo: row.effective_to }),
      terms: row.terms,
    });
    deals.set(row.deal_id, deal);
  }
  for (const { deal_id, edition, position, ends_on } of ends) {
    const deal = deals.get(deal_id);
    if (deal === undefined) continue;
    deal.list.push({ edition, position, endsOn: ends_on });
    deal.endsOn = ends_on;
  }
  return deals;
};
