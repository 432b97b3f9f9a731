import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { databasesOf, type Arena } from './arena.js';
import { benchAppend } from './append.js';
import { figureLine } from './figures.js';
import { assertSame, digestOf, type Digest } from './digest.js';
import { bareCopy } from './parties/bare-copy.js';
import { bareInserts } from './parties/bare-inserts.js';
import { emmettBatches, emmettSingles } from './parties/emmett.js';
import { ledgerAppends } from './parties/ledger-store.js';
import type { Party } from './rounds.js';
import { reportsOf, rowsOfReports, workloadOf } from './workload.js';

const EVENTS = 1_000;
const now = new Date('2026-08-15T12:00:00.000Z');
const rows = [...rowsOfReports(reportsOf(workloadOf(EVENTS, now)), now)];
const warmUp = [...rowsOfReports(reportsOf(workloadOf(100, now, 'a-warm-up')), now)];

let database: Arena['database'];
let byLedger: Digest;
beforeAll(async () => {
  database = await databasesOf(inject('postgresUrl'));
  byLedger = await written(ledgerAppends(rows, warmUp, 4));
  vi.spyOn(process.stderr, 'write').mockReturnValue(true); // the rounds tell how far they are
});
afterAll(() => vi.restoreAllMocks());

const written = async ({ run, log }: Party): Promise<Digest> => {
  const { url, drop } = await database();
  try {
    await run(url);
    return await digestOf(url, log);
  } finally {
    await drop();
  }
};

describe('a fair comparison', () => {
  it.each([
    ['bare inserts', bareInserts(rows, warmUp)],
    ['bare COPY', bareCopy(rows, warmUp)],
    ['Emmett in batches', emmettBatches(rows, warmUp, 4)],
    ['Emmett one by one', emmettSingles(rows, warmUp, 8)],
  ])('has %s write the same rows as the ledger', async (_, party) => {
    expect(byLedger.rows).toBe(EVENTS);
    expect(await written(party)).toEqual(byLedger);
  });

  it('is refused when a party leaves one row out, or writes another in its place', async () => {
    const short = await written(bareCopy(rows.slice(1), []));
    const other = await written(bareCopy([{ ...rows[0]!, data: '{"msHeard":1}' }, ...rows.slice(1)], []));
    expect(other.rows).toBe(EVENTS);
    expect(() => assertSame('ledger', byLedger, 'other', short)).toThrow('did not write the same: 1000 rows');
    expect(() => assertSame('ledger', byLedger, 'other', other)).toThrow('did not write the same');
    expect(() => assertSame('ledger', byLedger, 'other', { ...byLedger })).not.toThrow();
  });
});

it('ends in one line with the figures', async () => {
  const { figures, tables } = await benchAppend({ arena: { database, folder: '' }, events: EVENTS, rounds: 1, now });
  const line = JSON.parse(figureLine('append', figures)) as { bench: string; figures: Record<string, unknown>[] };
  expect(Object.keys(line)).toEqual(['bench', 'figures']);
  expect(line.bench).toBe('append');
  for (const figure of line.figures) expect(Object.keys(figure)).toEqual(['name', 'value', 'goal', 'met']);
  expect(line.figures.map(({ goal }) => goal)).toEqual(['>= 0.6', '>= 1.3']);
  for (const { value, met, goal } of figures) {
    expect(value).toBeGreaterThan(0);
    expect(met).toBe(value >= Number(goal.slice(3)));
  }
  expect(tables.join()).toContain('Emmett appends of 100, 4 at once');
});
