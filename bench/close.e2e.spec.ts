import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { PostgresEventStore } from '../src/platform/event-store/postgres-event-store.js';
import { skipped, streamed } from '../test/listening-log.js';
import { projected } from '../test/project.js';
import { databasesOf } from './arena.js';
import { closeByLedger } from './close/by-ledger.js';
import { assertSameLines, digestOfLines } from './close/lines-digest.js';
import { playsOf, poolsOf } from './close/month-of-plays.js';
import { BENCH_MODELS } from './close/bench-model.js';
import { closeInTurns, fillMonth, type FilledMonth, type LedgerCloses } from './close/parties.js';
import { figuresOf } from './close.js';
import { figureLine } from './figures.js';

const SIZE = { plays: 2_000, listeners: 100, tracks: 300 };

let folder: string;
let month: FilledMonth;
let byLedger: LedgerCloses;

beforeAll(async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true); // the rounds tell how far they are
  folder = await mkdtemp(join(tmpdir(), 'bench-close-spec-'));
  month = await fillMonth({ database: await databasesOf(inject('postgresUrl')), folder }, SIZE);
  const desk = { db: month.postgres.db, store: new PostgresEventStore(month.postgres) };
  byLedger = async (model) => {
    await closeByLedger(desk, model);
    return 1;
  };
});
afterAll(async () => {
  await month.close();
  await rm(folder, { recursive: true });
  vi.restoreAllMocks();
});

const rowsOf = async (pool: FilledMonth['postgres']['pool'], query: string): Promise<readonly string[]> => {
  const { rows } = await pool.query<{ row: string }>(`select to_jsonb(t)::text as row from (${query}) t order by 1`);
  return rows.map(({ row }) => row);
};

describe('a fair comparison of closes', () => {
  it.each(BENCH_MODELS)('has all parties come to the same lines, %s', async (model) => {
    const seconds = await closeInTurns(month, byLedger, model);
    expect(Object.keys(seconds)).toEqual(['ledger', 'postgres', 'duckDb']);
    const { lines } = await digestOfLines(month.postgres.pool, 'ledger');
    expect(lines).toBeGreaterThan(500);
    const { rows } = await month.postgres.pool.query('select sum(amount_minor) as total from royalty_lines');
    const total = poolsOf(SIZE).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    expect(rows).toEqual([{ total: String(total) }]);
  });

  it('books the journal of what was closed', async () => {
    await closeInTurns(month, byLedger, 'pro-rata');
    const { rows } = await month.postgres.pool.query(
      `select distinct run from journal_entries where run in (select run_id from royalty_runs)`,
    );
    expect(rows).toHaveLength(1);
  });

  it('is refused when a party leaves a line out, or pays a cent to somebody else', async () => {
    await closeInTurns(month, byLedger, 'pro-rata');
    const { pool } = month.postgres;
    const ledger = await digestOfLines(pool, 'ledger');
    await pool.query(`update bare_lines set amount_minor = amount_minor + case track_id when 'track-1' then 1 else -1 end
                       where track_id in ('track-1', 'track-2') and territory = 'SE' and offering = 'free'`);
    const paidElsewhere = await digestOfLines(pool, 'postgres');
    expect(paidElsewhere.lines).toBe(ledger.lines);
    expect(() => assertSameLines('ledger', ledger, 'other', paidElsewhere)).toThrow('did not come to the same lines');
    await pool.query(`delete from bare_lines where track_id = 'track-0'`);
    const short = await digestOfLines(pool, 'postgres');
    expect(short.lines).toBeLessThan(ledger.lines);
    expect(() => assertSameLines('ledger', ledger, 'other', short)).toThrow('did not come to the same lines');
    expect(() => assertSameLines('ledger', ledger, 'other', { ...ledger })).not.toThrow();
  });

  it('starts from what the projections make of the same plays', async () => {
    const events = [...playsOf(SIZE)].map((play) =>
      play.msHeard < play.trackDurationMs ? skipped(play) : streamed(play),
    );
    const made = await projected(events);
    const same = async (query: string) => {
      const filled = await rowsOf(month.postgres.pool, query);
      expect(filled.length).toBeGreaterThan(500);
      expect(filled).toEqual(await rowsOf(made.pool, query));
    };
    await same('select * from royalty_usage');
    await same('select * from track_plays');
    await same(`select listener_id, happened_at, kind, track_id, ms_heard, counted, territory, offering, offline
                  from listener_history`);
  });
});

describe('the month of plays', () => {
  const plays = [...playsOf(SIZE)];

  it('is the same on every run', () => expect([...playsOf(SIZE)]).toEqual(plays));

  it('has listeners who live in one market each', () => {
    const markets = new Set(
      plays.map(({ listenerId, territory, offering }) => `${listenerId} ${territory} ${offering}`),
    );
    expect(markets.size).toBe(new Set(plays.map(({ listenerId }) => listenerId)).size);
    expect(new Set(plays.map(({ territory }) => territory)).size).toBe(8);
    expect(new Set(plays.map(({ offering }) => offering)).size).toBe(4);
  });

  it('has about one play in ten that is too short', () => {
    const short = plays.filter(({ msHeard, trackDurationMs }) => msHeard < Math.min(30_000, trackDurationMs)).length;
    expect(short / plays.length).toBeGreaterThan(0.07);
    expect(short / plays.length).toBeLessThan(0.13);
  });
});

it('ends in one line with the figures', () => {
  const round = { ledger: 1, postgres: 4, duckDb: 0.5 };
  const rounds = { 'pro-rata': [round], 'user-centric': [{ ...round, ledger: 6 }] };
  const tenfold = {
    'pro-rata': [{ small: 1, large: 1.5, duckDb: 1 }],
    'user-centric': [{ small: 6, large: 48, duckDb: 1 }],
  };
  const line = JSON.parse(figureLine('close', figuresOf({ rounds, tenfold, peakMb: 321 }))) as {
    bench: string;
    figures: { value: number; goal: string; met: boolean }[];
  };
  expect(Object.keys(line)).toEqual(['bench', 'figures']);
  expect(line.figures.map(({ value, goal, met }) => [value, goal, met])).toEqual([
    [0.25, '<= 0.5', true],
    [2, '<= 3', true],
    [1.5, '<= 2', true],
    [1.5, '<= 1', false],
    [12, '<= 5', false],
    [8, '<= 6', false],
    [321, '<= 500', true],
  ]);
  for (const figure of line.figures) expect(Object.keys(figure)).toEqual(['name', 'value', 'goal', 'met']);
});
