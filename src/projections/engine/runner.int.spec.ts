import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { freshDatabaseForTest, type TestDatabase } from '../../../test/pg.js';
import { happen, tallies, tally } from '../../../test/tally.js';
import { PostgresEventStore } from '../../platform/event-store/postgres-event-store.js';
import { openPostgres } from '../../platform/postgres/postgres.js';
import type { Projection } from '../projection.js';
import { LOCKS } from './builds.js';
import { startProjections, type StartOptions } from './runner.js';
import { waitFor } from './wait-for.js';

const WAIT = { timeoutMs: 20_000 };

/** A process of its own: its own pool and store over the database of the test. */
const aProcess = (database: TestDatabase) => {
  const postgres = openPostgres(database.url);
  const store = new PostgresEventStore(postgres);
  const start = async (projections: readonly Projection[], more: Partial<StartOptions> = {}) => {
    const running = await startProjections({ store, postgres, projections, pageEvents: 3, ...more });
    onTestFinished(() => running.stop());
    return running;
  };
  onTestFinished(async () => {
    await store.close();
    await postgres.close();
  });
  return { postgres, store, start };
};

describe('a runner', () => {
  it('catches up and goes on with new events', async () => {
    const database = await freshDatabaseForTest();
    const { store, start } = aProcess(database);
    await happen(store, 'day-a', { count: 10 });
    await start([tally()]);
    const position = await happen(store, 'day-b', { count: 2 });
    expect(await waitFor(database, 'tally', position, WAIT)).toEqual({ outcome: 'reached', checkpoint: position });
    expect(await tallies(database)).toEqual({ 'day-a': 10, 'day-b': 2 });
  });

  it('goes on where it stopped', async () => {
    const database = await freshDatabaseForTest();
    const { store, start } = aProcess(database);
    const first = await start([tally()]);
    await waitFor(database, 'tally', await happen(store, 'day', { count: 4 }), WAIT);
    await first.stop();
    const position = await happen(store, 'day', { count: 4, from: 4 });
    await start([tally()]);
    await waitFor(database, 'tally', position, WAIT);
    expect(await tallies(database)).toEqual({ day: 8 });
  });

  it('says how far each projection is, in events and seconds', async () => {
    const database = await freshDatabaseForTest();
    const { store, start } = aProcess(database);
    const running = await start([tally()]);
    const position = await happen(store, 'day', { count: 3 });
    await waitFor(database, 'tally', position, WAIT);
    await running.stop();
    expect(await running.status()).toMatchObject([
      {
        projection: 'tally',
        version: '1',
        status: 'live',
        checkpoint: position,
        events: 3,
        parked: 0,
        lag: { events: 0, seconds: 0 },
      },
    ]);
    await happen(store, 'day', { count: 2, from: 3 });
    await wait(20);
    const [behind] = await running.status();
    expect(behind!.lag.events).toBe(2);
    expect(behind!.lag.seconds).toBeGreaterThan(0.01);
  });

  it('parks a poison event and goes on with the rest', async () => {
    const database = await freshDatabaseForTest();
    const { store, start } = aProcess(database);
    await happen(store, 'day-a', { count: 4 });
    await happen(store, 'day-bad', { poison: true });
    const position = await happen(store, 'day-b', { count: 4 });
    const running = await start([tally()]);
    await waitFor(database, 'tally', position, WAIT);
    expect(await tallies(database)).toEqual({ 'day-a': 4, 'day-b': 4 });
    expect(await running.status()).toMatchObject([{ parked: 1, events: 9 }]);
  });

  it('waits for a projection that comes before it', async () => {
    const database = await freshDatabaseForTest();
    const { store, start } = aProcess(database);
    const position = await happen(store, 'day', { count: 7 });
    const second: Projection = { ...tally({ name: 'second' }), after: 'tally' };
    const running = await start([second]);
    expect((await waitFor(database, 'second', position, { timeoutMs: 300 })).outcome).toBe('timed-out');
    await running.stop();
    await start([second, tally()]);
    expect((await waitFor(database, 'second', position, WAIT)).outcome).toBe('reached');
    expect(await tallies(database, 'second_counts')).toEqual({ day: 7 });
  });

  it('holds nobody else back while one projection cannot go on', async () => {
    const database = await freshDatabaseForTest();
    const { store, start } = aProcess(database);
    const broken: Projection = {
      ...tally({ name: 'broken' }),
      apply: async (_, { run }) => void (await run('select * from nowhere')),
    };
    const running = await start([broken, tally()]);
    const position = await happen(store, 'day', { count: 20 });
    expect((await waitFor(database, 'tally', position, WAIT)).outcome).toBe('reached');
    expect(await running.status()).toMatchObject([
      { projection: 'broken', events: 0, parked: 0, failure: expect.stringContaining('nowhere') as string },
      { projection: 'tally', events: 20 },
    ]);
  });
});

/** The sessions that hold runner locks in this database. */
const lockHolders = async ({ pool }: TestDatabase) => {
  const { rows } = await pool.query<{ pid: number }>(
    `select distinct pid from pg_locks where locktype = 'advisory' and classid = $1 and granted
        and database = (select oid from pg_database where datname = current_database())`,
    [LOCKS.runner],
  );
  return rows.map(({ pid }) => pid);
};

