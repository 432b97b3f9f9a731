import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CliProblem } from '../output.js';

/** The files themselves, and of folders those that are named like reports. Throws `CliProblem` for what is not there. */
export const filesToCheck = async (given: readonly string[]): Promise<readonly string[]> => {
  const files: string[] = [];
  for (const path of given) {
    const found = await stat(path).catch(() => {
      throw new CliProblem(`cannot read ${path}: no such file, or no permission`);
    });
    if (!found.isDirectory()) {
      files.push(path);
      continue;
    }
    const names = (await readdir(path)).filter((name) => /\.tsv(?:\.gz)?$/.test(name)).sort();
    if (names.length === 0) throw new CliProblem(`${path} has no .tsv or .tsv.gz`);
    files.push(...names.map((name) => join(path, name)));
  }
  return files;
};
