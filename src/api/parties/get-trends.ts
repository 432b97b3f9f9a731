import { Controller, Get, Param, Query } from '@nestjs/common';
import { monthsAfter } from '../../domain/royalties/deals/days.js';
import type { Period } from '../../domain/royalties/period.js';
import { major } from '../../reporting/finance/major.js';
import { statementsSince } from '../../reporting/parties/list-statements.js';
import { Takes, Who } from '../access/access.js';
import type { Principal } from '../access/principal.js';
import { Operation } from '../openapi/operation.js';
import type { Page } from '../paging.js';
import { ProblemError } from '../problem.js';
import { PartyMonths } from './party-months.js';
import { PARTY_PARAM } from './party-params.js';

/** What a month came to in one currency. */
export type TrendPoint = {
  readonly period: string;
  readonly streams: number;
  /** Earned. */
  readonly amount: string;
  readonly currency: string;
};

const MONTHS_DEFAULT = 12;
const MONTHS_MAX = 60;

/** `GET /v1/parties/{party}/trends`: month by month, oldest first. */
@Controller('v1/parties')
@Takes('label', 'publisher', 'finance', 'approver')
export class GetTrendsController {
  constructor(private readonly months: PartyMonths) {}

  @Get(':party/trends')
  @Operation({
    summary: 'What a party earned month by month, up to the month that was closed last',
    answer: 'Page<TrendPoint>',
    params: PARTY_PARAM,
    query: {
      months: { description: 'how many months', schema: { type: 'integer', minimum: 1, maximum: MONTHS_MAX, default: MONTHS_DEFAULT } }, // prettier-ignore
    },
  })
  async trends(
    @Who() who: Principal,
    @Param('party') party: string,
    @Query() query: { readonly months?: string },
  ): Promise<Page<TrendPoint>> {
    const months = monthsOf(query.months);
    const closed = await this.months.closed();
    const from = closed[0] === undefined ? '' : monthsAfter(closed[0].period as Period, 1 - months);
    const runs = closed.map(({ runId }) => runId);
    const rows = await this.months.read(who, party, (tx) => statementsSince(tx, { party, runs }, from));
    const items = rows.map(({ period, streams, earned_minor, currency }) => ({
      period, streams: Number(streams), amount: major(earned_minor, currency), currency,
    })); // prettier-ignore
    return { items, next: null };
  }
}

const monthsOf = (raw: string | undefined): number => {
  if (raw === undefined) return MONTHS_DEFAULT;
  const months = /^\d{1,3}$/.test(raw) ? Number(raw) : 0;
  if (months < 1 || months > MONTHS_MAX)
    throw new ProblemError('invalid-request', `months must be a whole number from 1 to ${MONTHS_MAX}`);
  return months;
};
