import { expect, it, onTestFinished } from 'vitest';
import { mixedHistory, record } from '../../../test/listening-log.js';
import { freshDatabaseForTest, type TestDatabase } from '../../../test/pg.js';
import { defaultCountingPolicy } from '../../domain/listening/counting-policy.js';
import { PostgresEventStore } from '../../platform/event-store/postgres-event-store.js';
import { listeningProjections } from '../index.js';
import { LOCKS } from './builds.js';
import { rebuild, RebuildRunning } from './rebuild.js';
import { replayTo } from './replay.js';
import { startProjections } from './runner.js';
import { waitFor } from './wait-for.js';

const projections = listeningProjections(defaultCountingPolicy);

const aLedger = async () => {
  const database = await freshDatabaseForTest();
  const store = new PostgresEventStore(database);
  onTestFinished(() => store.close());
  const options = { store, postgres: database, projections, pageEvents: 20 };
  const running = await startProjections(options);
  onTestFinished(() => running.stop());
  const caughtUp = async (position: bigint) => {
    for (const { name } of projections) await waitFor(database, name, position, { timeoutMs: 20_000 });
  };
  return { database, store, options, caughtUp };
};

/** Every row of every table, live or replayed. */
const stateOf = async ({ pool }: TestDatabase, tables?: ReadonlyMap<string, string>) => {
  const names = projections.flatMap((projection) => Object.keys(projection.tables));
  const state = new Map<string, readonly unknown[]>();
  for (const name of names) {
    const { rows } = await pool.query<{ row: string }>(`select t::text as row from ${tables?.get(name) ?? name} t`);
    state.set(name, rows.map(({ row }) => row).sort());
  }
  return state;
};

const unused = async ({ pool }: TestDatabase) => {
  const { rows } = await pool.query(
    `select from projection_builds where status = 'rebuilding' or (status = 'retired' and tables <> '{}')
     union all select from information_schema.tables where table_name ~ '_b([2-9]|\\d\\d)$'`,
  );
  return rows.length;
};

it('shows the tables as they stood in the middle of a page, and leaves the live ones alone', async () => {
  const { database, store, options, caughtUp } = await aLedger();
  const position = await record(store, mixedHistory(70));
  await caughtUp(position);
  const then = await stateOf(database);
  await caughtUp(await record(store, mixedHistory(60, 2)));
  const now = await stateOf(database);
  expect(now).not.toEqual(then);

  const seen: bigint[] = [];
  const onProgress = (progress: { readonly position: bigint }) => seen.push(progress.position);
  const replayed = await replayTo({ ...options, position, onProgress }, async ({ tables, parked }) => {
    expect(parked).toBe(0);
    return stateOf(database, tables);
  });
  expect(replayed).toEqual(then);
  expect(seen.at(-1)).toBe(position);
  expect(await stateOf(database)).toEqual(now);
  expect(await unused(database)).toBe(0);
});

it('drops everything again when the work over it fails, and what a killed one left behind', async () => {
  const { database, store, options, caughtUp } = await aLedger();
  const position = await record(store, mixedHistory(30));
  await caughtUp(position);
  await expect(replayTo({ ...options, position }, () => Promise.reject(new Error('no paper')))).rejects.toThrow(
    'no paper',
  );
  expect(await unused(database)).toBe(0);

  const left = database.pool.query(
    `insert into projection_builds (projection, build, version, status, tables)
     values ('track-plays', 9, '1', 'rebuilding', '{track_plays}')`,
  );
  await left.then(() => database.pool.query('create table track_plays_b9 (a integer)'));
  expect(await replayTo({ ...options, position }, () => Promise.resolve('done'))).toBe('done');
  expect(await unused(database)).toBe(0);
});

it('waits for no rebuild, and lets none begin', async () => {
  const { database, store, options, caughtUp } = await aLedger();
  const position = await record(store, mixedHistory(20));
  await caughtUp(position);
  await replayTo({ ...options, position }, async () => {
    await expect(rebuild(options)).rejects.toThrow(RebuildRunning);
    await expect(replayTo({ ...options, position }, () => Promise.resolve())).rejects.toThrow(RebuildRunning);
  });
  const { rows } = await database.pool.query('select from pg_locks where locktype = $1 and classid = $2', ['advisory', LOCKS.rebuild]); // prettier-ignore
  expect(rows).toHaveLength(0);
  expect((await rebuild(options)).every(({ same }) => same)).toBe(true);
});

it('stops when it is told to, and refuses what the log does not hold', async () => {
  const { database, store, options } = await aLedger();
  const position = await record(store, mixedHistory(20));
  const stopped = replayTo({ ...options, position, signal: AbortSignal.abort() }, () => Promise.resolve());
  await expect(stopped).rejects.toThrow(/^filling .* was stopped$/);
  expect(await unused(database)).toBe(0);
  const nothing = () => Promise.resolve();
  await expect(replayTo({ ...options, position: position + 1n }, nothing)).rejects.toThrow(`the log ends at position ${position}`); // prettier-ignore
  const without = projections.filter(({ name }) => name !== 'play-identity');
  await expect(replayTo({ ...options, projections: without, position }, nothing)).rejects.toThrow('without play-identity'); // prettier-ignore
});
