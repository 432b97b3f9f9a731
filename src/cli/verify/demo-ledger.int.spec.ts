import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { freshDatabaseForTest } from '../../../test/pg.js';
import { period } from '../../domain/royalties/period.js';
import { readConfig } from '../../platform/config.js';
import { openPostgres } from '../../platform/postgres/postgres.js';
import { demoLedgerOf } from './demo-ledger.js';

const AUGUST = period('2026-08');
const RUN = `insert into royalty_runs (run_id, period, position, lines_hash, outcome) values ('run-1', '2026-08', 1, 'aa', '{}')`;

it('finds the demo that calculated the run of the summary, unless this ledger has the month itself', async () => {
  const postgres = await freshDatabaseForTest();
  const [demo, other] = [1, 2].map(() => `demo_${randomBytes(5).toString('hex')}`) as [string, string];
  onTestFinished(async () => {
    for (const name of [demo, other]) await postgres.pool.query(`drop database if exists ${name} with (force)`);
  });
  await postgres.pool.query(`create database ${demo} template template_playledger`);
  await postgres.pool.query(`create database ${other}`); // cut off before it had tables
  const own = openPostgres(Object.assign(new URL(postgres.url), { pathname: demo }).href, { connectionsMax: 1 });
  await own.pool.query(RUN);
  await own.close();

  const folder = await mkdtemp(join(tmpdir(), 'playledger-demo-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const name = 'label-a_2026-08_EUR.csv';
  const files = new Map([[AUGUST, [{ path: join(folder, name), name }]]]);
  const find = (env: NodeJS.ProcessEnv = {}) => demoLedgerOf({ config: readConfig(env), postgres }, files);
  const state = (linesHash: string) =>
    writeFile(join(folder, 'summary_2026-08.json'), JSON.stringify({ runId: 'run-1', linesHash }, null, 2));

  expect(await find()).toBeUndefined();
  await state('aa');
  expect(await find()).toBe(demo);
  expect(await find({ DATABASE_URL: 'postgres://localhost/mine' })).toBeUndefined();
  await state('bb');
  expect(await find()).toBeUndefined();
  await state('aa');
  await postgres.pool.query(RUN);
  expect(await find()).toBeUndefined();
});
