/** The same lines by one statement over the raw plays, as somebody would write it by hand: a largest remainder in SQL. */
import pg from 'pg';
import { timed } from '../rounds.js';
import { COUNTED } from './fill-postgres.js';
import { PERIOD } from './month-of-plays.js';
import type { BenchModel } from './bench-model.js';

/** Streams by market and track; and what each track weighs, which pro rata is its streams. */
const WEIGHED: Readonly<Record<BenchModel, string>> = {
  'pro-rata': `
    weighed as (
      select territory, offering, track_id, count(*) as streams, count(*) as weight from plays
       where ${COUNTED} group by 1, 2, 3)`,
  // The money of a listener in fixed point, with 18 decimals.
  'user-centric': `
    heard as (
      select territory, offering, listener_id, track_id, count(*) as streams from plays
       where ${COUNTED} group by 1, 2, 3, 4),
    listeners as (
      select territory, offering, listener_id, 1000000000000000000 / sum(streams)::bigint as unit
        from heard group by 1, 2, 3),
    weighed as (
      select territory, offering, track_id, sum(heard.streams)::bigint as streams, sum(heard.streams * unit) as weight
        from heard join listeners using (territory, offering, listener_id) group by 1, 2, 3)`,
};

/** A track's whole minor units, and the remainder that it claims one more by: exact pro rata, else to 10 decimals. */
const FLOORED: Readonly<Record<BenchModel, string>> = {
  'pro-rata': `
    floored as (
      select weighed.*, currency, amount_minor::bigint as amount_minor,
             amount_minor::bigint * weighed.weight / markets.weight::bigint as whole,
             amount_minor::bigint * weighed.weight % markets.weight::bigint as remainder
        from weighed join markets using (territory, offering) join pools using (territory, offering)
       where pools.period = '${PERIOD}')`,
  'user-centric': `
    shares as (
      select weighed.*, currency, amount_minor::bigint as amount_minor,
             div(amount_minor * weighed.weight * 20000000000 + markets.weight, 2 * markets.weight)::bigint as share
        from weighed join markets using (territory, offering) join pools using (territory, offering)
       where pools.period = '${PERIOD}'),
    floored as (select *, share / 10000000000 as whole, share % 10000000000 as remainder from shares)`,
};

const statement = (model: BenchModel) => `
  insert into bare_lines (run_id, right_kind, party, track_id, work_id, territory, offering, currency, corrects, streams,
                          amount_minor)
  with ${WEIGHED[model]},
  markets as (select territory, offering, sum(weight) as weight from weighed group by 1, 2),
  ${FLOORED[model]},
  dealt as (
    select *, amount_minor - sum(whole) over (partition by territory, offering) as left_over,
           row_number() over (partition by territory, offering order by remainder desc, track_id) as place
      from floored)
  select '${PERIOD}-by-postgres', 'recording', label, track_id, '', territory, offering, currency, '', streams,
         whole + (place <= left_over)::int
    from dealt left join tracks using (track_id)`;

/** A table such as the ledger's. */
const LINES = `
  drop table if exists bare_lines;
  create table bare_lines (like royalty_lines including all);
  checkpoint`;

/** Seconds of the statement alone. */
export const shareByPostgres = async (url: string, model: BenchModel): Promise<number> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(LINES);
    return await timed(() => client.query(statement(model)));
  } finally {
    await client.end();
  }
};
