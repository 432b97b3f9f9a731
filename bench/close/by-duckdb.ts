/** The same lines by DuckDB over the plays in Parquet, into a database on disk. */
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { rm } from 'node:fs/promises';
import { timed } from '../rounds.js';
import { COUNTED } from './fill-postgres.js';
import { CURRENCY, PERIOD, poolsOf, tracksOf, type MonthSize } from './month-of-plays.js';
import type { BenchModel } from './bench-model.js';
import { DIGEST, type LinesDigest } from './lines-digest.js';

const withDatabase = async <T>(path: string, work: (connection: DuckDBConnection) => Promise<T>): Promise<T> => {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
};

const COLUMNS = `{listener_id: 'VARCHAR', track_id: 'VARCHAR', territory: 'VARCHAR', offering: 'VARCHAR',
                  started_at: 'TIMESTAMP', ms_heard: 'BIGINT', track_duration_ms: 'BIGINT'}`;

/** The file of plays as Parquet, with the writer's defaults. */
export const writeParquet = (plays: string, parquet: string): Promise<unknown> =>
  withDatabase(':memory:', (duck) =>
    duck.run(
      `copy (select * from read_csv('${plays}', delim = '\t', header = false, columns = ${COLUMNS})) to '${parquet}' (format parquet)`,
    ),
  );

const WEIGHED: Readonly<Record<BenchModel, string>> = {
  'pro-rata': `
    weighed as (
      select territory, offering, track_id, count(*) as streams, count(*) as weight from plays
       where ${COUNTED} group by all)`,
  'user-centric': `
    heard as (
      select territory, offering, listener_id, track_id, count(*) as streams from plays where ${COUNTED} group by all),
    listeners as (
      select territory, offering, listener_id, 1000000000000000000 // sum(streams)::bigint as unit
        from heard group by all),
    weighed as (
      select territory, offering, track_id, sum(heard.streams)::bigint as streams, sum(heard.streams * unit) as weight
        from heard join listeners using (territory, offering, listener_id) group by all)`,
};

/** As in PostgreSQL. HUGEINT has 38 digits and throws rather than overflow; it divides slowly, so once a track at most. */
const FLOORED: Readonly<Record<BenchModel, string>> = {
  'pro-rata': `
    floored as (
      select weighed.*, amount_minor, amount_minor * weighed.weight // markets.weight::bigint as whole,
             amount_minor * weighed.weight % markets.weight::bigint as remainder
        from weighed join markets using (territory, offering) join pools using (territory, offering))`,
  'user-centric': `
    shares as (
      select weighed.*, amount_minor,
             ((amount_minor * weighed.weight * 20000000000 + markets.weight) // (2 * markets.weight))::bigint as share
        from weighed join markets using (territory, offering) join pools using (territory, offering)),
    floored as (select *, share // 10000000000 as whole, share % 10000000000 as remainder from shares)`,
};

const statement = (model: BenchModel, parquet: string) => `
  insert into lines
  with plays as (from read_parquet('${parquet}')),
  ${WEIGHED[model]},
  markets as (select territory, offering, sum(weight) as weight from weighed group by all),
  ${FLOORED[model]},
  dealt as (
    select *, amount_minor - sum(whole) over (partition by territory, offering) as left_over,
           row_number() over (partition by territory, offering order by remainder desc, track_id) as place
      from floored)
  select '${PERIOD}-by-duckdb', 'recording', label, null, track_id, '', territory, offering, '${CURRENCY}', '', streams,
         whole + (place <= left_over)::int, null
    from dealt left join tracks using (track_id)`;

export type ByDuckDb = { readonly seconds: number; readonly digest: LinesDigest };

/** Seconds of the statement alone, and what it wrote. */
export const shareByDuckDb = async (
  { folder, parquet, size }: { readonly folder: string; readonly parquet: string; readonly size: MonthSize },
  model: BenchModel,
): Promise<ByDuckDb> => {
  const path = `${folder}/lines.duckdb`;
  await Promise.all([path, `${path}.wal`].map((file) => rm(file, { force: true })));
  return withDatabase(path, async (duck) => {
    await prepare(duck, size);
    const seconds = await timed(() => duck.run(statement(model, parquet)));
    const reader = await duck.runAndReadAll(DIGEST.duckDb);
    const [lines, content] = reader.getRows()[0]!;
    return { seconds, digest: { lines: Number(lines), content: String(content) } };
  });
};

const prepare = async (duck: DuckDBConnection, size: MonthSize) => {
  await duck.run(`create table lines (run_id varchar, right_kind varchar, party varchar, held varchar, track_id varchar,
                                      work_id varchar, territory varchar, offering varchar,
                                      currency varchar, corrects varchar, streams bigint, amount_minor bigint, caused_by varchar)`);
  await duck.run('create table tracks (track_id varchar, label varchar)');
  await duck.run('create table pools (territory varchar, offering varchar, amount_minor bigint)');
  const rows = (list: readonly (readonly (string | number)[])[]) =>
    list
      .map((row) => `(${row.map((value) => (typeof value === 'number' ? value : `'${value}'`)).join(',')})`)
      .join(',');
  await duck.run(`insert into tracks values ${rows(tracksOf(size).map(({ trackId, label }) => [trackId, label]))}`);
  await duck.run(
    `insert into pools values ${rows(poolsOf(size).map(({ territory, offering, amountMinor }) => [territory, offering, amountMinor]))}`,
  );
};
