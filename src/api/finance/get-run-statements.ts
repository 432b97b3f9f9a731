import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import type { Db } from '../../platform/postgres/postgres.js';
import { major } from '../../reporting/finance/major.js';
import { runOfPeriod } from '../../reporting/finance/run-of-period.js';
import type { MonthTables } from '../../reporting/month/month-tables.js';
import type { RunOutcome } from '../../reporting/month/run-outcome.js';
import { Takes } from '../access/access.js';
import { Operation } from '../openapi/operation.js';
import { PAGE_QUERY } from '../openapi/parameters.js';
import type { Page } from '../paging.js';
import { DB } from '../tokens.js';
import { pageOfRows, type PageQuery } from './page-of-rows.js';
import { partyNamesOf, type NameOf } from './party-names-of.js';
import { PERIOD_PARAM, periodOf } from './period-param.js';

/** What one party comes to in one currency, by the run that the month stands on. */
export type RunStatement = {
  readonly party: string;
  readonly partyName: string;
  /** Null where the default terms hold. */
  readonly dealId: string | null;
  readonly currency: string;
  /** Its part of the pools. */
  readonly gross: string;
  readonly earned: string;
  /** What corrections of closed months come to; part of what was earned. */
  readonly adjustments: string;
  readonly payable: string;
  readonly carried: string;
  readonly withheld: string;
};

export const PARTY_AND_CURRENCY = {
  keys: ({ party, currency }: { readonly party: string; readonly currency: string }) => [party, currency],
  forms: [/^.{1,256}$/u, /^[A-Z]{3}$/],
};

/** `GET /v1/periods/{period}/statements`: of all parties; an open month has none. */
@Controller('v1/periods')
@Takes('finance', 'approver')
export class GetRunStatementsController {
  constructor(@Inject(DB) private readonly db: Db) {}

  @Get(':period/statements')
  @Operation({
    summary: 'What every party comes to in a month, calculated or closed',
    answer: 'Page<RunStatement>',
    params: PERIOD_PARAM,
    query: PAGE_QUERY,
  })
  async statements(@Param('period') raw: string, @Query() query: PageQuery): Promise<Page<RunStatement>> {
    const run = await runOfPeriod(this.db.withTables<MonthTables>(), periodOf(raw));
    const settled = inOrder(run?.outcome.settled ?? []);
    const nameOf = await partyNamesOf(this.db, settled.map(({ party }) => party)); // prettier-ignore
    return pageOfRows(settled, query, PARTY_AND_CURRENCY, (one) => statementOf(one, nameOf));
  }
}

type Settled = RunOutcome['settled'][number];

const inOrder = (settled: readonly Settled[]): readonly Settled[] =>
  [...settled].sort((one, other) =>
    one.party === other.party ? (one.currency < other.currency ? -1 : 1) : one.party < other.party ? -1 : 1,
  );

const statementOf = ({ party, currency, dealId, settlement }: Settled, nameOf: NameOf): RunStatement => ({
  party,
  partyName: nameOf(party),
  dealId: dealId ?? null,
  currency,
  gross: major(settlement.grossMinor, currency),
  earned: major(settlement.earnedMinor, currency),
  adjustments: major(settlement.correctedMinor, currency),
  payable: major(settlement.payableMinor, currency),
  carried: major(settlement.carriedMinor, currency),
  withheld: major(settlement.withheldMinor, currency),
});
