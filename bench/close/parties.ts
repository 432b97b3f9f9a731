/** Who closes the month: the ledger in a process of its own, one PostgreSQL statement, and DuckDB; each timed alone. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openPostgres, type Postgres } from '../../src/platform/postgres/postgres.js';
import { count, note } from '../../src/cli/output.js';
import type { Arena } from '../arena.js';
import type { BenchModel } from './bench-model.js';
import { fillPostgres } from './fill-postgres.js';
import { shareByDuckDb, writeParquet } from './by-duckdb.js';
import { shareByPostgres } from './by-postgres.js';
import { assertSameLines, digestOfLines } from './lines-digest.js';
import { writePlays, type MonthSize } from './month-of-plays.js';

/** The plays of a month wherever a party looks for them. */
export type FilledMonth = {
  readonly size: MonthSize;
  readonly folder: string;
  readonly parquet: string;
  readonly url: string;
  readonly postgres: Postgres;
  readonly close: () => Promise<void>;
};

export const fillMonth = async (arena: Pick<Arena, 'database' | 'folder'>, size: MonthSize): Promise<FilledMonth> => {
  note(`filling a month of ${count(size.plays)} plays …`);
  const { folder } = arena;
  const plays = join(folder, `plays-${size.plays}.tsv`);
  const parquet = join(folder, `plays-${size.plays}.parquet`);
  await writePlays(plays, size);
  await writeParquet(plays, parquet);
  const { url, drop } = await arena.database();
  await fillPostgres(url, plays, size);
  await rm(plays);
  const postgres = openPostgres(url, { connectionsMax: 2 });
  return { size, folder, parquet, url, postgres, close: () => postgres.close().then(drop) };
};

/** Closes the month of the database under a model; answers the seconds. */
export type LedgerCloses = (model: BenchModel) => Promise<number>;

/** Another position of the log makes another run, which finds no lines of the one before. */
export const clearRuns = async ({ pool }: Postgres) => {
  await pool.query('truncate royalty_lines, royalty_runs, royalty_run_tracks');
  await pool.query('update projection_builds set checkpoint = checkpoint + 1');
  await pool.query('checkpoint');
};

export type Seconds = { readonly ledger: number; readonly postgres: number; readonly duckDb: number };

/** One round of one model. Throws when a party comes to other lines. */
export const closeInTurns = async (month: FilledMonth, byLedger: LedgerCloses, model: BenchModel): Promise<Seconds> => {
  const { ledger, duckDb } = await closeAgainstDuckDb(month, byLedger, model);
  const postgres = await shareByPostgres(month.url, model);
  const { pool } = month.postgres;
  assertSameLines('ledger', await digestOfLines(pool, 'ledger'), 'PostgreSQL', await digestOfLines(pool, 'postgres'));
  note(`${model}: ledger ${ledger.toFixed(2)} s, PostgreSQL ${postgres.toFixed(2)} s, DuckDB ${duckDb.toFixed(2)} s`);
  return { ledger, postgres, duckDb };
};

/** The same without the statement, which would take a minute over ten times the plays. */
export const closeAgainstDuckDb = async (
  month: FilledMonth,
  byLedger: LedgerCloses,
  model: BenchModel,
): Promise<Omit<Seconds, 'postgres'>> => {
  await clearRuns(month.postgres);
  const ledger = await byLedger(model);
  const { seconds: duckDb, digest } = await shareByDuckDb(month, model);
  assertSameLines('ledger', await digestOfLines(month.postgres.pool, 'ledger'), 'DuckDB', digest);
  return { ledger, duckDb };
};
