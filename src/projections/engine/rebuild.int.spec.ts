import { describe, expect, it, onTestFinished } from 'vitest';
import { mixedHistory, record } from '../../../test/listening-log.js';
import { freshDatabaseForTest, type TestDatabase } from '../../../test/pg.js';
import { happen, tallies, tally } from '../../../test/tally.js';
import { countingPolicy, defaultCountingPolicy } from '../../domain/listening/counting-policy.js';
import { PostgresEventStore } from '../../platform/event-store/postgres-event-store.js';
import { listeningProjections } from '../index.js';
import type { Projection } from '../projection.js';
import { listParked } from './parked.js';
import { rebuild, RebuildRunning } from './rebuild.js';
import { startProjections } from './runner.js';
import { waitFor } from './wait-for.js';

const WAIT = { timeoutMs: 20_000 };

const aLedger = async () => {
  const database = await freshDatabaseForTest();
  const store = new PostgresEventStore(database);
  onTestFinished(() => store.close());
  const start = async (projections: readonly Projection[]) => {
    const running = await startProjections({ store, postgres: database, projections, pageEvents: 20 });
    onTestFinished(() => running.stop());
    return running;
  };
  const rebuildAll = (projections: readonly Projection[]) =>
    rebuild({ store, postgres: database, projections, pageEvents: 20 });
  return { database, store, start, rebuildAll };
};

const buildsOf = async ({ pool }: TestDatabase) => {
  const { rows } = await pool.query<{ build: number; status: string }>(
    'select build, status from projection_builds order by projection, build',
  );
  return rows.map(({ build, status }) => `${build} ${status}`);
};

const tablesOf = async ({ pool }: TestDatabase) => {
  const { rows } = await pool.query<{ table_name: string }>(
    `select table_name from information_schema.tables where table_name ~ '_b[0-9]+$' order by 1`,
  );
  return rows.map(({ table_name }) => table_name);
};

