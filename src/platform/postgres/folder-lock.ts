/** One process at a time: starting and stopping the server of a folder must not overlap. */
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

const ASK_AGAIN_MS = 50;
/** Longer than any start takes: a lock of that age is left over, even if a new process bears its holder's number. */
const HELD_MS_MAX = 180_000;

/** Does the work while no other process does work under the same lock file. Whoever died holding it, holds it no more. */
export const withFolderLock = async <T>(file: string, work: () => Promise<T>): Promise<T> => {
  while (!(await taken(file))) await wait(ASK_AGAIN_MS);
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
};

const taken = async (file: string): Promise<boolean> => {
  try {
    await writeFile(file, `${process.pid}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  }
  const holder = Number(await readFile(file, 'utf8').catch(() => ''));
  const since = await stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => Date.now(),
  );
  if ((holder > 0 && !isAlive(holder)) || Date.now() - since > HELD_MS_MAX) await rm(file, { force: true });
  return false;
};

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'; // somebody else's process, but alive
  }
};
