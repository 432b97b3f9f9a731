/** Recomputes months from the log, once each, and holds files against what comes out. */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  recomputeMonth,
  standingMonth,
  type Recomputed,
  type StandingMonth,
} from '../../api/royalties/recompute-month.js';
import { countingPolicy } from '../../domain/listening/counting-policy.js';
import type { Period } from '../../domain/royalties/period.js';
import { SHIPPED_RATES_VERSION } from '../../domain/royalties/rates/shipped-book.js';
import type { Ledger } from '../../ledger.js';
import { RebuildRunning, replayTo } from '../../projections/index.js';
import { compareFiles, type FileDifference } from '../../reporting/statements/compare-files.js';
import { ledgerProjections } from '../../run-projections.js';
import { CliProblem, note } from '../output.js';
import { startAlongLog } from '../progress.js';
import type { FileOfMonth } from './find-statements.js';

export type Verdict = { readonly path: string } & (
  | { readonly outcome: 'same' }
  | ({ readonly outcome: 'different' } & FileDifference)
  /** Nothing in the log comes to a file of that name. */
  | { readonly outcome: 'no-such-statement' }
  /** The log comes to it, the summary of its folder names it, and it is not there. */
  | { readonly outcome: 'no-such-file' }
);

export type VerifiedMonth = {
  readonly period: Period;
  readonly runId: string;
  /** Whether all lines together are those that the month was calculated with, whatever is in the files. */
  readonly sameLines: boolean;
  readonly verdicts: readonly Verdict[];
};

/** What is to come out of each of the months. Throws `CliProblem` where that cannot be known here. */
export const monthsToVerify = async (
  { postgres }: Pick<Ledger, 'postgres'>,
  periods: Iterable<Period>,
): Promise<ReadonlyMap<Period, StandingMonth>> => {
  const months = new Map<Period, StandingMonth>();
  for (const period of periods) {
    const month = await standingMonth(postgres.db, period);
    if (month === undefined)
      throw new CliProblem(`${period} was never calculated in this ledger, so nothing says what its statements should be; another ledger of the same server is named by PLAYLEDGER_DATABASE`); // prettier-ignore
    const { ratesVersion, countingPolicy: policy } = month.basis;
    if (ratesVersion !== SHIPPED_RATES_VERSION)
      throw new CliProblem(`${period} was calculated with the rates of ${ratesVersion}, and this playledger has those of ${SHIPPED_RATES_VERSION}`); // prettier-ignore
    if (countingPolicy(policy) === undefined)
      throw new CliProblem(`${period} was counted by ${policy}, which this playledger does not have`);
    months.set(period, month);
  }
  return months;
};

export type VerifyMonth = {
  readonly period: Period;
  readonly month: StandingMonth;
  readonly files: readonly FileOfMonth[];
};

/** Throws `CliProblem` where somebody else rebuilds, or an earlier month was changed past the ledger. */
export const verifyMonth = async (ledger: Ledger, { period, month, files }: VerifyMonth): Promise<VerifiedMonth> => {
  const out = await mkdtemp(join(tmpdir(), 'playledger-verify-'));
  const tidy = () => rmSync(out, { recursive: true, force: true });
  process.once('exit', tidy); // also at Ctrl-C
  try {
    const recomputed = await fromTheLog(ledger, { period, month, out });
    if ('refused' in recomputed) throw new CliProblem(`${period} cannot be calculated again: ${JSON.stringify(recomputed.refused)}`); // prettier-ignore
    const verdicts: Verdict[] = [];
    for (const file of files) verdicts.push(await verdictOn(file, out));
    return { period, runId: month.runId, sameLines: recomputed.linesHash === month.linesHash, verdicts };
  } finally {
    process.off('exit', tidy);
    await rm(out, { recursive: true, force: true });
  }
};

type FromTheLog = { readonly period: Period; readonly month: StandingMonth; readonly out: string };

const fromTheLog = async (ledger: Ledger, { period, month: { basis }, out }: FromTheLog): Promise<Recomputed> => {
  const { store, postgres, config } = ledger;
  const position = BigInt(basis.position);
  const progress = startAlongLog(`Replaying the log for ${period}`, position);
  const onReplayed = (at: { readonly position: bigint }) => progress.at(at.position);
  const projections = ledgerProjections({ ...config, countingPolicy: basis.countingPolicy });
  try {
    return await replayTo({ store, postgres, projections, position, onProgress: onReplayed }, ({ tables, parked }) => {
      progress.done();
      if (parked > 0) note(`${period}: ${parked} events could not be counted; see: playledger projections status`);
      const onProgress = (step: string) => note(`${period}: ${step}`);
      return recomputeMonth(postgres.db, { period, basis, tables, out, onProgress });
    });
  } catch (error) {
    if (error instanceof RebuildRunning) throw new CliProblem(`${error.message}; wait until it is done`);
    throw error;
  }
};

const verdictOn = async ({ path, name }: FileOfMonth, out: string): Promise<Verdict> => {
  const fromLog = join(out, name);
  if (!(await exists(fromLog))) return { path, outcome: 'no-such-statement' };
  if (!(await exists(path))) return { path, outcome: 'no-such-file' };
  const difference = await compareFiles(path, fromLog);
  return difference === undefined ? { path, outcome: 'same' } : { path, outcome: 'different', ...difference };
};

const exists = (path: string) =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
