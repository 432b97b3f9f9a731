import { sql } from 'kysely';
import type { IssuedFile } from '../month/issued-summary.js';
import type { MonthTransaction } from '../month/month-tables.js';
import type { KeptRun } from '../month/run-outcome.js';

export type KeepStatements = {
  readonly period: string;
  readonly run: KeptRun;
  /** Of parties, not of held money. */
  readonly issued: readonly IssuedFile[];
};

/** In the transaction in which they are issued. What the month had of an earlier try is replaced. */
export const keepStatements = async (tx: MonthTransaction, { period, run, issued }: KeepStatements): Promise<void> => {
  const rows = issued.map((file) => rowOf(file, { period, run }));
  await sql`delete from royalty_statements where period = ${period}`.execute(tx);
  await sql`
    insert into royalty_statements
    select * from json_populate_recordset(null::royalty_statements, ${JSON.stringify(rows)}::json)`.execute(tx);
};

const rowOf = (
  { party = '', currency, streams, lines }: IssuedFile,
  { period, run }: Pick<KeepStatements, 'period' | 'run'>,
) => {
  const settled = run.outcome.settled.find((one) => one.party === party && one.currency === currency);
  if (settled === undefined) throw new Error(`${party} has a statement in ${currency} and was not settled`);
  const { settlement, dealId = null } = settled;
  return {
    run_id: run.runId,
    period,
    party,
    currency,
    deal_id: dealId,
    streams: streams.toString(),
    lines,
    gross_minor: settlement.grossMinor,
    adjusted_minor: settlement.correctedMinor,
    earned_minor: settlement.earnedMinor,
    withheld_minor: settlement.withheldMinor,
    carried_minor: settlement.carriedMinor,
    payable_minor: settlement.payableMinor,
    steps: settlement.steps,
  };
};
