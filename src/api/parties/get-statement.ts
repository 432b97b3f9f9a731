import { Controller, Get, Param } from '@nestjs/common';
import type { CalculationBasis } from '../../domain/royalties/months/month-facts.js';
import type { RightsTables } from '../../projections/rights/rights-tables.js';
import { major } from '../../reporting/finance/major.js';
import { causeInWords, causeOfText } from '../../reporting/month/cause-words.js';
import { lastDayOf } from '../../reporting/month/month-pools.js';
import type { MonthTables } from '../../reporting/month/month-tables.js';
import { loadRun } from '../../reporting/month/run-outcome.js';
import type { ClosedStatements } from '../../reporting/parties/closed-statements.js';
import { statementsOf } from '../../reporting/parties/list-statements.js';
import { partiesNamed } from '../../reporting/parties/rights-facts.js';
import { byCause } from '../../reporting/parties/statement-sums.js';
import { Takes, Who } from '../access/access.js';
import type { Principal } from '../access/principal.js';
import { Operation } from '../openapi/operation.js';
import { PartyMonths } from './party-months.js';
import { STATEMENT_PARAMS } from './party-params.js';

/** One line of "how this number was made". Totals are sums of what stands above them. */
export type StatementStep = {
  readonly step: string;
  readonly label: string;
  readonly amount: string;
  readonly rule: string;
  readonly total: boolean;
};

export type StatementAdjustment = {
  /** The closed month. */
  readonly corrects: string;
  readonly amount: string;
  /** The fact behind it, by kind and position in the log: `late play@4711`. */
  readonly cause: string;
  readonly causeText: string;
  /** The position alone. */
  readonly eventId: string;
};

export type StatementInCurrency = {
  readonly currency: string;
  readonly gross: string;
  readonly earned: string;
  readonly payable: string;
  readonly withheld: string;
  /** Not paid yet. */
  readonly carried: string;
  readonly streams: number;
  readonly steps: readonly StatementStep[];
  /** The largest 200 of the statement, by closed month; `lines?corrects=` has all. */
  readonly adjustments: readonly StatementAdjustment[];
};

export type PartyStatement = {
  readonly party: string;
  readonly partyName: string;
  readonly period: string;
  readonly status: 'closed';
  readonly closedAt: string;
  readonly dealId: string | null;
  readonly currencies: readonly StatementInCurrency[];
  /** The counting policy: which plays count. */
  readonly policy: string;
  readonly payoutModel: { readonly name: string; readonly parameters: Readonly<Record<string, string>> };
  readonly runId: string;
  /** What to know of the rates that were used. */
  readonly notices: readonly string[];
};

const ADJUSTMENTS_MAX = 200;

type Statements = Awaited<ReturnType<typeof statementsOf>>;
type Causes = Awaited<ReturnType<typeof byCause>>;

/** `GET /v1/parties/{party}/statements/{period}`: how the numbers of one month were made. */
@Controller('v1/parties')
@Takes('label', 'publisher', 'finance', 'approver')
export class GetStatementController {
  constructor(private readonly months: PartyMonths) {}

  @Get(':party/statements/:period')
  @Operation({
    summary: 'A statement with every step from the pools to what is paid, and what it corrects',
    answer: 'PartyStatement',
    params: STATEMENT_PARAMS,
  })
  async statement(
    @Who() who: Principal,
    @Param('party') party: string,
    @Param('period') period: string,
  ): Promise<PartyStatement> {
    const month = await this.months.monthWithLines(who, { party, period });
    const of = { party, runId: month.runId };
    const kept = await this.months.read(who, party, async (tx) => ({
      statements: await statementsOf(tx, of),
      causes: await byCause(tx, of, ADJUSTMENTS_MAX),
    }));
    const { basis, notices } = await this.#run(month);
    return {
      party,
      partyName: await this.#nameOf(party, month),
      period: month.period,
      status: 'closed',
      closedAt: month.closedAt,
      dealId: kept.statements.find(({ deal_id }) => deal_id !== null)?.deal_id ?? null,
      currencies: kept.statements.map((one) => inCurrency(one, kept.causes)),
      policy: basis.countingPolicy,
      payoutModel: basis.payoutModel,
      runId: month.runId,
      notices,
    };
  }

  async #run({
    runId,
  }: ClosedStatements): Promise<{ readonly basis: CalculationBasis; readonly notices: readonly string[] }> {
    // prettier-ignore
    const run = await loadRun(this.months.db.withTables<MonthTables>(), runId);
    if (run === undefined) throw new Error(`the run ${runId} is gone from royalty_runs`);
    return run.outcome;
  }

  async #nameOf(party: string, { period, knownAt }: ClosedStatements): Promise<string> {
    const asOf = { day: lastDayOf(period), knownAt };
    return (await partiesNamed(this.months.db.withTables<RightsTables>(), [party], asOf)).get(party)?.name ?? party;
  }
}

const inCurrency = (row: Statements[number], causes: Causes): StatementInCurrency => {
  const { currency } = row;
  return {
    currency,
    gross: major(row.gross_minor, currency),
    earned: major(row.earned_minor, currency),
    payable: major(row.payable_minor, currency),
    withheld: major(row.withheld_minor, currency),
    carried: major(row.carried_minor, currency),
    streams: Number(row.streams),
    steps: row.steps.map(({ amountMinor, ...step }) => ({ ...step, amount: major(amountMinor, currency) })),
    adjustments: causes
      .filter((one) => one.currency === currency)
      .map(({ corrects, caused_by, amount_minor }) => ({
        corrects,
        amount: major(amount_minor, currency),
        cause: caused_by,
        causeText: causeInWords(caused_by),
        eventId: causeOfText(caused_by).eventId,
      })),
  };
};
