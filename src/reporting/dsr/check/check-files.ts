/** Any DSR files, ours or another's, checked rule by rule: each alone, then those of one report together. */
import { basename } from 'node:path';
import { ZERO, type Decimal } from '../../../domain/shared/money.js';
import { FileCheck } from './check-file.js';
import { dsrLines } from './dsr-lines.js';
import { ReportState } from './report-state.js';
import type { Row } from './row.js';
import { findingOf, type Finding } from './rules.js';

export type CheckFiles = {
  readonly paths: readonly string[];
  /** As soon as it is found. */
  readonly onFinding: (path: string, finding: Finding) => void;
};

export type CheckedFiles = {
  readonly files: number;
  readonly lines: number;
  readonly problems: number;
  readonly warnings: number;
  /** What the summaries say is due, by currency; of each report once. */
  readonly due: ReadonlyMap<string, Decimal>;
};

/** Never throws for what is in a file. */
export const checkFiles = async ({ paths, onFinding }: CheckFiles): Promise<CheckedFiles> => {
  const counts = { problem: 0, warning: 0 };
  const tell = (path: string, finding: Finding) => {
    counts[finding.severity] += 1;
    onFinding(path, finding);
  };
  const reports = new Map<string, ReportState>();
  const reportOf = (head: Row, path: string) => {
    const id = head.text('MessageId');
    const key = id === '' ? path : `${head.text('SenderPartyId')} ${id}`;
    const report = reports.get(key) ?? new ReportState();
    reports.set(key, report);
    return report;
  };
  let lines = 0;
  for (const path of new Set(paths)) lines += await checkFile(path, (head) => reportOf(head, path), tell);
  const due = new Map<string, Decimal>();
  for (const report of reports.values()) {
    for (const [path, finding] of report.end()) tell(path, finding);
    for (const [currency, amount] of report.due) due.set(currency, (due.get(currency) ?? ZERO).plus(amount));
  }
  return { files: new Set(paths).size, lines, problems: counts.problem, warnings: counts.warning, due };
};

type TellOf = (path: string, finding: Finding) => void;

const checkFile = async (path: string, reportOf: (head: Row) => ReportState, tell: TellOf): Promise<number> => {
  const file = new FileCheck({ path, name: basename(path), onFinding: (finding) => tell(path, finding), reportOf });
  try {
    for await (const lines of dsrLines(path)) if (!lines.every((line) => file.line(line))) return file.lines;
    file.end();
  } catch (error) {
    if (typeof (error as NodeJS.ErrnoException).code !== 'string') throw error; // a bug is not the fault of the file
    tell(path, findingOf(file.lines, { rule: 'readable', what: (error as Error).message }));
  }
  return file.lines;
};
