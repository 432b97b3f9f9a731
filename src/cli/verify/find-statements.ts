/** Which files are to be verified, and of which month each is: by the names that statements are written under. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { period, type Period } from '../../domain/royalties/period.js';
import { isStatementFileName } from '../../reporting/statements/statement-file-name.js';
import { CliProblem } from '../output.js';

export type FileOfMonth = {
  /** As given, or found in the folder given. */
  readonly path: string;
  readonly name: string;
};

const NAME = /^(?:[a-z0-9+_~-]+_(\d{4}-\d\d)_[A-Z]{3}\.csv|settlements_(\d{4}-\d\d)\.csv|summary_(\d{4}-\d\d)\.json)$/;

const periodOf = (name: string): Period | undefined => {
  const month = NAME.exec(name)
    ?.slice(1)
    .find((found: string | undefined) => found !== undefined);
  try {
    return month === undefined ? undefined : period(month);
  } catch {
    return undefined;
  }
};

/**
 * By month, in the order of the months. A folder of DDEX files, as a demo has beside its statements, is passed over: they
 * are made of the same lines, and `dsr check` reads them. Another folder stands for the files that its summaries name, there or not, and for what
 * else in it has the name of a statement of such a month. Throws `CliProblem` for what is neither.
 */
export const findStatements = async (
  paths: readonly string[],
): Promise<ReadonlyMap<Period, readonly FileOfMonth[]>> => {
  const months = new Map<Period, Map<string, FileOfMonth>>();
  for (const given of paths)
    for (const path of await filesAt(given)) {
      const name = basename(path);
      const month = periodOf(name);
      if (month === undefined)
        throw new CliProblem(
          `${path} has no name of a statement, such as label_2026-08_EUR.csv or summary_2026-08.json`,
        );
      const files = months.get(month) ?? new Map<string, FileOfMonth>();
      months.set(month, files.set(path, { path, name }));
    }
  const sorted = [...months].sort(([one], [other]) => (one < other ? -1 : 1));
  return new Map(sorted.map(([month, files]) => [month, [...files.values()]]));
};

const filesAt = async (path: string): Promise<readonly string[]> => {
  const found = await stat(path).catch(() => {
    throw new CliProblem(`cannot read ${path}: no such file, or no permission`);
  });
  return found.isDirectory() ? filesIn(path) : [path];
};

const filesIn = async (folder: string): Promise<readonly string[]> => {
  const present = await readdir(folder);
  const summaries = present.filter((name) => name.startsWith('summary_') && periodOf(name) !== undefined);
  if (summaries.length === 0 && present.length > 0 && present.every((name) => name.startsWith('DSR_'))) return [];
  if (summaries.length === 0) throw new CliProblem(`${folder} has no summary of a month, such as summary_2026-08.json`);
  const names = new Set<string>();
  for (const summary of summaries.sort()) {
    const month = periodOf(summary)!;
    for (const name of namedIn(await readFile(join(folder, summary), 'utf8')))
      if (periodOf(name) === month) names.add(name);
    for (const name of present) if (isStatementFileName(name, month)) names.add(name);
    names.add(`settlements_${month}.csv`).add(summary);
  }
  return [...names].map((name) => join(folder, name));
};

const FILE = /"file": "((?:[^"\\]|\\.)*)"/g;

/** Also of a summary that was changed until it is no JSON any more. */
const namedIn = (summary: string): readonly string[] => [...summary.matchAll(FILE)].map(([, name]) => name!);
