import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compareFiles } from './compare-files.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'playledger-compare-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const compare = async (given: string | Uint8Array, log: string | Uint8Array) => {
  const [file, other] = [join(folder, 'given'), join(folder, 'log')];
  await writeFile(file, given);
  await writeFile(other, log);
  return compareFiles(file, other);
};

const CSV = 'title,amount\n"Sunday, late",1.23\nNoon,2.00\nTOTAL,3.23\n';
const EVEN = { linesMissing: 0, linesTooMany: 0 };

it('finds nothing between the same bytes, however many they are', async () => {
  expect(await compare(CSV, CSV)).toBeUndefined();
  expect(await compare('', '')).toBeUndefined();
  const long = `${'x'.repeat(70_000)}\n`.repeat(30);
  expect(await compare(long, long)).toBeUndefined();
});

it.each([
  ['an amount', CSV.replace('1.23', '1.24'), { line: 2, column: 'amount', fileSays: '1.24', logSays: '1.23' }],
  ['a quoted text', CSV.replace('late', 'länge'), { line: 2, column: 'title', fileSays: 'Sunday, länge', logSays: 'Sunday, late' }],
  ['a name of a column', CSV.replace('amount', 'sum'), { line: 1, column: 'amount', fileSays: 'sum', logSays: 'amount' }],
  ['what leaves every value as it is', CSV.replace('Noon', '"Noon"'), { line: 3, fileSays: '"Noon",2.00\n', logSays: 'Noon,2.00\n' }],
  ['a quote that is never closed', CSV.replace('Noon', '"Noon'), { line: 3, fileSays: '"Noon,2.00\n', logSays: 'Noon,2.00\n' }],
  ['a cell that went missing', CSV.replace('Noon,2.00', 'Noon'), { line: 3, fileSays: 'Noon\n', logSays: 'Noon,2.00\n' }],
  ['the end of the last line', CSV.trimEnd(), { line: 4, fileSays: 'TOTAL,3.23', logSays: 'TOTAL,3.23\n' }],
])('names the first line that differs in %s', async (_, given, difference) => {
  expect(await compare(given, CSV)).toEqual({ ...difference, ...EVEN });
}); // prettier-ignore

it('counts the lines that are missing, and those that are too many', async () => {
  const less = await compare('title,amount\n"Sunday, late",1.23\n', CSV);
  expect(less).toEqual({ line: 3, logSays: 'Noon,2.00\n', linesMissing: 2, linesTooMany: 0 });
  const more = await compare(`${CSV}x,1\n`, CSV);
  expect(more).toEqual({ line: 5, fileSays: 'x,1\n', linesMissing: 0, linesTooMany: 1 });
  const between = await compare(CSV.replace('Noon', 'Dawn,9.00\nNoon'), CSV);
  expect(between).toMatchObject({ line: 3, column: 'title', fileSays: 'Dawn', linesTooMany: 1 });
});

it('names the field of a summary', async () => {
  const summary = JSON.stringify({ runId: 'a', totals: [{ due: '1.00' }] }, null, 2) + '\n';
  const difference = await compare(summary.replace('1.00', '9.00'), summary);
  expect(difference).toEqual({ line: 5, column: 'due', fileSays: '"9.00"', logSays: '"1.00"', ...EVEN });
});

it('tells bytes apart that are no text', async () => {
  expect(await compare(Uint8Array.of(0x61, 0xff), Uint8Array.of(0x61, 0xfe))).toMatchObject({ line: 1 });
});
