import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import type { Db } from '../../platform/postgres/postgres.js';
import { heldByRight } from '../../reporting/finance/held-by-right.js';
import { major } from '../../reporting/finance/major.js';
import { runOfPeriod } from '../../reporting/finance/run-of-period.js';
import type { MonthTables } from '../../reporting/month/month-tables.js';
import { Takes } from '../access/access.js';
import { Operation } from '../openapi/operation.js';
import { PAGE_QUERY } from '../openapi/parameters.js';
import type { Page } from '../paging.js';
import { DB } from '../tokens.js';
import { pageOfRows, type PageQuery } from './page-of-rows.js';
import { PERIOD_PARAM, periodOf } from './period-param.js';

/** Money that nobody can be paid yet; `unmatched`: nobody is known, `unclaimed`: of the rest, `disputed`: too many claim it. */
export type HeldAmount = {
  readonly right: string;
  readonly reason: string;
  readonly territory: string;
  readonly amount: string;
  readonly currency: string;
};

const KEYS = {
  keys: (row: Pick<HeldAmount, 'right' | 'reason' | 'territory' | 'currency'>) => [row.right, row.reason, row.territory, row.currency], // prettier-ignore
  forms: [/^[a-z-]{1,32}$/, /^[a-z-]{1,32}$/, /^[A-Z]{2}$/, /^[A-Z]{3}$/],
};

/** `GET /v1/periods/{period}/held`. */
@Controller('v1/periods')
@Takes('finance', 'approver')
export class GetHeldController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get(':period/held')
  @Operation({
    summary: 'What a month holds back, and why',
    answer: 'Page<HeldAmount>',
    params: PERIOD_PARAM,
    query: PAGE_QUERY,
  })
  async held(@Param('period') raw: string, @Query() query: PageQuery): Promise<Page<HeldAmount>> {
    const run = await runOfPeriod(this.db.withTables<MonthTables>(), periodOf(raw));
    const held = run === undefined ? [] : heldByRight(run.outcome);
    return pageOfRows(held, query, KEYS, ({ amountMinor, ...row }) => ({
      ...row,
      amount: major(amountMinor, row.currency),
    }));
  }
}
