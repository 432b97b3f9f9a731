import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { staleOutputs } from '../scripts/stale-outputs.js';

it('finds what was built of sources that are gone, and nothing else', async () => {
  const root = await mkdtemp(join(tmpdir(), 'playledger-build-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const files = [
    'migrations/0002-new.ts', 'dist/migrations/0002-new.js', 'dist/migrations/0002-new.js.map',
    'dist/migrations/0002-old.js', 'dist/migrations/0002-old.js.map', 'src/a/b.ts', 'dist/src/a/b.js', 'dist/src/a/gone.js',
    'dist/web/start.js', 'dist/.tsbuildinfo',
  ]; // prettier-ignore
  for (const file of files) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), '');
  }
  const stale = ['dist/migrations/0002-old.js', 'dist/migrations/0002-old.js.map', 'dist/src/a/gone.js'];
  expect([...(await staleOutputs(root))].sort()).toEqual(stale.map((file) => join(root, file)));
});
