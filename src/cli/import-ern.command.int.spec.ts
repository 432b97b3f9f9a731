import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Command } from 'commander';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { ern382, ern43 } from '../../test/ern.js';
import { freshDatabase, type TestDatabase } from '../../test/pg.js';
import { readConfig } from '../platform/config.js';
import { PostgresEventStore } from '../platform/event-store/postgres-event-store.js';
import { registerImportErn } from './import-ern.command.js';

let folder: string;
let postgres: TestDatabase;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'playledger-ern-'));
  postgres = await freshDatabase();
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await postgres.drop();
});

/** What the command says on both outputs, and what it ends with. */
const run = async (...argv: readonly string[]) => {
  const store = new PostgresEventStore(postgres);
  const said: Record<'stdout' | 'stderr', string[]> = { stdout: [], stderr: [] };
  for (const name of ['stdout', 'stderr'] as const)
    vi.spyOn(process[name], 'write').mockImplementation((chunk) => said[name].push(String(chunk)) > 0);
  onTestFinished(() => void vi.restoreAllMocks());
  const program = new Command('playledger').exitOverride();
  const ledger = { config: readConfig({}), postgres, store, close: () => Promise.resolve() };
  registerImportErn(program, () => Promise.resolve(ledger));
  const problem = await program.parseAsync(['node', 'playledger', 'import-ern', ...argv]).then(
    () => undefined,
    (error: unknown) => (error as Error).message,
  );
  vi.restoreAllMocks();
  await store.close();
  return { stdout: said.stdout.join(''), stderr: said.stderr.join(''), problem };
};

const lastOf = (stdout: string) => JSON.parse(stdout.trim().split('\n').at(-1)!) as Record<string, unknown>;

it('takes every message of a folder, however deep, once, and updates tracks that came under another id', async () => {
  const batch = join(folder, 'batch');
  await mkdir(join(batch, 'b'), { recursive: true });
  await writeFile(join(batch, 'a.xml'), ern43());
  await writeFile(join(batch, 'b', 'b.xml.gz'), gzipSync(ern382({ messageId: 'm-2', createdAt: '2026-08-02T10:00:00Z' }))); // prettier-ignore
  await writeFile(join(batch, 'cover.jpg'), 'not a message');
  const taken = await run(batch, '--json');
  expect([lastOf(taken.stdout), taken.problem]).toMatchObject([
    { messages: 2, taken: 2, repeated: 0, refused: 0, reports: [{ messageId: 'm-1' }, { messageId: 'm-2' }] },
    undefined,
  ]);
  expect(lastOf((await run(batch, '--json')).stdout)).toMatchObject({ messages: 2, taken: 0, repeated: 2, refused: 0 });
});

it('says in a table what became of each file, and why something is not taken, and fails where one is not', async () => {
  const [half, wrong] = [join(folder, 'half.xml'), join(folder, 'wrong.xml')];
  await writeFile(half, ern43({ messageId: 'm-3', createdAt: '2026-08-03T10:00:00Z', isrcs: ['ZZA882600001', undefined] })); // prettier-ignore
  await writeFile(wrong, '<!DOCTYPE x><x/>');
  const { stdout, stderr, problem } = await run(half, wrong);
  expect(stdout).toMatch(/half\.xml +m-3 +taken +\d+ +1 /);
  expect(stdout).toMatch(/wrong\.xml + refused +0 +1 /);
  expect(stderr).toContain('recording A2: RecordingWithoutIsrc: A2 ("Bend Over Beethoven") has no ISRC\n');
  expect(stderr).toContain('message: DoctypeNotTaken: the document has a DOCTYPE, which is never taken\n');
  expect(problem).toBe('1 of 2 messages are not taken');
});

it.each([
  ['a path that is not there', 'nowhere.xml', /cannot read .*nowhere\.xml/],
  ['a folder without messages', 'empty', /holds no \.xml/],
  ['what is no gzip for all its name', 'broken.xml.gz', /cannot be read to its end: incorrect header/],
])('says what is wrong with %s', async (_what, name, problem) => {
  await mkdir(join(folder, 'empty'), { recursive: true });
  await writeFile(join(folder, 'broken.xml.gz'), 'plain');
  expect((await run(join(folder, name))).problem).toMatch(problem);
});
