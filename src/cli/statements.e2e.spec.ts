import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { freshDatabaseForTest } from '../../test/pg.js';
import { period } from '../domain/royalties/period.js';
import type { Ledger } from '../ledger.js';
import { readConfig } from '../platform/config.js';
import { PostgresEventStore } from '../platform/event-store/postgres-event-store.js';
import { createLogger } from '../platform/logger.js';
import { runProjections } from '../run-projections.js';
import { importCatalogue } from './import/import-catalogue.js';
import { importPlays } from './import/import-plays.js';
import { importPools } from './import/import-pools.js';
import { readLines } from './import/read-lines.js';
import { CliProblem } from './output.js';
import { matchRecording } from './recordings.command.js';
import { registerStatements, writeStatements } from './statements.command.js';

let folder: string;
let ledger: Ledger;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'playledger-first-money-'));
  const tracks = ['a', 'b'].map((id, nth) => ({
    trackId: id,
    isrc: `ZZA88260000${nth}`,
    title: id,
    artist: 'x',
    label: `label-${id}`,
  }));
  await writeFile(join(folder, 'tracks.ndjson'), tracks.map((track) => JSON.stringify(track)).join('\n'));
  await writeFile(
    join(folder, 'pools.csv'),
    'period,territory,offering,currency,amount_minor\n2026-08,SE,free,SEK,1000\n',
  );
  const plays = [
    ['a', 31_000, '2026-08-01T00:01:00Z'],
    ['a', 31_000, '2026-08-01T00:02:00Z'],
    ['a', 29_000, '2026-08-01T00:03:00Z'],
    ['b', 31_000, '2026-08-01T00:04:00Z'],
    ['b', 31_000, '2026-09-01T00:05:00Z'],
    ['unheard-of', 31_000, '2026-08-01T00:06:00Z'],
  ].map(([trackId, msPlayed, endedAt]) => JSON.stringify({ trackId, msPlayed, endedAt, listenerId: 'l1' }));
  await writeFile(join(folder, 'plays.ndjson'), plays.join('\n'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

beforeEach(async () => {
  const postgres = await freshDatabaseForTest();
  const store = new PostgresEventStore(postgres);
  ledger = { config: readConfig({}), postgres, store, close: () => store.close() };
  const running = await runProjections(ledger, createLogger('silent'));
  onTestFinished(async () => {
    await running.stop();
    await store.close();
  });
  await importCatalogue({ store, lines: readLines(join(folder, 'tracks.ndjson')) });
  await importPools(store, join(folder, 'pools.csv'));
  await importPlays({
    store,
    lines: readLines(join(folder, 'plays.ndjson')),
    files: { listeners: new Map([['l1', { territory: 'SE', offering: 'free' }]]), durations: new Map() },
    now: new Date('2026-10-01T00:00:00Z'),
  });
});

const statements = async (month = '2026-08') => {
  const out = await mkdtemp(join(folder, 'out-'));
  const outcome = await writeStatements(ledger, { period: period(month), out });
  const names = (await readdir(out)).sort();
  const files = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(out, name), 'utf8')] as const)),
  );
  return { outcome, names, files };
};

describe('from plays to statements', () => {
  it('pays each label for its counted streams, to the cent', async () => {
    const { outcome, names, files } = await statements();
    expect(outcome).toMatchObject({
      summary: {
        policy: 'thirty-seconds@1',
        totals: [{ poolTotal: '10.00', statementTotal: '7.50', held: '2.50', difference: '0.00' }],
      },
    });
    expect(names).toEqual([
      'held_2026-08_SEK.csv',
      'label-a_2026-08_SEK.csv',
      'label-b_2026-08_SEK.csv',
      'summary_2026-08.json',
    ]);
    expect(files['label-a_2026-08_SEK.csv']).toContain(
      '2026-08,SE,free,label-a,a,ZZA882600000,a,x,2,5.00,SEK,recording,,5.00,,\n',
    );
  });

  it('gives the same bytes again, also after everything was imported once more', async () => {
    const { files } = await statements();
    const { store } = ledger;
    await importCatalogue({ store, lines: readLines(join(folder, 'tracks.ndjson')) });
    await importPools(store, join(folder, 'pools.csv'));
    expect((await statements()).files).toEqual(files);
  });

  it('pays a held recording to the label of the track that it is matched to', async () => {
    expect(await matchRecording(ledger.store, 'unheard-of', 'b')).toBe(true);
    expect(await matchRecording(ledger.store, 'unheard-of', 'b')).toBe(false);
    const { files, names } = await statements();
    expect(names).not.toContain('held_2026-08_SEK.csv');
    expect(files['label-b_2026-08_SEK.csv']).toMatch(/,b,ZZA882600001,b,x,2,5\.00,SEK,recording,,5\.00,,\nTOTAL/);
  });

  it('matches no recording to itself or to a track that is not in the catalogue', async () => {
    await expect(matchRecording(ledger.store, 'unheard-of', 'nowhere')).rejects.toThrow('not in the catalogue');
    await expect(matchRecording(ledger.store, 'a', 'a')).rejects.toThrow('to itself');
    await expect(matchRecording(ledger.store, 'a b', 'a')).rejects.toThrow('must be');
  });

  it('writes nothing for a month without pools', async () => {
    const { outcome, names } = await statements('2026-09');
    expect(outcome).toEqual({
      outcome: 'no-pools',
      unpooledStreams: [{ territory: 'SE', offering: 'free', streams: 1n }],
    });
    expect(names).toEqual([]);
  });
});

describe('playledger statements run', () => {
  const run = (...options: string[]) => {
    const program = new Command().exitOverride();
    registerStatements(program, () => Promise.resolve({ ...ledger, close: () => Promise.resolve() }));
    return program.parseAsync(['statements', 'run', ...options], { from: 'user' });
  };

  it('writes where it is told to, into a folder that it makes', async () => {
    const out = join(await mkdtemp(join(folder, 'out-')), 'new', 'folder');
    const answers: string[] = [];
    const answer = vi.spyOn(process.stdout, 'write').mockImplementation((text) => answers.push(String(text)) > 0);
    await run('--period', '2026-08', '--out', out, '--json').finally(() => answer.mockRestore());
    expect(JSON.parse(answers.at(-1)!)).toMatchObject({
      period: '2026-08',
      statements: 2,
      totals: [{ difference: '0.00' }],
    });
    expect(await readdir(out)).toHaveLength(4);
  });

  it.each([
    ['2026-09', 'no pool is declared for 2026-09, though 1 streams were counted; see: playledger import-pools'],
    ['2025-01', 'nothing to state for 2025-01: no pool is declared and no stream counted'],
    ['August', '--period: Period must be a month such as 2026-08, got "August"'],
  ])('says in one line why there is nothing to write for %s', async (month, says) => {
    const out = join(folder, 'never-made');
    await expect(run('--period', month, '--out', out)).rejects.toThrow(new CliProblem(says));
    await expect(readdir(out)).rejects.toThrow('ENOENT');
  });
});
