import { sql } from 'kysely';
import type { Reader } from '../../platform/postgres/postgres.js';
import type { DealsTables } from '../../projections/deals/deals.js';

export type DealsPage = { readonly after: string | undefined; readonly limit: number };

/** Each deal by its newest terms, by id; `ends_on` is the last day, where the terms or an end of the deal name one. */
export const newestDeals = (db: Reader<DealsTables>, { after, limit }: DealsPage) =>
  db
    .selectFrom('deal_terms as agreed')
    .distinctOn('agreed.deal_id')
    .select(['agreed.deal_id', 'agreed.party', 'agreed.party_role', 'agreed.effective_from', 'agreed.terms'])
    .select((eb) =>
      eb.fn
        .coalesce(
          eb
            .selectFrom('deal_ends as ended')
            .select('ended.ends_on')
            .whereRef('ended.deal_id', '=', 'agreed.deal_id')
            .whereRef('ended.edition', '>', 'agreed.edition')
            .orderBy('ended.edition', 'desc')
            .limit(1),
          'agreed.effective_to',
        )
        .as('ends_on'),
    )
    .$if(after !== undefined, (query) => query.where('agreed.deal_id', '>', after!))
    .orderBy('agreed.deal_id')
    .orderBy(sql`agreed.edition`, 'desc')
    .limit(limit);
