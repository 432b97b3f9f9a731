import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import type { Period } from '../../domain/royalties/period.js';
import type { Db } from '../../platform/postgres/postgres.js';
import type { RoyaltyUsageTables } from '../../projections/royalty-usage/royalty-usage.js';
import { major } from '../../reporting/finance/major.js';
import { runOfPeriod } from '../../reporting/finance/run-of-period.js';
import { poolsOfMonth } from '../../reporting/month/month-pools.js';
import type { MonthReader, MonthTables } from '../../reporting/month/month-tables.js';
import type { RunOutcome } from '../../reporting/month/run-outcome.js';
import { streamsOfMarkets } from '../../reporting/queries/streams-of-markets.js';
import { Takes } from '../access/access.js';
import { Operation } from '../openapi/operation.js';
import { PAGE_QUERY } from '../openapi/parameters.js';
import type { Page } from '../paging.js';
import { refusalProblem } from '../refusal-problem.js';
import { DB } from '../tokens.js';
import { pageOfRows, type PageQuery } from './page-of-rows.js';
import { PERIOD_PARAM, periodOf } from './period-param.js';

/** Money to share out. */
export type PoolAmount = {
  readonly territory: string;
  readonly offering: string;
  readonly right: string;
  readonly amount: string;
  readonly currency: string;
  /** Counted streams of the market, before any policy on them. */
  readonly streams: number;
  /** How the amount came about. */
  readonly rule: string;
};

type Pool = Pick<RunOutcome['pools'][number], 'right' | 'territory' | 'offering' | 'currency' | 'amountMinor' | 'rule'>;

const keysOfPool = ({ territory, offering, right, currency }: Pool) => [territory, offering, right, currency];
const KEYS = { keys: keysOfPool, forms: [/^[A-Z]{2}$/, /^[a-z0-9-]{1,32}$/, /^[a-z-]{1,32}$/, /^[A-Z]{3}$/] };

/** Beyond every position of a log. */
const EVERYTHING = 2n ** 62n;

/** `GET /v1/periods/{period}/pools`: as the run has them; of an open month, as they are declared by now. */
@Controller('v1/periods')
@Takes('finance', 'approver')
export class GetPoolsController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get(':period/pools')
  @Operation({
    summary: 'The pools of a month, by market and right',
    answer: 'Page<PoolAmount>',
    params: PERIOD_PARAM,
    query: PAGE_QUERY,
  })
  async pools(@Param('period') raw: string, @Query() query: PageQuery): Promise<Page<PoolAmount>> {
    const period = periodOf(raw);
    const pools = await poolsOf(this.db.withTables<MonthTables>(), period);
    const rows = await streamsOfMarkets(this.db.withTables<RoyaltyUsageTables>(), period).execute();
    const streams = new Map(rows.map((row) => [`${row.territory} ${row.offering}`, Number(row.streams)]));
    return pageOfRows(inOrder(pools), query, KEYS, ({ amountMinor, ...pool }) => ({
      territory: pool.territory,
      offering: pool.offering,
      right: pool.right,
      amount: major(amountMinor, pool.currency),
      currency: pool.currency,
      streams: streams.get(`${pool.territory} ${pool.offering}`) ?? 0,
      rule: pool.rule,
    }));
  }
}

const poolsOf = async (db: MonthReader, period: Period): Promise<readonly Pool[]> => {
  const run = await runOfPeriod(db, period);
  if (run !== undefined) return run.outcome.pools;
  const stated = await poolsOfMonth(db, { period, knownAt: EVERYTHING });
  if ('refused' in stated) throw refusalProblem(stated.refused);
  return stated.pools.map((pool) => ({ ...pool, amountMinor: pool.amountMinor.toFixed() }));
};

const inOrder = (pools: readonly Pool[]): readonly Pool[] =>
  [...pools].sort((one, other) => (keysOfPool(one).join('\u0000') < keysOfPool(other).join('\u0000') ? -1 : 1));
