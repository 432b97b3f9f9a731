import { Controller, Get, Inject, Query } from '@nestjs/common';
import type { DealTerms } from '../../domain/royalties/deals/deal-terms.js';
import type { Db } from '../../platform/postgres/postgres.js';
import type { DealsTables } from '../../projections/deals/deals.js';
import { newestDeals } from '../../reporting/queries/newest-deals.js';
import { Takes } from '../access/access.js';
import { Operation } from '../openapi/operation.js';
import { PAGE_QUERY } from '../openapi/parameters.js';
import { cursorOf, keysOf, limitOf, pageOf, type Page } from '../paging.js';
import { DB } from '../tokens.js';
import type { PageQuery } from './page-of-rows.js';
import { partyNamesOf } from './party-names-of.js';

/** A deal by its newest terms. */
export type DealInForce = {
  readonly dealId: string;
  readonly party: string;
  readonly partyName: string;
  readonly partyRole: string;
  /** The first day that the newest terms hold. */
  readonly from: string;
  /** The last day; null until further notice. */
  readonly to: string | null;
  readonly terms: DealTerms;
};

/** `GET /v1/deals`. */
@Controller('v1/deals')
@Takes('finance', 'approver')
export class GetDealsController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get()
  @Operation({ summary: 'The deals, each by its newest terms', answer: 'Page<DealInForce>', query: PAGE_QUERY })
  async deals(@Query() query: PageQuery): Promise<Page<DealInForce>> {
    const limit = limitOf(query.limit);
    const [after] = keysOf(query.cursor, [/^[^\p{Cc}]{1,256}$/u]) ?? [];
    const rows = await newestDeals(this.db.withTables<DealsTables>(), { after, limit: limit + 1 }).execute();
    const nameOf = await partyNamesOf(this.db, rows.map(({ party }) => party)); // prettier-ignore
    const item = (row: (typeof rows)[number]): DealInForce => ({
      dealId: row.deal_id,
      party: row.party,
      partyName: nameOf(row.party),
      partyRole: row.party_role,
      from: row.effective_from,
      to: row.ends_on,
      terms: row.terms,
    });
    return pageOf(rows, limit, item, (row) => cursorOf(row.deal_id));
  }
}
