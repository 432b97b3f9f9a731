import { beforeEach, expect, it } from 'vitest';
import { freshDatabaseForTest, type TestDatabase } from '../../../test/pg.js';
import { fill, makeStatementTables, PERIOD } from '../../../test/statement-tables.js';
import type { StatementTables } from './statement-tables.js';
import { unmatchedRecordings } from './unmatched-recordings.js';

let database: TestDatabase;

beforeEach(async () => {
  database = await freshDatabaseForTest();
  await makeStatementTables(database);
  await fill(database, {
    tracks: [['t1', 'label-a']],
    matches: [['matched', 't1'], ['adrift', 'gone']],
    usage: [
      ['DE', 'free', 't1', 'l1', 90],
      ['DE', 'free', 'matched', 'l1', 80],
      ['DE', 'free', 'b', 'l1', 2],
      ['FR', 'free', 'b', 'l1', 1],
      ['FR', 'free', 'b', 'l2', 1],
      ['DE', 'free', 'a', 'l1', 4],
      ['DE', 'free', 'adrift', 'l1', 9],
    ],
  }); // prettier-ignore
  await database.pool.query(
    `insert into track_plays values ('2026-07-31', 'old', 'DE', 'free', 'l1', 99, 0, 0, 0, 1, 1)`,
  );
});

const listed = async (question: { period?: string; limit: number }) => {
  const rows = await unmatchedRecordings(database.db.withTables<StatementTables>(), question).execute();
  return rows.map(({ recording_id, streams, listeners }) => [recording_id, streams, listeners]);
};

it('lists what the catalogue does not know, most streamed first, ties by id', async () => {
  expect(await listed({ limit: 10 })).toEqual([
    ['old', 99n, 1n],
    ['adrift', 9n, 1n],
    ['a', 4n, 1n],
    ['b', 4n, 2n],
  ]);
});

it('lists one month, and no more than asked for', async () => {
  expect(await listed({ period: PERIOD, limit: 2 })).toEqual([
    ['adrift', 9n, 1n],
    ['a', 4n, 1n],
  ]);
});
