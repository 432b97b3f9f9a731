import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { WRITERS, type Writer } from './dsr/writers.js';

it('has both writers write the same rows', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'playledger-bench-dsr-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const rowsBy = async (writer: Writer) => {
    const rows = (await readFile(await WRITERS[writer](folder, 7_500), 'utf8')).split('\n').filter((row) => row.startsWith('SR08')); // prettier-ignore
    return { rows: rows.length, sha256: createHash('sha256').update(rows.join('\n')).digest('hex') };
  };
  const ledger = await rowsBy('ledger');
  expect(ledger.rows).toBe(7_500);
  expect(await rowsBy('csv-stringify')).toEqual(ledger);
});
