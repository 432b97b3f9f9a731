import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../test/pg.js';
import { allocate } from '../../domain/royalties/rounding.js';
import { Decimal } from '../../domain/shared/money.js';
import type { MonthTables, MonthTransaction } from './month-tables.js';
import { partyLines, type PartyLines } from './party-lines.js';
import type { KeptRun } from './run-outcome.js';

const LINES = 9_000;
const PAGE = 2_000;

/** North has a deal at a third of its part of the pool; what it corrects is left as it is. */
const runOf = (grossMinor: Decimal, earnedMinor: Decimal): KeptRun => {
  const settlement = { grossMinor: grossMinor.toFixed(), earnedMinor: earnedMinor.toFixed(), correctedMinor: '0' };
  const settled = [{ party: 'North', currency: 'EUR', settlement, corrections: [] }];
  return { runId: 'run', linesHash: '', outcome: { settled } as unknown as KeptRun['outcome'] };
};

const GROSSES = Array.from({ length: LINES }, (_, nth) => 1 + (nth % 97));
const GROSS = new Decimal(GROSSES.reduce((all, one) => all + one));
const EARNED = GROSS.div(3).floor();
const idOf = (nth: number) => String(nth).padStart(6, '0');

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  await database.pool.query(
    `insert into royalty_lines
     select 'run', 'recording', 'North', null, lpad(nth::text, 6, '0'), '', 'DE', 'premium', 'EUR', '', 1, 1 + nth % 97, null
       from generate_series(0, $1::integer) as nth`,
    [LINES - 1],
  );
});
afterAll(() => database.drop());

const inMonth = (work: (tx: MonthTransaction, lines: AsyncIterable<PartyLines>) => Promise<void>) =>
  database.db
    .withTables<MonthTables>()
    .transaction()
    .execute((tx) => {
      const own = { period: '2026-08', run: runOf(GROSS, EARNED) };
      return work(tx, partyLines(tx, { own, later: [], earlier: [] }, 'North'));
    });

describe('the lines of a party with a deal', () => {
  it('are handed over page by page, and no further ones are read before', () =>
    inMonth(async (tx, parties) => {
      for await (const { batches } of parties)
        for await (const lines of batches) {
          const { rows } = await sql<{ track_id: string }>`fetch 1 from lines_of_run`.execute(tx);
          expect([lines.at(-1)?.trackId, rows[0]?.track_id]).toEqual([idOf(PAGE - 1), idOf(PAGE)]);
          return;
        }
      expect.unreachable();
    }));

  it('are due what sharing out over all of them at once would give each', () =>
    inMonth(async (_, parties) => {
      const dealt: string[] = [];
      for await (const { batches } of parties)
        for await (const lines of batches) dealt.push(...lines.map(({ amountMinor }) => amountMinor.toFixed()));
      const weights = GROSSES.map((gross, nth) => ({ id: idOf(nth), weight: BigInt(gross) }));
      expect(dealt).toEqual(allocate(EARNED, weights).due.map((one) => one.toFixed()));
    }));
});
