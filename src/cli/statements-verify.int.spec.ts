import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../test/pg.js';
import { approve, calculate, close, type Desk } from '../api/royalties/month-desk.js';
import { period } from '../domain/royalties/period.js';
import type { Ledger } from '../ledger.js';
import { readConfig } from '../platform/config.js';
import { PostgresEventStore } from '../platform/event-store/postgres-event-store.js';
import { modelNamed } from '../reporting/month/month-rules.js';
import { demoPools } from './demo/demo-pools.js';
import { generatedSource, type DemoSource } from './demo/demo-source.js';
import { demoTerms } from './demo/demo-terms.js';
import { importCatalogue } from './import/import-catalogue.js';
import { importPlays } from './import/import-plays.js';
import { importPools } from './import/import-pools.js';
import { importTerms } from './import/import-terms.js';
import { registerStatementsVerify } from './statements-verify.command.js';
import { untilCaughtUp } from './until-caught-up.js';
import { withProjections } from './with-ledger.js';

const NOW = new Date('2026-10-02T00:00:00Z');
let folder: string;
let database: TestDatabase;
let ledger: Ledger;

const play = async ({ files }: DemoSource, lines: AsyncIterable<readonly string[]>) =>
  importPlays({ store: ledger.store, lines, files, now: NOW });

const late = (source: DemoSource, days: readonly string[]) =>
  play(
    source,
    (async function* () {
      const { listenerId } = source.listeners[0]!;
      // The second track: of the first, the terms of a demo find one stream artificial.
      for await (const [, text] of source.tracks()) {
        const { trackId } = JSON.parse(text!) as { readonly trackId: string };
        yield days.map((day) => JSON.stringify({ trackId, listenerId, msPlayed: 90_000, endedAt: `${day}T03:04:05Z` }));
        return;
      }
    })(),
  );

const closeMonth = async (
  month: string,
  model: string,
  beforeClose: () => Promise<unknown> = () => Promise.resolve(),
) => {
  const desk: Desk = { db: ledger.postgres.db, store: ledger.store };
  const [of, out] = [period(month), join(folder, month)];
  await untilCaughtUp(ledger);
  const calculated = await calculate(desk, { period: of, rules: { payoutModel: modelNamed(model) }, by: 'ada' });
  expect(calculated).toMatchObject({ outcome: 'calculated' });
  await beforeClose();
  await untilCaughtUp(ledger);
  expect(await approve(desk, { period: of, by: 'bob', at: NOW })).toMatchObject({ outcome: 'approved' });
  await untilCaughtUp(ledger);
  expect(await close(desk, { period: of, by: 'bob', at: NOW, out })).toMatchObject({ outcome: 'closed' });
};

/** Two months of a demo: July user-centric, then August pro rata with corrections of July; and plays that came later still. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'playledger-verified-'));
  database = await freshDatabase();
  const store = new PostgresEventStore(database);
  ledger = { config: readConfig({}), postgres: database, store, close: () => Promise.resolve() };
  const sourceOf = (month: string) => generatedSource({ seed: 1, plays: 300, month, model: 'user-centric' });
  const [july, august] = [sourceOf('2026-07'), sourceOf('2026-08')];
  const pools = async (month: string) => {
    await writeFile(join(folder, 'pools.csv'), demoPools(month, july.listeners));
    await importPools(store, join(folder, 'pools.csv'));
  };
  await withProjections(ledger, async () => {
    await importCatalogue({ store, lines: july.tracks() });
    await importTerms({ store, lines: demoTerms('2026-07', july.tracks(), july.listeners) });
    await pools('2026-07');
    await play(july, july.plays());
    await closeMonth('2026-07', 'user-centric', () => late(july, ['2026-07-30']));
    await pools('2026-08');
    await play(august, august.plays());
    await closeMonth('2026-08', 'pro-rata', () => late(august, ['2026-08-30', '2026-07-29']));
    await late(august, ['2026-08-29']);
  });
});
afterAll(async () => {
  await ledger.store.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** What the command says on standard output, and the failure that it ends with. */
const verify = async (...argv: readonly string[]) => {
  const said: string[] = [];
  const output = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => said.push(String(chunk)) > 0);
  const progress = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const statements = new Command('statements').exitOverride();
  registerStatementsVerify(statements, () => Promise.resolve(ledger));
  let failure: unknown;
  try {
    await statements.parseAsync(['verify', ...argv], { from: 'user' });
  } catch (error) {
    failure = error;
  } finally {
    output.mockRestore();
    progress.mockRestore();
  }
  return { lines: said.join('').trimEnd().split('\n'), failure: (failure as Error | undefined)?.message };
};

const copyOf = async (month: string) => {
  const copy = await mkdtemp(join(tmpdir(), 'playledger-copy-'));
  onTestFinished(() => rm(copy, { recursive: true, force: true }));
  await cp(join(folder, month), copy, { recursive: true });
  return copy;
};

