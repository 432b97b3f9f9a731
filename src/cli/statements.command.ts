import type { Command } from 'commander';
import { sql } from 'kysely';
import type { Period } from '../domain/royalties/period.js';
import type { Ledger, OpenLedger } from '../ledger.js';
import type { StatementTables } from '../reporting/queries/statement-tables.js';
import { runStatements, type StatementOutcome, type StatementRun } from '../reporting/statements/run-statements.js';
import type { StatementSummary } from '../reporting/statements/summary.js';
import { CliProblem, count, say, table } from './output.js';
import { startProgress } from './progress.js';
import { readPeriod } from './read-period.js';
import { refuseParked } from './refuse-parked.js';
import { orLastDemo } from './demo/last-demo.js';
import { registerStatementsFiles } from './statements-files.command.js';
import { registerStatementsVerify } from './statements-verify.command.js';
import { untilCaughtUp } from './until-caught-up.js';
import { withLedger, withProjections } from './with-ledger.js';

export type WriteStatements = Pick<StatementRun, 'period' | 'out' | 'onProgress'> & {
  /** Told where the projection that is waited for stands. */
  readonly onBehind?: (position: bigint) => void;
  /** State also where events were set aside; without it that is a `CliProblem`. */
  readonly despiteParked?: boolean;
};

/** Waits until all that was recorded is counted, then writes from one snapshot. Somebody must run the projections. */
export const writeStatements = async (
  ledger: Ledger,
  { onBehind, despiteParked = false, ...run }: WriteStatements,
): Promise<StatementOutcome> => {
  await untilCaughtUp(ledger, onBehind);
  if (!despiteParked) await refuseParked(ledger);
  return ledger.postgres.db
    .withTables<StatementTables>()
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (db) => {
      await sql`lock table royalty_usage, track_plays, tracks, recording_matches, pools in access share mode`.execute(
        db,
      ); // no switch to a rebuilt table halfway
      return runStatements({ ...run, db });
    });
};

type Options = {
  readonly period: string;
  readonly out: string;
  readonly despiteParked?: true;
  readonly json?: true;
};

export const registerStatements = (program: Command, open: OpenLedger): void => {
  const statements = program.command('statements').description('royalty statements');
  registerStatementsVerify(statements, open);
  registerStatementsFiles(statements, orLastDemo(open));
  statements
    .command('run')
    .description(
      "share out a month's pools and write one CSV a label and currency; running it again gives the same bytes",
    )
    .requiredOption('--period <month>', 'such as 2026-08')
    .option('--out <folder>', 'where the statements go', 'statements')
    .option('--despite-parked', 'also where events were set aside that could not be counted')
    .option('--json', 'answer with one line of JSON')
    .action(async ({ period, out, despiteParked, json }: Options) => {
      const month = readPeriod(period);
      const summary = await withLedger(open, (ledger) =>
        runAll(ledger, { period: month, out, despiteParked: despiteParked === true }),
      );
      say(json ? JSON.stringify(inShort(summary)) : forPeople(summary, out));
    });
};

type Run = { readonly period: Period; readonly out: string; readonly despiteParked: boolean };

const runAll = (ledger: Ledger, { period, out, despiteParked }: Run): Promise<StatementSummary> =>
  withProjections(ledger, async () => {
    let progress: ReturnType<typeof startProgress> | undefined;
    const onProgress = (_: number, pools: number) =>
      (progress ??= startProgress('Sharing out pools', pools)).advance(1);
    const outcome = await writeStatements(ledger, { period, out, despiteParked, onProgress });
    progress?.done();
    if (outcome.outcome === 'no-pools') throw new CliProblem(nothingToDo(period, outcome.unpooledStreams));
    return outcome.summary;
  });

type Unpooled = StatementSummary['unpooledStreams'];

const streamsOf = (unpooled: Unpooled) => count(unpooled.reduce((total, { streams }) => total + streams, 0n));

const nothingToDo = (period: Period, unpooled: Unpooled): string =>
  unpooled.length === 0
    ? `nothing to state for ${period}: no pool is declared and no stream counted`
    : `no pool is declared for ${period}, though ${streamsOf(unpooled)} streams were counted; see: playledger import-pools`;

/** The summary without its lists; everything else is in the summary file. */
const inShort = ({ period, policy, position, totals, pools, statements, unpooledStreams }: StatementSummary) => ({
  period,
  policy,
  position: position.toString(),
  pools: pools.length,
  statements: statements.length,
  totals,
  unpooledStreams: unpooledStreams.map(({ streams, ...rest }) => ({ ...rest, streams: streams.toString() })),
});

const forPeople = ({ totals, statements, unpooledStreams, period }: StatementSummary, out: string): string => {
  const rows = totals.map((one) => [
    one.currency, one.poolTotal, one.statementTotal, one.held, one.undistributed, one.difference,
  ]); // prettier-ignore
  const lines = [
    table(['currency', 'pools', 'statements', 'held', 'undistributed', 'difference'], rows),
    `${count(statements.length)} statements for ${period} in ${out}`,
  ];
  if (unpooledStreams.length > 0) {
    const where = unpooledStreams.map(({ territory, offering }) => `${territory}/${offering}`).join(', ');
    lines.push(`${streamsOf(unpooledStreams)} streams earn nothing, for want of a pool: ${where}`);
  }
  return lines.join('\n');
};
