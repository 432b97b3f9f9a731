/** What an earlier build left in `dist` of sources that are gone: a migration that was renamed would run under both names. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** What `tsconfig.build.json` includes. */
const BUILT = ['src', 'migrations', 'bench', 'scripts'];
const OUTPUT = /\.js(\.map)?$/;

/** Paths of outputs without a source, from what is below `root` and `root/dist`. */
export const staleOutputs = async (root: string): Promise<readonly string[]> => {
  const stale = await Promise.all(
    BUILT.map(async (folder) => {
      const sources = new Set(await filesBelow(join(root, folder)));
      const outputs = await filesBelow(join(root, 'dist', folder));
      const gone = outputs.filter((name) => OUTPUT.test(name) && !sources.has(name.replace(OUTPUT, '.ts')));
      return gone.map((name) => join(root, 'dist', folder, name));
    }),
  );
  return stale.flat();
};

/** Relative to the folder; of one that is not there, none. */
const filesBelow = async (folder: string): Promise<readonly string[]> => {
  try {
    return await readdir(folder, { recursive: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
};
