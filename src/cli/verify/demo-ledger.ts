/** A demo keeps a ledger of its own in the embedded server, and nobody who holds its statements knows the name of it. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Period } from '../../domain/royalties/period.js';
import type { Ledger } from '../../ledger.js';
import { openPostgres } from '../../platform/postgres/postgres.js';
import { summaryFileName } from '../../reporting/statements/statement-file-name.js';
import type { FileOfMonth } from './find-statements.js';

type Run = { readonly runId: string; readonly linesHash: string };

/**
 * The database of the demo that calculated the run which the summary beside the files names. Undefined where this ledger
 * has such a month itself, where the server is not the embedded one, and where there is no such summary or demo.
 */
export const demoLedgerOf = async (
  { config, postgres }: Pick<Ledger, 'config' | 'postgres'>,
  months: ReadonlyMap<Period, readonly FileOfMonth[]>,
): Promise<string | undefined> => {
  if (config.databaseUrl !== undefined) return undefined;
  const known = await postgres.pool.query('select from royalty_runs where period = any($1) limit 1', [[...months.keys()]]); // prettier-ignore
  const run = known.rowCount === 0 ? await runBeside(months) : undefined;
  if (run === undefined) return undefined;
  const { rows } = await postgres.pool.query<{ datname: string }>(
    `select datname from pg_database where datname ~ '^demo_[0-9a-f]{10}$' order by datname`,
  );
  for (const { datname } of rows) if (await calculated(postgres.url, datname, run)) return datname;
  return undefined;
};

const runBeside = async (months: ReadonlyMap<Period, readonly FileOfMonth[]>): Promise<Run | undefined> => {
  for (const [period, files] of months)
    for (const folder of new Set(files.map(({ path }) => dirname(path)))) {
      const summary = await readFile(join(folder, summaryFileName(period)), 'utf8').catch(() => '');
      const [, runId] = /"runId": "([^"]+)"/.exec(summary) ?? [];
      const [, linesHash] = /"linesHash": "([^"]+)"/.exec(summary) ?? [];
      if (runId !== undefined && linesHash !== undefined) return { runId, linesHash };
    }
  return undefined;
};

/** A demo that was cut off may have no tables yet, and its database may be on its way out: then it is not that one. */
const calculated = async (url: string, database: string, { runId, linesHash }: Run): Promise<boolean> => {
  const demo = openPostgres(Object.assign(new URL(url), { pathname: `/${database}` }).href, { connectionsMax: 1 });
  try {
    const { rowCount } = await demo.pool.query('select from royalty_runs where run_id = $1 and lines_hash = $2', [
      runId,
      linesHash,
    ]);
    return rowCount === 1;
  } catch {
    return false;
  } finally {
    await demo.close();
  }
};
