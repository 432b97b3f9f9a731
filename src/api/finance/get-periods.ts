import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import type { MonthTotals } from '../../domain/royalties/months/month-facts.js';
import type { Db } from '../../platform/postgres/postgres.js';
import { major } from '../../reporting/finance/major.js';
import type { MonthTables } from '../../reporting/month/month-tables.js';
import { knownPeriod, knownPeriods, type KnownPeriod } from '../../reporting/queries/known-periods.js';
import { Takes } from '../access/access.js';
import { Operation } from '../openapi/operation.js';
import { PAGE_QUERY } from '../openapi/parameters.js';
import { cursorOf, keysOf, limitOf, pageOf, type Page } from '../paging.js';
import { ProblemError } from '../problem.js';
import { DB } from '../tokens.js';
import type { PageQuery } from './page-of-rows.js';
import { PERIOD_PARAM, periodOf } from './period-param.js';

/** What comes in, `pools + topUps + adjustments`, is what goes out: `due + held + retained + undistributed`. */
export type PeriodTotals = {
  readonly currency: string;
  readonly pools: string;
  readonly topUps: string;
  readonly adjustments: string;
  readonly due: string;
  readonly held: string;
  readonly retained: string;
  readonly undistributed: string;
};

export type PeriodStanding = {
  readonly period: string;
  readonly status: 'open' | 'calculated' | 'approved' | 'closed';
  readonly runId: string | null;
  /** Name of the payout model that the run used. */
  readonly model: string | null;
  readonly calculatedBy: string | null;
  readonly approvedBy: string | null;
  readonly approvedAt: string | null;
  readonly closedBy: string | null;
  readonly closedAt: string | null;
  /** Of an approval that was taken back, for as long as nothing was done since. */
  readonly withdrawn: { readonly by: string; readonly reason: string } | null;
  readonly totals: readonly PeriodTotals[];
};

/** `GET /v1/periods`, `GET /v1/periods/{period}`: how far each month is, and what it comes to. */
@Controller('v1/periods')
@Takes('finance', 'approver')
export class GetPeriodsController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get()
  @Operation({ summary: 'The months, newest first', answer: 'Page<PeriodStanding>', query: PAGE_QUERY })
  async periods(@Query() query: PageQuery): Promise<Page<PeriodStanding>> {
    const limit = limitOf(query.limit);
    const [before] = keysOf(query.cursor, [/^\d{4}-\d\d$/]) ?? [];
    const { rows } = await knownPeriods({ before, limit: limit + 1 }).execute(this.db);
    return pageOf(rows, limit, standingOf, ({ period }) => cursorOf(period));
  }

  @Get(':period')
  @Operation({ summary: 'How far a month is, and what it comes to', answer: 'PeriodStanding', params: PERIOD_PARAM })
  async period(@Param('period') raw: string): Promise<PeriodStanding> {
    const known = await knownPeriod(this.db.withTables<MonthTables>(), periodOf(raw));
    if (known === undefined) throw new ProblemError('not-found', `nothing is known of ${raw}`);
    return standingOf(known);
  }
}

const standingOf = (row: KnownPeriod): PeriodStanding => ({
  period: row.period,
  status: row.status ?? 'open',
  runId: row.run_id,
  model: row.payload?.basis.payoutModel.name ?? null,
  calculatedBy: row.calculated_by,
  approvedBy: row.approved_by,
  approvedAt: row.approved_at,
  closedBy: row.closed_by,
  closedAt: row.closed_at,
  withdrawn: row.payload?.withdrawn ?? null,
  totals: (row.payload?.totals ?? []).map(totalsOf),
});

export const totalsOf = (total: MonthTotals): PeriodTotals => {
  const amount = (minor: string) => major(minor, total.currency);
  return {
    currency: total.currency,
    pools: amount(total.poolsMinor),
    topUps: amount(total.topUpsMinor),
    adjustments: amount(total.adjustmentsMinor),
    due: amount(total.dueMinor),
    held: amount(total.heldMinor),
    retained: amount(total.retainedMinor),
    undistributed: amount(total.undistributedMinor),
  };
};
