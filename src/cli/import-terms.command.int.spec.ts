import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { freshDatabaseForTest } from '../../test/pg.js';
import type { Ledger } from '../ledger.js';
import { readConfig } from '../platform/config.js';
import { PostgresEventStore } from '../platform/event-store/postgres-event-store.js';
import { registerImportTerms } from './import-terms.command.js';
import { TERM_KINDS } from './import/terms.js';

let file: string;
let folder: string;
let ledger: Ledger;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'playledger-terms-command-'));
  file = join(folder, 'terms.ndjson');
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  const postgres = await freshDatabaseForTest();
  const store = new PostgresEventStore(postgres);
  onTestFinished(() => store.close());
  ledger = { config: readConfig({}), postgres, store, close: () => Promise.resolve() };
});

const EXAMPLES = TERM_KINDS.map(({ example }) => JSON.stringify(example));

/** What the command says on both outputs, and what it ends with. */
const run = async (...argv: readonly string[]) => {
  const said: Record<'stdout' | 'stderr', string[]> = { stdout: [], stderr: [] };
  for (const name of ['stdout', 'stderr'] as const)
    vi.spyOn(process[name], 'write').mockImplementation((chunk) => said[name].push(String(chunk)) > 0);
  onTestFinished(() => void vi.restoreAllMocks());
  const program = new Command('playledger').exitOverride();
  registerImportTerms(program, () => Promise.resolve(ledger));
  const problem = await program.parseAsync(['node', 'playledger', 'import-terms', ...argv]).then(
    () => undefined,
    (error: unknown) => (error as Error).message,
  );
  vi.restoreAllMocks();
  return { stdout: said.stdout.join(''), stderr: said.stderr.join(''), problem };
};

it('says how many lines said something new', async () => {
  await writeFile(file, EXAMPLES.join('\n'));
  const { stdout, problem } = await run(file);
  expect([stdout.trim(), problem]).toEqual(['14 lines: 14 accepted, 0 unchanged, 0 rejected', undefined]);
  expect(JSON.parse((await run(file, '--json')).stdout)).toEqual({
    lines: 14,
    accepted: 0,
    unchanged: 14,
    rejected: 0,
    problems: [],
  });
});

it('names each line that is not taken, and fails so that a script notices', async () => {
  await writeFile(file, ['{"kind":"party"}', EXAMPLES[0]!, '{"kind":"deal-end","dealId":"d","endsOn":"2026-12-31"}'].join('\n')); // prettier-ignore
  const { stdout, stderr, problem } = await run(file);
  expect(stdout.trim()).toBe('3 lines: 1 accepted, 0 unchanged, 2 rejected');
  expect(stderr).toContain('line 1: MissingField of partyId: partyId is missing\n');
  expect(stderr).toContain('line 3: DealIsUnknown of dealId: no terms of d were ever agreed');
  expect(problem).toBe(`2 lines of ${file} are not taken`);
});

it('shows a line of each kind in its help', async () => {
  const { stdout } = await run('--help');
  for (const example of EXAMPLES) expect(stdout).toContain(example);
});
