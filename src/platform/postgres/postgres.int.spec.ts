import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../test/pg.js';
import { isOutage } from './outage.js';
import { openPostgres } from './postgres.js';

describe('the connection to PostgreSQL', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  it('reads a bigint as it is, never as a rounded number, and a date as its text', async () => {
    const { rows } = await database.pool.query(
      `select 9007199254740993::bigint as big, date '2026-08-31' as day, 7 as small`,
    );
    expect(rows).toEqual([{ big: 9007199254740993n, day: '2026-08-31', small: 7 }]);
  });

  it('reads JSON as it is, whatever else in the process does with it', async () => {
    const { JSON: json, JSONB: jsonb } = pg.types.builtins;
    const before = [json, jsonb].map((oid) => [oid, pg.types.getTypeParser(oid) as (text: string) => unknown] as const);
    for (const [oid] of before) pg.types.setTypeParser(oid, () => 'read by somebody else');
    const { rows } = await database.pool.query(`select '{"a":"1"}'::json as one, '{"a":"1"}'::jsonb as other`);
    for (const [oid, parse] of before) pg.types.setTypeParser(oid, parse);
    expect(rows).toEqual([{ one: { a: '1' }, other: { a: '1' } }]);
  });

  it('survives the end of an idle connection', async () => {
    const other = openPostgres(database.url, { connectionsMax: 1 });
    const pid = async () => (await other.pool.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]!.pid;
    const before = await pid();
    await database.pool.query('select pg_terminate_backend($1, 5000)', [before]);
    await expect.poll(() => pid().catch(() => before)).not.toBe(before);
    await other.close();
  });

  it('has a time limit for statements and for transactions that do nothing', async () => {
    const { rows } = await database.pool.query(
      `select current_setting('statement_timeout') as statement, current_setting('idle_in_transaction_session_timeout') as idle`,
    );
    expect(rows).toEqual([{ statement: '2min', idle: '2min' }]);
  });

  it('calls it an outage when nobody listens, and not when the statement is wrong', async () => {
    const nobody = openPostgres('postgres://someone:secret@127.0.0.1:9/nothing');
    const away = await nobody.pool.query('select 1').catch((error: unknown) => error);
    const wrong = await database.pool.query('select nonsense').catch((error: unknown) => error);
    expect([isOutage(away), isOutage(wrong)]).toEqual([true, false]);
    await nobody.close();
  });
});
