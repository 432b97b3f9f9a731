import { sql } from 'kysely';
import { Decimal, sum } from '../../domain/shared/money.js';
import type { IssuedFile } from '../month/issued-summary.js';
import type { MonthTransaction } from '../month/month-tables.js';
import type { KeptRun, RunOutcome } from '../month/run-outcome.js';
import { monthsToldTo, statedMonths, type StatedMonths } from '../month/stated-months.js';

export type KeepStatements = {
  readonly period: string;
  readonly run: KeptRun;
  /** Of parties, not of held money. */
  readonly issued: readonly IssuedFile[];
};

/** In the transaction in which they are issued. What the month had of an earlier try is replaced. */
export const keepStatements = async (tx: MonthTransaction, { period, run, issued }: KeepStatements): Promise<void> => {
  const months = await statedMonths(tx, { period, run });
  const rows = issued.map((file) => rowOf(file, months));
  await sql`delete from royalty_statements where period = ${period}`.execute(tx);
  await sql`
    insert into royalty_statements
    select * from json_populate_recordset(null::royalty_statements, ${JSON.stringify(rows)}::json)`.execute(tx);
};

type Settled = RunOutcome['settled'][number];
type Amount = 'grossMinor' | 'correctedMinor' | 'earnedMinor' | 'withheldMinor';

/** A statement of a quarter adds up what its months came to; what is carried and paid is as its last month leaves it. */
const rowOf = ({ party = '', currency, streams, lines }: IssuedFile, months: StatedMonths) => {
  const told = monthsToldTo(months, { party, currency }).flatMap(({ period, run }) => {
    const settled = run.outcome.settled.find((one) => one.party === party && one.currency === currency);
    return settled === undefined ? [] : [{ period, settled }];
  });
  const last = told.at(-1)?.settled;
  if (last === undefined) throw new Error(`${party} has a statement in ${currency} and was not settled`);
  const total = (amount: Amount) => sum(told.map(({ settled }) => new Decimal(settled.settlement[amount]))).toFixed();
  return {
    run_id: months.own.run.runId,
    period: months.own.period,
    party,
    currency,
    deal_id: last.dealId ?? null,
    streams: streams.toString(),
    lines,
    gross_minor: total('grossMinor'),
    adjusted_minor: total('correctedMinor'),
    earned_minor: total('earnedMinor'),
    withheld_minor: total('withheldMinor'),
    carried_minor: last.settlement.carriedMinor,
    payable_minor: last.settlement.payableMinor,
    steps: told.flatMap(({ period, settled }) => stepsOf(settled, told.length > 1 ? `${period}: ` : '')),
  };
};

const stepsOf = ({ settlement }: Settled, month: string) =>
  settlement.steps.map((step) => ({ ...step, label: month + step.label }));
