/** The markets of parties whose lines of a closed month were corrected by a run: as they were stated, and as they are now. */
import { sql } from 'kysely';
import { Decimal } from '../../domain/shared/money.js';
import { accountKey } from './accounts.js';
import type { ClosedMonth } from './closed-months.js';
import type { MonthTransaction } from './month-tables.js';

type State = { readonly grossMinor: Decimal; readonly streams: bigint };

export type CorrectedMarket = {
  readonly territory: string;
  readonly offering: string;
  readonly then: State;
  readonly now: State;
  /** What the corrections above zero come to. */
  readonly upMinor: Decimal;
  /** All counted streams of the market, as they are now. */
  readonly marketStreams: bigint;
};

type Row = {
  readonly party: string;
  readonly currency: string;
  readonly territory: string;
  readonly offering: string;
  readonly then_minor: string;
  readonly then_streams: bigint;
  readonly now_minor: string;
  readonly now_streams: bigint;
  readonly up_minor: string;
  readonly market_streams: bigint;
};

export type CorrectedBy = {
  readonly runId: string;
  readonly month: ClosedMonth;
  /** Of all closed months. */
  readonly runs: readonly string[];
};

/** All markets of such a party, those without a correction too: a cap is over all of them. By `accountKey`. */
export const correctedMarkets = async (
  tx: MonthTransaction,
  { runId, month, runs }: CorrectedBy,
): Promise<ReadonlyMap<string, readonly CorrectedMarket[]>> => {
  const { rows } = await sql<Row>`
    with corrected as (
      select distinct party, currency from royalty_lines
       where run_id = ${runId} and corrects = ${month.period} and party is not null),
    markets as (
      select territory, offering, sum(streams)::bigint as streams from royalty_usage
       where period = ${month.period} group by 1, 2),
    said as (
      select line.*, line.run_id = ${runId} as is_new from royalty_lines line join corrected using (party, currency)
       where (line.run_id = ${month.runId} and line.corrects = '')
          or (line.run_id = any(${[...runs, runId]}::text[]) and line.corrects = ${month.period}))
    select said.party, said.currency, said.territory, said.offering,
           coalesce(sum(amount_minor) filter (where not is_new), 0) as then_minor,
           coalesce(sum(said.streams) filter (where not is_new), 0)::bigint as then_streams,
           sum(amount_minor) as now_minor, sum(said.streams)::bigint as now_streams,
           coalesce(sum(amount_minor) filter (where is_new and amount_minor > 0), 0) as up_minor,
           coalesce(max(markets.streams), 0)::bigint as market_streams
      from said left join markets using (territory, offering)
     group by 1, 2, 3, 4 order by 1, 2, 3, 4`.execute(tx);
  const markets = new Map<string, CorrectedMarket[]>();
  for (const row of rows) {
    const key = accountKey(row.party, row.currency);
    markets.set(key, [...(markets.get(key) ?? []), marketOf(row)]);
  }
  return markets;
};

const marketOf = (row: Row): CorrectedMarket => ({
  territory: row.territory,
  offering: row.offering,
  then: { grossMinor: new Decimal(row.then_minor), streams: row.then_streams },
  now: { grossMinor: new Decimal(row.now_minor), streams: row.now_streams },
  upMinor: new Decimal(row.up_minor),
  marketStreams: row.market_streams,
});
