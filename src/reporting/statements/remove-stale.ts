/**
 * Takes away the statements of an earlier run that the new one has none of, such as of a label that lost its last
 * track: a file that no summary vouches for would be paid by mistake. Only what the earlier summary names is touched.
 */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isStatementFileName, summaryFileName } from './statement-file-name.js';

export const removeStale = async (folder: string, period: string, current: ReadonlySet<string>): Promise<void> => {
  const earlier = await readFile(join(folder, summaryFileName(period)), 'utf8').catch(() => undefined);
  if (earlier === undefined) return;
  for (const name of namedIn(earlier))
    if (isStatementFileName(name, period) && !current.has(name)) await rm(join(folder, name), { force: true });
};

type Named = { readonly file?: unknown } | null;

/** File names that a summary lists; none where the text is no summary of ours. */
const namedIn = (text: string): readonly string[] => {
  try {
    const { statements, held } = JSON.parse(text) as { readonly statements?: unknown; readonly held?: unknown };
    return [...namesOf(statements), ...namesOf(held)];
  } catch {
    return [];
  }
};

const namesOf = (list: unknown): readonly string[] =>
  (Array.isArray(list) ? (list as readonly Named[]) : [])
    .map((entry) => entry?.file)
    .filter((name) => typeof name === 'string');
