import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CliProblem } from './output.js';
import { registerRoyaltiesVectors } from './royalties-vectors.command.js';

const folder = mkdtempSync(join(tmpdir(), 'vectors-'));
afterAll(() => rmSync(folder, { recursive: true }));

const written: string[] = [];
beforeEach(() => {
  written.length = 0;
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
});
afterEach(() => vi.restoreAllMocks());

const fileOf = (text: string): string => {
  const file = join(folder, 'vectors.json');
  writeFileSync(file, text);
  return file;
};
const run = async (...args: readonly string[]) => {
  const royalties = new Command('royalties').exitOverride();
  registerRoyaltiesVectors(royalties);
  await royalties.parseAsync(['vectors', ...args], { from: 'user' });
};
const vector = (name: string, change: string) => ({
  name,
  model: 'report_check',
  inputs: { share_before: '9.3', share_after: '7.7' },
  expected: { relative_change_percent: change },
});
const GOOD = vector('good', '-17.2');
const BAD = vector('bad', '-17.3');

describe('royalties vectors', () => {
  it('ends with one line of JSON that names what passed', async () => {
    await run(fileOf(JSON.stringify({ vectors: [GOOD] })), '--json');
    expect(JSON.parse(written.at(-1)!)).toEqual({
      passed: ['good'], failed: [], passedCount: 1, failedCount: 0, passedNames: ['good'], failedNames: [],
    }); // prettier-ignore
  });

  it('fails when a vector fails, after saying which and how', async () => {
    const file = fileOf(JSON.stringify({ vectors: [BAD, GOOD] }));
    await expect(run(file, '--json')).rejects.toThrow(new CliProblem('1 of 2 vectors fail'));
    expect(JSON.parse(written.at(-1)!)).toMatchObject({
      passed: ['good'],
      failed: [{ name: 'bad', field: 'relative_change_percent', expected: '-17.3', got: '-17.2' }],
      failedNames: ['bad'],
    });
  });

  it('says the same to people', async () => {
    await expect(run(fileOf(JSON.stringify({ vectors: [BAD, GOOD] })))).rejects.toThrow(CliProblem);
    expect(written.join('')).toBe(
      'pass  good\nFAIL  bad: relative_change_percent is "-17.2", expected "-17.3"\n1 passed, 1 failed\n',
    );
  });

  it.each([
    ['no JSON', '{', /is no JSON/],
    ['no vectors', '{}', /list of "vectors"/],
    ['a vector without a model', '{"vectors":[{"name":"a"}]}', /\(a\) has no model/],
  ])('says what is wrong with a file of %s', async (_, text, problem) => {
    await expect(run(fileOf(text))).rejects.toThrow(problem);
    expect(written).toEqual([]);
  });

  it('says that a file is not there', async () => {
    await expect(run(join(folder, 'absent.json'))).rejects.toThrow(/cannot be read/);
  });
});
