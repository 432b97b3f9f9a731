import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { Decimal } from 'decimal.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../pg.js';
import { playledger } from '../process.js';

const DATA = fileURLToPath(new URL('../../../shared/data/listening', import.meta.url));
const PLAYS = 340_182;

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'playledger-real-'));
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const demo = async (out: string) => {
  const args = ['demo', '--data', DATA, '--month', '2026-08', '--out', join(folder, out), '--json'];
  const { code, stdout, stderr } = await playledger(args, { DATABASE_URL: database.url });
  expect(stderr).not.toContain('playledger:');
  expect(code).toBe(0);
  return JSON.parse(stdout.trim().split('\n').at(-1)!) as Record<string, unknown>;
};

const bytesOf = async (out: string) => {
  const entries = await readdir(join(folder, out), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => relative(join(folder, out), join(parentPath, name))).sort(); // prettier-ignore
  return Promise.all(files.map(async (file) => [file, await readFile(join(folder, out, file), 'utf8')] as const));
};

const present = existsSync(join(DATA, 'plays.ndjson.gz'));

describe.skipIf(!present)('the demo on real listening (../shared/data/listening)', { timeout: 400_000 }, () => {
  it('records every play, closes the month, and states each party so that everything ties to the pools to the cent', async () => {
    const first = await demo('first');
    expect(first).toMatchObject({
      events: PLAYS,
      accepted: PLAYS,
      duplicates: 0,
      rejected: 0,
      difference: '0.00',
      journalBalanced: true,
    });
    expect((first['streams'] as number) + (first['skips'] as number)).toBe(PLAYS);

    const files = await bytesOf('first');
    const tables = (of: (name: string) => boolean) =>
      files.filter(([file]) => file.endsWith('_2026-08_EUR.csv') && of(file)).map(([, text]) => parse<Record<string, string>>(text, { columns: true })); // prettier-ignore
    const statements = tables((name) => !name.startsWith('held_'));
    const held = tables((name) => name.startsWith('held_'));
    expect(statements).toHaveLength(first['statements'] as number);
    const sumOf = (column: 'amount' | 'gross', lines: readonly Record<string, string>[]) =>
      Decimal.sum(0, ...lines.map((line) => line[column]!));
    for (const lines of [...statements, ...held])
      for (const column of ['amount', 'gross'] as const)
        expect(sumOf(column, lines.slice(0, -1)).toFixed(2)).toBe(lines.at(-1)![column]);
    const totals = (list: typeof statements) => list.map((lines) => lines.at(-1)!);
    expect(sumOf('amount', totals(statements)).toFixed(2)).toBe(first['statementTotal']);
    expect(sumOf('amount', totals(held)).toFixed(2)).toBe(first['held']);
    expect(sumOf('gross', [...totals(statements), ...totals(held)]).toFixed(2)).toBe(first['poolTotal']);
  });

  it('writes DDEX files for everybody who is owed something, which are right and come to what the journal says', async () => {
    const dsr = join(folder, 'first', 'dsr');
    const words = ['dsr', 'check', dsr, '--ties', '2026-08', '--json'];
    const { code, stdout } = await playledger(words, { DATABASE_URL: database.url });
    const checked = JSON.parse(stdout.trim().split('\n').at(-1)!) as Record<string, unknown>;
    expect(checked).toMatchObject({ problems: 0, due: [{ currency: 'EUR', ties: true }] });
    expect(code).toBe(0);
    const files = await Promise.all((await readdir(dsr)).map((name) => readFile(join(dsr, name), 'utf8')));
    const profiles = new Set(files.map((text) => text.split('\t')[2]));
    expect([...profiles].sort()).toEqual(['BasicAudioProfile', 'FinancialReportingToRecordCompaniesProfileSRB', 'RoyaltyReportingProfile']); // prettier-ignore
  });

  it('run again, finds only duplicates and writes the same bytes', async () => {
    const second = await demo('second');
    expect(second).toMatchObject({ events: PLAYS, accepted: 0, duplicates: PLAYS, rejected: 0, difference: '0.00' });
    expect(await bytesOf('second')).toEqual(await bytesOf('first'));
  });

  it('is the same state when every projection is rebuilt from the log', async () => {
    const { code, stdout } = await playledger(['projections', 'rebuild', '--json'], { DATABASE_URL: database.url });
    expect(code).toBe(0);
    const reports = JSON.parse(stdout) as { same: boolean; events: number; projection: string }[];
    expect(reports.filter(({ same }) => !same)).toEqual([]);
    expect(reports.find(({ projection }) => projection === 'royalty-usage')).toMatchObject({ events: PLAYS });
  });
});