describe('a rebuild', () => {
  it('comes to the same state as the live tables, and takes their place', async () => {
    const { database, store, start, rebuildAll } = await aLedger();
    const projections = listeningProjections(defaultCountingPolicy);
    const position = await record(store, mixedHistory(150));
    const running = await start(projections);
    for (const { name } of projections) await waitFor(database, name, position, WAIT);

    const reports = await rebuildAll(projections);
    expect(reports.map(({ projection }) => projection)).toEqual(projections.map(({ name }) => name));
    for (const report of reports) {
      expect(report).toMatchObject({ same: true, position, liveHash: report.rebuiltHash });
      expect(report.events).toBeGreaterThan(100);
    }
    expect(await running.status()).toMatchObject(
      reports.map(({ projection, rebuiltHash }) => ({
        projection,
        build: 2,
        stateHash: rebuiltHash,
        hashedAt: position,
      })),
    );
    expect((await tablesOf(database)).filter((table) => !table.endsWith('_b2'))).toEqual([]);
  });

  it('comes to the same state while events go on being appended, and loses none of them', async () => {
    const { database, store, start, rebuildAll } = await aLedger();
    const projections = listeningProjections(defaultCountingPolicy);
    await record(store, mixedHistory(200, 1));
    await start(projections);
    const appending = (async () => {
      let last = 0n;
      for (let seed = 2; seed < 8; seed += 1) last = await record(store, mixedHistory(60, seed));
      return last;
    })();
    for (let round = 0; round < 3; round += 1)
      for (const report of await rebuildAll(projections)) expect(report.same).toBe(true);
    const position = await appending;
    for (const { name } of projections) expect((await waitFor(database, name, position, WAIT)).outcome).toBe('reached');
    for (const report of await rebuildAll(projections)) expect(report).toMatchObject({ same: true, position });
  });

  it('tells when a row was tampered with, and mends it', async () => {
    const { database, store, start, rebuildAll } = await aLedger();
    await start([tally()]);
    await waitFor(database, 'tally', await happen(store, 'day', { count: 5 }), WAIT);
    await database.pool.query('update tally_counts_b1 set events = 500');
    expect(await rebuildAll([tally()])).toMatchObject([{ projection: 'tally', same: false, events: 5 }]);
    expect(await tallies(database)).toEqual({ day: 5 });
    expect(await rebuildAll([tally()])).toMatchObject([{ same: true }]);
  });

  it('replays another policy over the whole history', async () => {
    const { database, store, start, rebuildAll } = await aLedger();
    const position = await record(store, mixedHistory(150));
    const running = await start(listeningProjections(defaultCountingPolicy));
    await waitFor(database, 'royalty-usage', position, WAIT);
    const streams = async () =>
      Number(
        (await database.pool.query<{ streams: string }>('select sum(streams) as streams from royalty_usage')).rows[0]!
          .streams,
      );
    const before = await streams();
    await running.stop();
    const reports = await rebuildAll(listeningProjections(countingPolicy('forty-five-seconds@1')!));
    expect(reports.find(({ projection }) => projection === 'royalty-usage')).toMatchObject({
      version: '2+forty-five-seconds@1',
      liveVersion: '2+thirty-seconds@1',
      same: false,
    });
    expect(await streams()).toBeLessThan(before);
  });

  it('works beside nobody, stops where the live build stands, and reports how far it is', async () => {
    const { database, store, start } = await aLedger();
    const running = await start([tally()]);
    const position = await happen(store, 'day', { count: 50 });
    await waitFor(database, 'tally', position, WAIT);
    await running.stop();
    await happen(store, 'day', { count: 5, from: 50 });
    const seen: bigint[] = [];
    const onProgress = (progress: { position: bigint; target: bigint }) => {
      expect(progress.target).toBe(position);
      seen.push(progress.position);
    };
    const reports = await rebuild({ store, postgres: database, projections: [tally()], pageEvents: 20, onProgress });
    expect(reports).toMatchObject([{ same: true, position, events: 50 }]);
    expect(seen).toEqual([20n, 40n, 50n]);
    expect(await tallies(database)).toEqual({ day: 50 });
  });

  it('parks what cannot be taken, as the live build did', async () => {
    const { database, store, start, rebuildAll } = await aLedger();
    await start([tally()]);
    await happen(store, 'day-bad', { poison: true });
    await waitFor(database, 'tally', await happen(store, 'day', { count: 5 }), WAIT);
    expect(await rebuildAll([tally()])).toMatchObject([{ same: true }]);
    expect(await listParked(database)).toMatchObject([{ projection: 'tally', build: 2, position: 1n }]);
  });

  it('runs once at a time, and tidies up after one that was killed', async () => {
    const { database, store, start, rebuildAll } = await aLedger();
    await start([tally()]);
    await waitFor(database, 'tally', await happen(store, 'day', { count: 5 }), WAIT);
    const both = await Promise.allSettled([rebuildAll([tally()]), rebuildAll([tally()])]);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: expect.any(RebuildRunning) as Error,
    });

    await database.pool.query(`create table tally_counts_b9 ()`);
    await database.pool.query(
      `insert into projection_builds (projection, build, version, status, tables) values ('tally', 9, '1', 'rebuilding', '{tally_counts}')`,
    );
    await rebuildAll([tally()]);
    expect(await tablesOf(database)).toEqual(['tally_counts_b10']);
    expect(await buildsOf(database)).toEqual(['1 retired', '2 retired', '9 retired', '10 live']);
  });

  it('leaves the live build as it was when it is stopped', async () => {
    const { database, store, start } = await aLedger();
    await start([tally()]);
    await waitFor(database, 'tally', await happen(store, 'day', { count: 50 }), WAIT);
    const stop = new AbortController();
    const options = { store, postgres: database, projections: [tally()], pageEvents: 5, signal: stop.signal };
    await expect(rebuild({ ...options, onProgress: () => stop.abort() })).rejects.toThrow('stopped');
    expect(await tallies(database)).toEqual({ day: 50 });
    expect(await buildsOf(database)).toEqual(['1 live', '2 retired']);
    expect(await tablesOf(database)).toEqual(['tally_counts_b1']);
  });

  it('waits for a long reader, who goes on seeing what it saw, and keeps nobody else waiting', async () => {
    const { database, store, start, rebuildAll } = await aLedger();
    await start([tally()]);
    await waitFor(database, 'tally', await happen(store, 'day', { count: 5 }), WAIT);
    const reader = await database.pool.connect();
    await reader.query('begin isolation level repeatable read');
    await reader.query('select * from tally_counts');
    const rebuilding = rebuildAll([tally()]);
    for (let round = 0; round < 10; round += 1) expect(await tallies(database)).toEqual({ day: 5 });
    expect((await reader.query<{ events: number }>('select events from tally_counts')).rows).toEqual([{ events: 5 }]);
    await reader.query('commit');
    reader.release();
    expect(await rebuilding).toMatchObject([{ same: true }]);
    expect(await buildsOf(database)).toEqual(['1 retired', '2 live']);
  });
});
