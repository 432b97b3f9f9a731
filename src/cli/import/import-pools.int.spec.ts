import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freshDatabaseForTest } from '../../../test/pg.js';
import { PostgresEventStore } from '../../platform/event-store/postgres-event-store.js';
import { importPools } from './import-pools.js';

const HEADER = 'period,territory,offering,currency,amount_minor';

let folder: string;
let store: PostgresEventStore;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'playledger-pools-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  store = new PostgresEventStore(await freshDatabaseForTest());
});

const imported = async (...lines: string[]) => {
  const file = join(folder, 'pools.csv');
  await writeFile(file, lines.join('\n'));
  return importPools(store, file);
};

const amounts = async () => {
  const { events } = await store.readAll({ after: 0n });
  return events.map(({ stream, data }) => [stream, (data as { amountMinor: string }).amountMinor]);
};

describe('importPools', () => {
  it('declares each pool, stays quiet about the same amount, and takes another one', async () => {
    const first = await imported(HEADER, '2026-08,DE,premium,EUR,1234550', '2026-08,JP,free,jpy,0');
    expect(first).toEqual({ rows: 2, declared: 2, unchanged: 0, rejected: 0, problems: [] });
    expect(await imported(HEADER, '2026-08,DE,premium,EUR,1234550', '2026-08,JP,free,JPY,7')).toMatchObject({
      declared: 1,
      unchanged: 1,
    });
    expect(await amounts()).toEqual([
      ['pool-2026-08-DE-premium-EUR', '1234550'],
      ['pool-2026-08-JP-free-JPY', '0'],
      ['pool-2026-08-JP-free-JPY', '7'],
    ]);
  });

  it('takes columns in any order, quotes, a byte order mark, blank lines and the line ends of Windows', async () => {
    const tally = await imported('\uFEFFamount_minor,Currency,"offering",territory,period,note\r', '"5",EUR,premium,DE,2026-08,"a, b"\r', '\r', ''); // prettier-ignore
    expect(tally).toMatchObject({ rows: 1, declared: 1, rejected: 0 });
  });

  it('loses only the rows that are no pools, and says which and why', async () => {
    const tally = await imported(
      HEADER,
      '2026-08,DE,premium,EUR,100',
      '2026-08,DE,premium,EUR,-1',
      '2026-08,DE,premium,EUR,10.50',
      '2026-08,DE,premium,XXX,1',
      '2026-13,DE,premium,EUR,1',
      '2026-08,DE,premium',
      '2026-08,DE,pre"mium,EUR,1',
      `2026-08,DE,premium,EUR,${'9'.repeat(19)}`,
      '2026-08,D\u0000,premium,EUR,1',
      '2026-08,FR,premium,EUR,200',
    );
    expect(tally).toMatchObject({ rows: 10, declared: 2, rejected: 8 });
    expect(tally.problems.map(({ line, reason, field }) => [line, reason, field])).toEqual([
      [3, 'PoolAmountIsNegative', 'amount_minor'],
      [4, 'BadFormat', 'amount_minor'],
      [5, 'BadFormat', 'currency'],
      [6, 'BadFormat', 'period'],
      [7, 'MissingField', 'currency'],
      [8, 'MalformedLine', ''],
      [9, 'PoolAmountNotInMinorUnits', 'amount_minor'],
      [10, 'BadFormat', 'territory'],
    ]);
  });

  it.each([
    ['a file without a header', ['2026-08,DE,premium,EUR,100'], 'has no column period, territory'],
    [
      'a file without amounts',
      ['period,territory,offering,currency', '2026-08,DE,premium,EUR'],
      'no column amount_minor',
    ],
    ['an empty file', [''], 'is empty'],
  ])('refuses %s', async (_, lines, says) => {
    await expect(imported(...lines)).rejects.toThrow(says);
    expect(await amounts()).toEqual([]);
  });

  it('refuses a file that is not there', async () => {
    await expect(importPools(store, join(folder, 'nowhere.csv'))).rejects.toThrow('no such file');
  });
});
