import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { freshDatabaseForTest, type TestDatabase } from '../../../test/pg.js';
import { fill, makeStatementTables, PERIOD } from '../../../test/statement-tables.js';
import { period } from '../../domain/royalties/period.js';
import { Decimal } from '../../domain/shared/money.js';
import type { StatementTables } from '../queries/statement-tables.js';
import { runStatements, type StatementOutcome } from './run-statements.js';
import type { StatementSummary } from './summary.js';

let database: TestDatabase;
let out: string;

beforeEach(async () => {
  database = await freshDatabaseForTest();
  await makeStatementTables(database);
  out = await freshFolder();
});

const freshFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'playledger-statements-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

const run = (folder = out): Promise<StatementOutcome> =>
  runStatements({ period: period(PERIOD), out: folder, db: database.db.withTables<StatementTables>() });

const written = async (folder = out): Promise<StatementSummary> => {
  const outcome = await run(folder);
  if (outcome.outcome !== 'written') throw new Error(`expected statements, got ${outcome.outcome}`);
  return outcome.summary;
};

const bytes = async (folder: string) =>
  Object.fromEntries(
    await Promise.all(
      (await readdir(folder)).sort().map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const),
    ),
  );

const example = {
  tracks: [
    ['t1', 'label-a', '=HYPERLINK("http://evil")', 'A, "B" & Söhne'],
    ['t2', 'label-a', 'Two\nlines'],
    ['t3', 'Nørd/Rec. Ltd'],
    ['t4', ''],
  ],
  matches: [['x1', 't1']],
  pools: [
    ['DE', 'premium', 'EUR', '10000'],
    ['FR', 'free', 'EUR', '1'],
    ['FR', 'free', 'USD', '1000'],
    ['GB', 'premium', 'EUR', '5000'],
    ['JP', 'family', 'JPY', '1000'],
  ],
  usage: [
    ['DE', 'premium', 't1', 'l1', 1],
    ['DE', 'premium', 't1', 'l2', 1],
    ['DE', 'premium', 'x1', 'l2', 1],
    ['DE', 'premium', 't3', 'l1', 2],
    ['DE', 'premium', 'x2', 'l3', 1],
    ['FR', 'free', 't2', 'l4', 1],
    ['FR', 'free', 't1', 'l4', 1],
    ['FR', 'free', 't3', 'l4', 0],
    ['JP', 'family', 't4', 'l5', 3],
    ['SE', 'student', 't1', 'l6', 4],
  ],
} as const;