/** Of a label with some lines, in the copy. */
const aStatement = async (copy: string) => {
  for (const name of (await readdir(copy)).sort()) {
    const lines = (await readFile(join(copy, name), 'utf8')).split('\n');
    if (/^[^_]\S*_[A-Z]{3}\.csv$/.test(name) && !name.startsWith('held') && lines.length > 5)
      return { path: join(copy, name), lines };
  }
  throw new Error('every statement is tiny');
};

it('finds every file of both months the same, with corrections and with plays that came after them', async () => {
  const files = [...(await readdir(join(folder, '2026-07'))), ...(await readdir(join(folder, '2026-08')))];
  expect(files.length).toBeGreaterThan(20);
  const corrected = await database.pool.query(`select from royalty_lines where corrects = '2026-07'`);
  expect(corrected.rowCount).toBeGreaterThan(0);

  const { lines, failure } = await verify(join(folder, '2026-07'), join(folder, '2026-08'), '--json');
  const answer = JSON.parse(lines.at(-1)!) as {
    readonly files: readonly unknown[];
    readonly months: readonly unknown[];
  };
  expect(answer).toMatchObject({ same: files.length, different: 0 });
  expect(answer.files).toHaveLength(files.length);
  expect(answer.months).toMatchObject([
    { period: '2026-07', same_lines: true },
    { period: '2026-08', same_lines: true },
  ]);
  expect(failure).toBeUndefined();
  const left = await database.pool.query(`select from projection_builds where status = 'rebuilding' or (status = 'retired' and tables <> '{}')`); // prettier-ignore
  expect(left.rowCount).toBe(0);
});

it('names line, column and both values where one digit was changed', async () => {
  const { path, lines } = await aStatement(await copyOf('2026-08'));
  const cells = lines[2]!.split(',');
  const [is, was] = [cells[9]!.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10)), cells[9]!];
  await writeFile(path, lines.with(2, cells.with(9, is).join(',')).join('\n'));

  const { lines: said, failure } = await verify(path);
  expect(said).toEqual([
    `DIFFERS  ${path} line 3, amount: file says ${is}, the log says ${was}`,
    '1 files: 0 same, 1 different',
  ]);
  expect(failure).toBe('1 of 1 files are not what the log says');
  expect(JSON.parse((await verify(path, '--json')).lines.at(-1)!)).toMatchObject({
    same: 0,
    different: 1,
    files: [{ file: path, outcome: 'different', line: 3, column: 'amount', file_says: is, log_says: was }],
  });
});

it('sees a line that was taken out, a file that was taken out or added, and a changed summary', async () => {
  const copy = await copyOf('2026-07');
  const { path, lines } = await aStatement(copy);
  await writeFile(path, lines.toSpliced(1, 1).join('\n'));
  await rm(join(copy, 'settlements_2026-07.csv'));
  await writeFile(join(copy, 'me_2026-07_EUR.csv'), lines.join('\n'));
  const summary = join(copy, 'summary_2026-07.json');
  await writeFile(summary, (await readFile(summary, 'utf8')).replace('"runId": "2026-07', '"runId": "2026-06'));

  const said = (await verify(copy)).lines.filter((line) => !line.startsWith('same '));
  expect(said).toHaveLength(5);
  for (const expected of [
    /^DIFFERS {2}\S+ line 2, \w+: file says [^,]+, the log says [^,]+; 1 line missing$/,
    /settlements_2026-07\.csv: there is no such file, and the log gives one$/,
    /me_2026-07_EUR\.csv: the log gives no such statement$/,
    /summary_2026-07\.json line 3, runId: file says "2026-06-\w+", the log says "2026-07-\w+"$/,
    /^\d+ files: \d+ same, 4 different$/,
  ])
    expect(said.filter((line) => expected.test(line))).toHaveLength(1);
});

it('says in one line what it cannot verify', async () => {
  const copy = await copyOf('2026-07');
  await rm(join(copy, 'summary_2026-07.json'));
  await writeFile(join(copy, 'a_2026-06_EUR.csv'), '');
  await writeFile(join(copy, 'notes.txt'), '');
  expect((await verify(join(copy, 'a_2026-06_EUR.csv'))).failure).toMatch(
    /^2026-06 was never calculated in this ledger/,
  );
  expect((await verify(join(copy, 'notes.txt'))).failure).toMatch(/notes\.txt has no name of a statement/);
  expect((await verify(join(copy, 'nowhere_2026-07_EUR.csv'))).failure).toMatch(/^cannot read .+: no such file/);
  expect((await verify(copy)).failure).toMatch(/has no summary of a month/);
});

it('stands on the lines of an earlier month only while they are those that it was closed with', async () => {
  const change = (by: number) =>
    database.pool.query(
      `update royalty_lines set amount_minor = amount_minor + $1 where ctid = (
         select ctid from royalty_lines where run_id like '2026-07%' order by track_id, territory, offering, right_kind, work_id, party limit 1)`,
      [by],
    );
  await change(1);
  const august = await verify(join(folder, '2026-08'));
  const july = await verify(join(folder, '2026-07'));
  await change(-1);
  expect(august.failure).toMatch(/^2026-08 cannot be calculated again: .*"KeptLinesChanged","period":"2026-07"/);
  expect(july.failure).toBeUndefined();
});
