import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { freshDatabaseForTest } from '../../test/pg.js';
import { PostgresEventStore } from '../platform/event-store/postgres-event-store.js';
import { readConfig } from '../platform/config.js';
import { registerImportHistory } from './import-history.command.js';

const ENTRIES = [
  { endTime: '2026-08-01 10:05', artistName: 'Ana', trackName: 'Só', msPlayed: 50_000 },
  { endTime: '2026-08-01 10:06', artistName: 'Ana', trackName: 'Só', msPlayed: -5 },
  { endTime: '2026-08-01 10:07', podcastName: 'Talk', episodeName: 'One', msPlayed: 50_000 },
];

const out: string[] = [];
beforeEach(() => {
  out.length = 0;
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  return () => vi.restoreAllMocks();
});

const world = async (content: unknown) => {
  const postgres = await freshDatabaseForTest();
  const folder = await mkdtemp(join(tmpdir(), 'playledger-history-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'history.json');
  await writeFile(file, JSON.stringify(content));
  const run = async (...args: readonly string[]) => {
    const program = new Command().exitOverride();
    const store = new PostgresEventStore(postgres);
    registerImportHistory(program, () =>
      Promise.resolve({ config: readConfig({}), store, postgres, close: () => store.close() }),
    );
    await program.parseAsync(['node', 'playledger', 'import-history', ...args]);
  };
  return { file, run };
};

it('tells for each file what came of its entries', async () => {
  const { file, run } = await world(ENTRIES);
  await run(file, '--listener', 'ana');
  expect(out.join('')).toBe(
    `${file} (Spotify account data): 3 entries, 1 accepted (1 of recordings not in the catalogue), 0 duplicates, 1 ignored (podcast episode: 1), 1 rejected\n`,
  );
});

it('answers in JSON, the sum over the files, and nothing is accepted twice', async () => {
  const { file, run } = await world(ENTRIES);
  await run(file, file, '--listener', 'ana', '--territory', 'SE', '--offering', 'premium', '--json');
  expect(JSON.parse(out.join(''))).toEqual({
    entries: 6,
    accepted: 1,
    duplicates: 1,
    ignored: 2,
    rejected: 2,
    unmatched: 1,
    files: [
      { file, format: 'Spotify account data', unread: null },
      { file, format: 'Spotify account data', unread: null },
    ],
  });
});

it('fails, after all that could be read is recorded, when a file is none of the exports', async () => {
  const { file, run } = await world([{ id: 1 }]);
  await expect(run(file, '--listener', 'ana')).rejects.toThrow(/is neither Spotify account data/);
});

it.each([
  [['--listener', 'a b'], /--listener/],
  [['--listener', 'ana', '--territory', 'Sweden'], /--territory/],
  [['--listener', 'ana', '--offering', 'No Way'], /--offering/],
  [[], /required option '--listener <id>'/],
])('refuses the options %j before anything is opened', async (options, message) => {
  const { file, run } = await world(ENTRIES);
  await expect(run(file, ...options)).rejects.toThrow(message);
});