describe('two runners', () => {
  it('have the effect of one while both append and project', async () => {
    const database = await freshDatabaseForTest();
    const processes = [aProcess(database), aProcess(database)];
    await Promise.all(processes.map(({ start }) => start([tally()])));
    const positions = await Promise.all(
      processes.map(({ store }, index) => happen(store, `day-${index}`, { count: 40 })),
    );
    const last = positions.reduce((one, other) => (one > other ? one : other));
    await waitFor(database, 'tally', last, WAIT);
    expect(await tallies(database)).toEqual({ 'day-0': 40, 'day-1': 40 });
    expect(await lockHolders(database)).toHaveLength(1);
  });

  it('take over from each other when the connection with the lock is killed, and count nothing twice', async () => {
    const database = await freshDatabaseForTest();
    const { store, ...first } = aProcess(database);
    await first.start([tally()]);
    await aProcess(database).start([tally()]);
    let from = 0;
    for (let round = 0; round < 3; round += 1) {
      const appending = happen(store, 'day', { count: 15, from });
      for (const pid of await lockHolders(database))
        await database.pool.query('select pg_terminate_backend($1)', [pid]);
      const position = await appending;
      from += 15;
      expect((await waitFor(database, 'tally', position, WAIT)).outcome).toBe('reached');
    }
    expect(await tallies(database)).toEqual({ day: 45 });
  });

  it('outlive the loss of every connection', async () => {
    const database = await freshDatabaseForTest();
    const { store, start } = aProcess(database);
    await start([tally()]);
    await waitFor(database, 'tally', await happen(store, 'day', { count: 5 }), WAIT);
    await database.pool.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    const other = aProcess(database);
    const position = await happen(other.store, 'day', { count: 5, from: 5 });
    expect((await waitFor(database, 'tally', position, WAIT)).outcome).toBe('reached');
    expect(await tallies(database)).toEqual({ day: 10 });
  });
});

describe('waiting for a position', () => {
  it('is told when it is not reached in time, when asked to stop, and when nobody knows the projection', async () => {
    const database = await freshDatabaseForTest();
    const { start } = aProcess(database);
    await start([tally()]);
    expect(await waitFor(database, 'tally', 99n, { timeoutMs: 30 })).toEqual({ outcome: 'timed-out', checkpoint: 0n });
    expect(await waitFor(database, 'tally', 99n, { ...WAIT, signal: AbortSignal.abort() })).toEqual({
      outcome: 'stopped',
      checkpoint: 0n,
    });
    expect(await waitFor(database, 'nobody', 1n, WAIT)).toEqual({ outcome: 'unknown' });
  });
});

describe('a changed version', () => {
  it('fills up beside the live one, which is fed all the while, and then takes its place', async () => {
    const database = await freshDatabaseForTest();
    const { store, start } = aProcess(database);
    const old = tally({ version: '1' });
    const first = await start([old]);
    await waitFor(database, 'tally', await happen(store, 'day', { count: 30 }), WAIT);
    await first.stop();

    const seen: number[] = [];
    const looking = { still: true };
    const reader = (async () => {
      while (looking.still) seen.push((await tallies(database))['day'] ?? 0);
    })();
    const running = await start([tally({ version: '2', step: 100 })], { superseded: [old] });
    const appending = happen(store, 'day', { count: 30, from: 30 });
    await expect.poll(running.status, { timeout: 20_000 }).toMatchObject([{ version: '2', status: 'live', build: 2 }]);
    const position = await appending;
    await waitFor(database, 'tally', position, WAIT);
    await wait(20);
    looking.still = false;
    await reader;

    expect(await tallies(database)).toEqual({ day: 6_000 });
    const isWhole = (events: number) => (events >= 30 && events <= 60) || (events >= 3_000 && events % 100 === 0);
    expect(seen.filter((events) => !isWhole(events))).toEqual([]);
    expect(seen).toEqual([...seen].sort((one, other) => one - other));
    expect(await tablesLike(database, 'tally_counts_b%')).toEqual(['tally_counts_b2']);
  });

  it('may have other columns', async () => {
    const database = await freshDatabaseForTest();
    const { store, start } = aProcess(database);
    const first = await start([tally()]);
    const position = await happen(store, 'day', { count: 3 });
    await waitFor(database, 'tally', position, WAIT);
    await first.stop();
    const slimmer: Projection = {
      ...tally(),
      version: '2',
      tables: { tally_counts: (physical) => `create table ${physical} (happened bigint)` },
      indexes: {},
      apply: async (batch, { run, table }) =>
        void (await run(`insert into ${table('tally_counts')} values ($1)`, [batch.length])),
    };
    const running = await start([slimmer]);
    await expect.poll(running.status, { timeout: 20_000 }).toMatchObject([{ version: '2', status: 'live' }]);
    expect((await database.pool.query('select sum(happened)::int as happened from tally_counts')).rows).toEqual([
      { happened: 3 },
    ]);
  });
});

const tablesLike = async ({ pool }: TestDatabase, pattern: string) => {
  const { rows } = await pool.query<{ table_name: string }>(
    'select table_name from information_schema.tables where table_name like $1 order by 1',
    [pattern],
  );
  return rows.map(({ table_name }) => table_name);
};
