import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import type { Db } from '../../platform/postgres/postgres.js';
import { major } from '../../reporting/finance/major.js';
import { runOfPeriod } from '../../reporting/finance/run-of-period.js';
import { causeInWords } from '../../reporting/month/cause-words.js';
import type { MonthTables } from '../../reporting/month/month-tables.js';
import { correctionKeys, correctionsOfRun, type CorrectionRow } from '../../reporting/queries/corrections-of-run.js';
import { Takes } from '../access/access.js';
import { Operation } from '../openapi/operation.js';
import { PAGE_QUERY } from '../openapi/parameters.js';
import { cursorOf, keysOf, limitOf, pageOf, type Page } from '../paging.js';
import { DB } from '../tokens.js';
import type { PageQuery } from './page-of-rows.js';
import { PERIOD_PARAM, periodOf } from './period-param.js';

/** A line of a closed month that came out otherwise since, stated in this one. */
export type AdjustmentLine = {
  /** Null while the money is held. */
  readonly party: string | null;
  /** The closed month. */
  readonly corrects: string;
  readonly right: string;
  readonly trackId: string;
  readonly territory: string;
  readonly offering: string;
  readonly streams: number;
  readonly amount: string;
  readonly currency: string;
  /** The fact behind it, by kind and position in the log: `late play@4711`. */
  readonly cause: string;
  readonly causeText: string;
};

const TEXT = /^[^\p{Cc}]{0,256}$/u;
const KEYS = [/^\d{4}-\d\d$/, /^[A-Z]{3}$/, ...Array.from({ length: 7 }, () => TEXT)];

/** `GET /v1/periods/{period}/adjustments`: what a month corrects of closed ones. */
@Controller('v1/periods')
@Takes('finance', 'approver')
export class GetAdjustmentsController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get(':period/adjustments')
  @Operation({
    summary: 'What a month corrects of closed months, line by line, with the fact behind each',
    answer: 'Page<AdjustmentLine>',
    params: PERIOD_PARAM,
    query: PAGE_QUERY,
  })
  async adjustments(@Param('period') raw: string, @Query() query: PageQuery): Promise<Page<AdjustmentLine>> {
    const [period, limit, after] = [periodOf(raw), limitOf(query.limit), keysOf(query.cursor, KEYS)];
    const run = await runOfPeriod(this.db.withTables<MonthTables>(), period);
    if (run === undefined) return { items: [], next: null };
    const { rows } = await correctionsOfRun({ runId: run.runId, after, limit: limit + 1 }).execute(this.db);
    return pageOf(rows, limit, lineOf, (row) => cursorOf(...correctionKeys(row)));
  }
}

const lineOf = (row: CorrectionRow): AdjustmentLine => ({
  party: row.party,
  corrects: row.corrects,
  right: row.right_kind,
  trackId: row.track_id,
  territory: row.territory,
  offering: row.offering,
  streams: Number(row.streams),
  amount: major(row.amount_minor, row.currency),
  currency: row.currency,
  cause: row.caused_by,
  causeText: causeInWords(row.caused_by),
});
