import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../test/pg.js';
import { stateHash } from './state-hash.js';

const EVERY_TYPE = `n bigint, flag boolean, day date, small integer, facts jsonb, amount numeric, name text,
                    at timestamptz, id uuid, raw json, names text[]`;
const ROW = `(1, true, '2026-08-01', 2, '{"a": 1}', 1.5, 'song', '2026-08-01T00:00:00Z',
              '00000000-0000-4000-8000-000000000001', '{"b": 2}', '{x,y}')`;

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

/** Of a table with these columns, into which the statements (about `t_b1`) wrote. */
const hashOf = async (columns: string, ...statements: readonly string[]) => {
  await database.pool.query(`create table t_b1 (${columns})`);
  for (const statement of statements) await database.pool.query(statement);
  const hash = await stateHash(database.pool, { build: 1, tables: ['t'] });
  await database.pool.query('drop table t_b1');
  return hash;
};

describe('the hash of a state', () => {
  it('is the same whatever the order in which rows were written', async () => {
    const two = ['insert into t_b1 values (1, null)', `insert into t_b1 values (2, 'b')`];
    expect(await hashOf('n bigint, name text', ...two)).toBe(await hashOf('n bigint, name text', ...two.toReversed()));
  });

  it.each([
    ['n', '2'], ['flag', 'false'], ['day', `'2026-08-02'`], ['small', '3'], ['facts', `'{"a": 2}'`], ['amount', '1.51'],
    ['name', `'Song'`], ['at', `'2026-08-01T00:00:01Z'`], ['id', `'00000000-0000-4000-8000-000000000002'`],
    ['raw', `'{"b":2}'`], ['names', `'{x}'`], ['name', 'null'],
  ])('is another when %s becomes %s', async (column, value) => {
    const insert = `insert into t_b1 values ${ROW}`;
    expect(await hashOf(EVERY_TYPE, insert, `update t_b1 set ${column} = ${value}`)).not.toBe(
      await hashOf(EVERY_TYPE, insert),
    );
  }); // prettier-ignore

  it.each([
    ['a row more', `insert into t_b1 values ('b', 'a')`],
    ['the same row twice', `insert into t_b1 values ('a', 'b')`],
    ['values that changed places', `update t_b1 set one = other, other = one`],
    ['a value that moved to the other column', `update t_b1 set one = null, other = one`],
  ])('is another with %s', async (_what, statement) => {
    const insert = `insert into t_b1 values ('a', 'b')`;
    const columns = 'one text, other text';
    expect(await hashOf(columns, insert, statement)).not.toBe(await hashOf(columns, insert));
  });
});
