/** Builds the portal into `dist/web`, unless nothing that it is made of changed since: every command of ours builds first. */
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url)); // from dist/scripts/
const SOURCE = `${ROOT}web`;
const BUILT = `${ROOT}dist/web`;

/** Milliseconds; minus infinity for what is not there. */
const changedAt = async (path: string): Promise<number> => {
  const found = await stat(path).catch(() => undefined);
  return found?.mtimeMs ?? -Infinity;
};

/** Folders count too: one is newer when a file in it is gone. */
const lastChange = async (): Promise<number> => {
  const entries = await readdir(SOURCE, { recursive: true });
  const paths = [SOURCE, `${ROOT}package-lock.json`, ...entries.map((entry) => `${SOURCE}/${entry}`)];
  return Math.max(...(await Promise.all(paths.map(changedAt))));
};

/** Into a folder of its own first, so that a server never finds half a portal, and two builds at once do no harm. */
const build = async (): Promise<void> => {
  const fresh = `${BUILT}-${process.pid}`;
  const vite = await import('vite');
  await vite.build({ root: SOURCE, logLevel: 'warn', build: { outDir: fresh, emptyOutDir: true } });
  await rm(BUILT, { recursive: true, force: true });
  await rename(fresh, BUILT);
};

if ((await lastChange()) > (await changedAt(`${BUILT}/index.html`))) await build();
