/** After the compiler, which keeps what it once wrote. Files that are still built stay as they are, so tests may run meanwhile. */
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { staleOutputs } from './stale-outputs.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url)); // from dist/scripts/

for (const path of await staleOutputs(ROOT)) await rm(path, { force: true });
