import { Controller, Get, Param, Query } from '@nestjs/common';
import { Decimal } from '../../domain/shared/money.js';
import { major } from '../../reporting/finance/major.js';
import { listStatements } from '../../reporting/parties/list-statements.js';
import { Takes, Who } from '../access/access.js';
import type { Principal } from '../access/principal.js';
import { Operation } from '../openapi/operation.js';
import { PAGE_QUERY } from '../openapi/parameters.js';
import { cursorOf, keysOf, limitOf, pageOf, type Page } from '../paging.js';
import { PartyMonths } from './party-months.js';
import { PARTY_PARAM } from './party-params.js';

/** One month in one currency. `gross` less `deductions`, with `adjustments`, is `earned`. */
export type StatementTotals = {
  readonly period: string;
  readonly currency: string;
  /** The party's part of the pools of the month. */
  readonly gross: string;
  /** What the deal leaves with the service; below zero where a minimum adds to the share. */
  readonly deductions: string;
  /** Corrections of closed months. */
  readonly adjustments: string;
  readonly earned: string;
  readonly payable: string;
  readonly streams: number;
  /** Of what was earned, against the month before; null where there is nothing to compare with. */
  readonly changePercent: string | null;
  /** ISO 8601, UTC. */
  readonly closedAt: string;
};

type Row = Awaited<ReturnType<typeof listStatements>>[number];

/** `GET /v1/parties/{party}/statements`: the closed months of a party. */
@Controller('v1/parties')
@Takes('label', 'publisher', 'finance', 'approver')
export class ListStatementsController {
  constructor(private readonly months: PartyMonths) {}

  @Get(':party/statements')
  @Operation({
    summary: 'The statements of a party, newest first, with what each came to',
    answer: 'Page<StatementTotals>',
    params: PARTY_PARAM,
    query: PAGE_QUERY,
  })
  async statements(
    @Who() who: Principal,
    @Param('party') party: string,
    @Query() query: { readonly limit?: string; readonly cursor?: string },
  ): Promise<Page<StatementTotals>> {
    const limit = limitOf(query.limit);
    const after = keysOf(query.cursor, [/^\d{4}-\d\d$/, /^[A-Z]{3}$/]) as [string, string] | undefined;
    const closed = await this.months.closed();
    const runs = closed.map(({ runId }) => runId);
    const rows = await this.months.read(who, party, (tx) => listStatements(tx, { party, runs }, { limit: limit + 1, after })); // prettier-ignore
    const closedAt = new Map(closed.map((month) => [month.runId, month.closedAt]));
    return pageOf(
      rows,
      limit,
      (row) => totalsOf(row, closedAt.get(row.run_id) ?? ''),
      (row) => cursorOf(row.period, row.currency),
    );
  }
}

const totalsOf = (row: Row, closedAt: string): StatementTotals => {
  const { period, currency, gross_minor, adjusted_minor, earned_minor, payable_minor, streams } = row;
  const deducted = new Decimal(gross_minor).plus(adjusted_minor).minus(earned_minor);
  return {
    period,
    currency,
    gross: major(gross_minor, currency),
    deductions: major(deducted, currency),
    adjustments: major(adjusted_minor, currency),
    earned: major(earned_minor, currency),
    payable: major(payable_minor, currency),
    streams: Number(streams),
    changePercent: changeOf(earned_minor, row.earned_before),
    closedAt,
  };
};

/** In percent, to one decimal; of a month that brought nothing or took something back there is no percentage. */
const changeOf = (now: string, before: string | null): string | null => {
  if (before === null || !new Decimal(before).gt(0)) return null;
  return new Decimal(now).div(before).minus(1).mul(100).toFixed(1);
};
