/**
 * One month's statements: every pool shared out, one CSV a label and currency, and a summary that ties them together.
 *
 * Counting is the database's work, pool by pool, so memory grows with the tracks of a pool and not with the plays.
 * Nothing carries its final name before everything is written and the totals tie; the summary comes last, with the hash
 * of each file, so an interrupted run can be told from a whole one.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { policyIdOfVersion } from '../../domain/listening/counting-policy.js';
import type { Period } from '../../domain/royalties/period.js';
import type { Currency } from '../../domain/shared/currency.js';
import type { Reader } from '../../platform/postgres/postgres.js';
import { poolsOfPeriod } from '../queries/pools-of-period.js';
import type { StatementTables } from '../queries/statement-tables.js';
import { unpooledStreams } from '../queries/unpooled-streams.js';
import { usageAsOf } from '../queries/usage-as-of.js';
import { removeStale } from './remove-stale.js';
import { shareOut, type DeclaredPool } from './share-out.js';
import { StatementFile } from './statement-file.js';
import { heldFileName, statementFileName, summaryFileName } from './statement-file-name.js';
import { summaryJson, tieTotals, type FileOutcome, type PoolOutcome, type StatementSummary } from './summary.js';

export type StatementRun = {
  readonly period: Period;
  /** The folder of the statements; made where it is missing. */
  readonly out: string;
  /** One snapshot for all questions: a repeatable-read transaction. */
  readonly db: Reader<StatementTables>;
  readonly onProgress?: (poolsDone: number, poolsTotal: number) => void;
};

export type StatementOutcome =
  | { readonly outcome: 'written'; readonly summary: StatementSummary }
  /** Nothing to share out, and nothing written; the streams that were counted anyway. */
  | { readonly outcome: 'no-pools'; readonly unpooledStreams: StatementSummary['unpooledStreams'] };

export const runStatements = async (run: StatementRun): Promise<StatementOutcome> => {
  const { db, period, out } = run;
  const unpooled = await unpooledStreams(db, period).execute();
  const pools = await poolsOfPeriod(db, period).execute();
  if (pools.length === 0) return { outcome: 'no-pools', unpooledStreams: unpooled };
  await mkdir(out, { recursive: true });
  const files = new Files(out);
  try {
    const shared = await shareOutAll(run, pools, files);
    const written = await files.finish();
    const parts = { pools: shared, ...written };
    const { checkpoint: position, version } = await usageAsOf(db).executeTakeFirstOrThrow();
    const summary = {
      period,
      policy: policyIdOfVersion(version),
      position,
      unpooledStreams: unpooled,
      totals: tieTotals(parts),
      ...parts,
    };
    await files.publish();
    await publishSummary(out, summary);
    return { outcome: 'written', summary };
  } catch (error) {
    await files.discard();
    throw error;
  }
};

/** Pools come sorted by territory and offering, and lines within a pool by track: so each file is sorted by all three. */
const shareOutAll = async (
  run: StatementRun,
  pools: readonly DeclaredPool[],
  files: Files,
): Promise<readonly PoolOutcome[]> => {
  const { db, period, onProgress } = run;
  const outcomes: PoolOutcome[] = [];
  for (const pool of pools) {
    const { outcome, byLabel, held } = await shareOut(db, period, pool);
    const { currency } = outcome;
    for (const [label, lines] of byLabel) await files.ofLabel(label, period, currency).add(lines);
    if (held.length > 0) await files.ofHeld(period, currency).add(held);
    outcomes.push(outcome);
    onProgress?.(outcomes.length, pools.length);
  }
  return outcomes;
};

const publishSummary = async (out: string, summary: StatementSummary) => {
  const name = summaryFileName(summary.period);
  const part = join(out, `.${name}.${randomBytes(4).toString('hex')}.part`);
  const files = [...summary.statements, ...summary.held].map(({ file }) => file);
  await writeFile(part, summaryJson(summary), { flush: true });
  await removeStale(out, summary.period, new Set(files));
  await rename(part, join(out, name));
};

/** The files of one run, by name. */
class Files {
  readonly #folder: string;
  readonly #part = `${randomBytes(4).toString('hex')}.part`;
  readonly #statements = new Map<string, StatementFile>();
  readonly #held = new Map<string, StatementFile>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  ofLabel(label: string, period: string, currency: Currency): StatementFile {
    return this.#file(this.#statements, statementFileName(label, period, currency), label, currency);
  }

  ofHeld(period: string, currency: Currency): StatementFile {
    return this.#file(this.#held, heldFileName(period, currency), '', currency);
  }

  async finish(): Promise<{ readonly statements: readonly FileOutcome[]; readonly held: readonly FileOutcome[] }> {
    const statements: FileOutcome[] = [];
    for (const file of byName(this.#statements)) statements.push({ label: file.label, ...(await outcomeOf(file)) });
    const held: FileOutcome[] = [];
    for (const file of byName(this.#held)) held.push(await outcomeOf(file));
    return { statements, held };
  }

  async publish(): Promise<void> {
    for (const file of this.#all()) await file.publish();
  }

  async discard(): Promise<void> {
    for (const file of this.#all()) await file.discard();
  }

  #all(): readonly StatementFile[] {
    return [...byName(this.#statements), ...byName(this.#held)];
  }

  #file(files: Map<string, StatementFile>, name: string, label: string, currency: Currency): StatementFile {
    const known =
      files.get(name) ?? new StatementFile({ folder: this.#folder, part: this.#part, name, label, currency });
    files.set(name, known);
    return known;
  }
}

const byName = (files: ReadonlyMap<string, StatementFile>): readonly StatementFile[] =>
  [...files.values()].sort((one, other) => (one.name < other.name ? -1 : 1));

const outcomeOf = async (file: StatementFile): Promise<FileOutcome> => {
  const sha256 = await file.finish();
  const { lines, streams, amountMinor } = file.totals;
  return { file: file.name, currency: file.currency, lines, streams, amount: amountMinor, sha256 };
};
