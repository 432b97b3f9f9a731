import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { monthsAfter } from '../../domain/royalties/deals/days.js';
import type { Db } from '../../platform/postgres/postgres.js';
import { compareRuns } from '../../reporting/finance/compare-runs.js';
import { major } from '../../reporting/finance/major.js';
import { runOfPeriod } from '../../reporting/finance/run-of-period.js';
import type { MonthTables } from '../../reporting/month/month-tables.js';
import { Takes } from '../access/access.js';
import { Operation } from '../openapi/operation.js';
import { PAGE_QUERY } from '../openapi/parameters.js';
import type { Page } from '../paging.js';
import { DB } from '../tokens.js';
import { PARTY_AND_CURRENCY } from './get-run-statements.js';
import { pageOfRows, type PageQuery } from './page-of-rows.js';
import { partyNamesOf } from './party-names-of.js';
import { PERIOD_PARAM, periodOf } from './period-param.js';

/** What a party earned in the month, and in the month before it. */
export type PartyComparison = {
  readonly party: string;
  readonly partyName: string;
  readonly currency: string;
  readonly current: string;
  readonly previous: string;
  readonly change: string;
  /** With one decimal; null where nothing was earned before. */
  readonly changePercent: string | null;
};

const PERCENT_DECIMALS = 1;

/** `GET /v1/periods/{period}/comparison`: what jumped, before anybody signs; an open month has nothing to compare. */
@Controller('v1/periods')
@Takes('finance', 'approver')
export class GetComparisonController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get(':period/comparison')
  @Operation({
    summary: 'What every party earned, beside the month before',
    answer: 'Page<PartyComparison>',
    params: PERIOD_PARAM,
    query: PAGE_QUERY,
  })
  async comparison(@Param('period') raw: string, @Query() query: PageQuery): Promise<Page<PartyComparison>> {
    const period = periodOf(raw);
    const db = this.db.withTables<MonthTables>();
    const [current, previous] = [await runOfPeriod(db, period), await runOfPeriod(db, monthsAfter(period, -1))];
    const changes = current === undefined ? [] : compareRuns(current.outcome, previous?.outcome);
    const nameOf = await partyNamesOf(this.db, changes.map(({ party }) => party)); // prettier-ignore
    return pageOfRows(changes, query, PARTY_AND_CURRENCY, (one) => ({
      party: one.party,
      partyName: nameOf(one.party),
      currency: one.currency,
      current: major(one.currentMinor, one.currency),
      previous: major(one.previousMinor, one.currency),
      change: major(one.currentMinor.minus(one.previousMinor), one.currency),
      changePercent: one.changePercent?.toFixed(PERCENT_DECIMALS) ?? null,
    }));
  }
}
