/**
 * The statements of a run: one CSV a party and currency, one for what is held, one with every settlement step, and the
 * summary that vouches for them. The same run gives the same bytes, whenever and wherever they are written.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IssuedStatement } from '../../domain/royalties/months/month-facts.js';
import { currency as currencyOf } from '../../domain/shared/currency.js';
import { removeStale } from '../statements/remove-stale.js';
import { StatementFile } from '../statements/statement-file.js';
import { heldFileName, statementFileName, summaryFileName } from '../statements/statement-file-name.js';
import type { MonthTransaction } from './month-tables.js';
import { monthsToldTo, statedMonths, type StatedMonths } from './stated-months.js';
import { partyLines, type PartyLines } from './party-lines.js';
import type { KeptRun } from './run-outcome.js';
import { settlementsCsv } from './settlements-csv.js';
import { issuedSummary, type IssuedFile } from './issued-summary.js';

export type Issue = {
  readonly period: string;
  readonly run: KeptRun;
  readonly out: string;
  readonly onProgress?: ((statements: number) => void) | undefined;
};

export type Issued = {
  readonly statements: readonly IssuedStatement[];
  /** The same as files, with their totals. */
  readonly issued: readonly IssuedFile[];
  readonly held: readonly IssuedFile[];
};

/** Nothing carries its final name before everything is written; the summary comes last. */
export const issueStatements = async (
  tx: MonthTransaction,
  { period, run, out, onProgress }: Issue,
): Promise<Issued> => {
  await mkdir(out, { recursive: true });
  const part = `${randomBytes(4).toString('hex')}.part`;
  const months = await statedMonths(tx, { period, run });
  const files: StatementFile[] = [];
  try {
    const statements: IssuedFile[] = [];
    const held: IssuedFile[] = [];
    for await (const lines of partyLines(tx, months)) {
      const file = await writeOne(lines, { period, out, part, files });
      (lines.party === undefined ? held : statements).push(file);
      onProgress?.(statements.length);
    }
    for (const lines of withoutLines(months, statements))
      statements.push(await writeOne(lines, { period, out, part, files }));
    const settlements = settlementsCsv(run.outcome);
    for (const file of files) await file.publish();
    const settled = { file: `settlements_${period}.csv`, sha256: sha256(settlements) };
    await replace(join(out, settled.file), settlements);
    const summary = issuedSummary({ months, statements, held, settlements: settled });
    await removeStale(out, period, new Set([...statements, ...held].map(({ file }) => file)));
    await replace(join(out, summaryFileName(period)), summary);
    return { statements: statements.map((file) => issuedOf(file, run)), issued: statements, held };
  } catch (error) {
    for (const file of files) await file.discard();
    throw error;
  }
};

/** A guarantee, a penalty, a reserve that is released, a balance that is paid out: a statement too, though nobody streamed. */
function* withoutLines(months: StatedMonths, issued: readonly IssuedFile[]): Generator<PartyLines> {
  const known = new Set(issued.map(({ party, currency }) => `${currency} ${party}`));
  for (const { party, currency } of months.own.run.outcome.settled) {
    const moved = monthsToldTo(months, { party, currency }).some(({ run }) => isMoved(run, { party, currency }));
    if (moved && !known.has(`${currency} ${party}`)) yield { party, currency, batches: oneBatchOfNothing() };
  }
}

const isMoved = ({ outcome }: KeptRun, asked: { readonly party: string; readonly currency: string }): boolean => {
  const settled = outcome.settled.find((one) => one.party === asked.party && one.currency === asked.currency);
  if (settled === undefined) return false;
  const { earnedMinor, shortfallMinor, chargedMinor, payableMinor } = settled.settlement;
  return [earnedMinor, shortfallMinor, chargedMinor, payableMinor].some((minor) => minor !== '0');
};

async function* oneBatchOfNothing() {
  yield await Promise.resolve([]);
}

type Place = {
  readonly period: string;
  readonly out: string;
  readonly part: string;
  readonly files: StatementFile[];
};

const writeOne = async (lines: PartyLines, { period, out, part, files }: Place): Promise<IssuedFile> => {
  const currency = currencyOf(lines.currency);
  const { party } = lines;
  const name = party === undefined ? heldFileName(period, currency) : statementFileName(party, period, currency);
  const file = new StatementFile({ folder: out, part, name, label: party ?? '', currency });
  files.push(file);
  for await (const batch of lines.batches) await file.add(batch);
  const sha = await file.finish();
  return { file: name, ...(party === undefined ? {} : { party }), currency, ...file.totals, sha256: sha };
};

const replace = async (path: string, content: string) => {
  const part = `${path}.${randomBytes(4).toString('hex')}.part`;
  try {
    await writeFile(part, content, { flush: true });
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
};

const sha256 = (content: string) => createHash('sha256').update(content).digest('hex');

const issuedOf = ({ file, sha256: sha, party = '', currency }: IssuedFile, { outcome }: KeptRun): IssuedStatement => {
  const settled = outcome.settled.find((one) => one.party === party && one.currency === currency);
  return { file, sha256: sha, party, currency, payableMinor: settled?.settlement.payableMinor ?? '0' };
};