describe('a statement run', () => {
  it('writes exactly these files', async () => {
    await fill(database, example);
    await written();
    const golden = new URL('golden/', import.meta.url);
    for (const [name, text] of Object.entries(await bytes(out)))
      await expect(text).toMatchFileSnapshot(new URL(name, golden).pathname);
    expect((await readdir(out)).sort()).toEqual((await readdir(golden)).sort());
  });

  it('ties each currency: pools = statements + held + undistributed', async () => {
    await fill(database, example);
    expect((await written()).totals).toEqual([
      {
        currency: 'EUR',
        poolTotal: '150.01',
        statementTotal: '83.34',
        held: '16.67',
        undistributed: '50.00',
        difference: '0.00',
      },
      { currency: 'JPY', poolTotal: '1000', statementTotal: '1000', held: '0', undistributed: '0', difference: '0' },
      {
        currency: 'USD',
        poolTotal: '10.00',
        statementTotal: '10.00',
        held: '0.00',
        undistributed: '0.00',
        difference: '0.00',
      },
    ]);
  });

  it('gives the same bytes when it runs again, in the same folder or another', async () => {
    await fill(database, example);
    await written();
    const first = await bytes(out);
    await written();
    expect(await bytes(out)).toEqual(first);
    const other = await freshFolder();
    await written(other);
    expect(await bytes(other)).toEqual(first);
  });

  it('says the hash of each file in the summary', async () => {
    await fill(database, example);
    const { statements, held } = await written();
    for (const { file, sha256 } of [...statements, ...held])
      expect(
        createHash('sha256')
          .update(await readFile(join(out, file)))
          .digest('hex'),
      ).toBe(sha256);
  });

  it('reports streams without a pool, and counts no other month', async () => {
    await fill(database, example);
    await database.pool.query(`insert into royalty_usage values ('2026-07', 'IT', 'free', 't1', 9, 9)`);
    expect((await written()).unpooledStreams).toEqual([{ territory: 'SE', offering: 'student', streams: 4n }]);
  });

  it('holds the money of tracks that the catalogue does not know, until it does', async () => {
    await fill(database, { pools: [['DE', 'premium', 'EUR', '10000']], usage: [['DE', 'premium', 'x2', 'l1', 1]] });
    expect((await written()).totals).toMatchObject([{ held: '100.00', statementTotal: '0.00' }]);
    expect(Object.keys(await bytes(out))).toEqual([`held_${PERIOD}_EUR.csv`, `summary_${PERIOD}.json`]);
    await fill(database, { tracks: [['x2', 'label-b']] });
    expect((await written()).totals).toMatchObject([{ held: '0.00', statementTotal: '100.00' }]);
    expect(Object.keys(await bytes(out))).toEqual([`label-b_${PERIOD}_EUR.csv`, `summary_${PERIOD}.json`]);
  });

  it('keeps a pool that nobody streamed, and divides by nothing', async () => {
    await fill(database, { pools: [['DE', 'premium', 'EUR', '10000']] });
    const { totals, pools } = await written();
    expect(totals).toMatchObject([
      { poolTotal: '100.00', statementTotal: '0.00', undistributed: '100.00', difference: '0.00' },
    ]);
    expect(pools).toMatchObject([{ streams: 0n, undistributed: new Decimal(10_000) }]);
  });

  it('shares out a pool of nothing as lines of nothing', async () => {
    await fill(database, {
      tracks: [['t1', 'a']],
      pools: [['DE', 'free', 'EUR', '0']],
      usage: [['DE', 'free', 't1', 'l', 2]],
    });
    await written();
    expect(await readFile(join(out, `a_${PERIOD}_EUR.csv`), 'utf8')).toMatch(
      /,2,0\.00,EUR,recording,,0\.00,,\nTOTAL,,,,,,,,2,0\.00,EUR,,,0\.00,,\n$/,
    );
  });

  it('writes nothing when no pool is declared, and says what was streamed', async () => {
    await fill(database, { usage: [['DE', 'premium', 't1', 'l1', 3]] });
    expect(await run()).toEqual({
      outcome: 'no-pools',
      unpooledStreams: [{ territory: 'DE', offering: 'premium', streams: 3n }],
    });
    expect(await readdir(out)).toEqual([]);
  });

  it('takes away a statement of an earlier run that has no lines any more, and nothing else', async () => {
    await fill(database, example);
    await written();
    await writeFile(join(out, `mine_${PERIOD}_EUR.csv`), 'not of this ledger');
    await database.pool.query(`update tracks set label = 'label-b' where label = 'label-a'`);
    await written();
    const names = await readdir(out);
    expect(names).toContain(`label-b_${PERIOD}_EUR.csv`);
    expect(names).not.toContain(`label-a_${PERIOD}_EUR.csv`);
    expect(names).toContain(`mine_${PERIOD}_EUR.csv`);
  });

  it('leaves an earlier run as it was when it fails half-way', async () => {
    await fill(database, example);
    await written();
    const before = await bytes(out);
    await database.pool.query(`update pools set currency = 'ZZZ' where currency = 'USD'`);
    await expect(run()).rejects.toThrow('ISO 4217');
    expect(await bytes(out)).toEqual(before);
  });
});

it('loses no cent between the pools and the lines on file, whatever was streamed', async () => {
  const usage = fc.uniqueArray(
    fc.tuple(
      fc.constantFrom('DE', 'FR'),
      fc.constantFrom('free', 'premium'),
      fc.constantFrom('t1', 't2', 't3', 'u1', 'u2'),
      fc.constantFrom('l1', 'l2'),
      fc.nat(9),
    ),
    {
      selector: ([territory, offering, track, listener]) => `${territory}${offering}${track}${listener}`,
      maxLength: 20,
    },
  );
  const declared = fc.uniqueArray(
    fc.tuple(
      fc.constantFrom('DE', 'FR'),
      fc.constantFrom('free', 'premium'),
      fc.constantFrom('EUR', 'JPY'),
      fc.nat(100_000).map(String),
    ),
    { selector: ([territory, offering, currency]) => `${territory}${offering}${currency}`, minLength: 1, maxLength: 8 },
  );
  await fill(database, { tracks: [['t1', 'a'], ['t2', 'B'], ['t3', 'b']], matches: [['u1', 't3']] }); // prettier-ignore
  const property = fc.asyncProperty(usage, declared, async (streams, pools) => {
    await database.pool.query('truncate royalty_usage, track_plays, pools');
    await fill(database, { usage: streams, pools });
    const folder = await freshFolder();
    const { totals, statements, held } = await written(folder);
    for (const { currency, poolTotal, undistributed } of totals) {
      const files = [...statements, ...held].filter((file) => file.currency === currency).map(({ file }) => file);
      const rows = await Promise.all(
        files.map(async (file) => parse<Record<string, string>>(await readFile(join(folder, file)), { columns: true })),
      );
      const onFile = rows.map((lines) =>
        lines
          .filter((line) => line['period'] !== 'TOTAL')
          .reduce((sum, line) => sum.plus(line['amount']!), new Decimal(0)),
      );
      expect(onFile.map(String)).toEqual(rows.map((lines) => new Decimal(lines.at(-1)!['amount']!).toString()));
      expect(
        Decimal.sum(0, ...onFile)
          .plus(undistributed)
          .toString(),
      ).toBe(new Decimal(poolTotal).toString());
    }
  });
  await fc.assert(property, { numRuns: 25 });
});
