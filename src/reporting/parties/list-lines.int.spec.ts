import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../test/pg.js';
import { actAsTenant } from '../../platform/postgres/tenancy.js';
import { linesInOrder, listLines, SORTS, type LinesPage } from './list-lines.js';
import type { PartyTables } from './party-tables.js';

const OF = { runId: 'run', party: 'North' };

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  await database.pool.query(
    `insert into statement_lines
     select 'run', 'North', (array['EUR', 'USD'])[1 + nth % 2], nth, '2026-08', 'DE', 'premium', 'North', 't' || nth, '', 'Title ' || nth % 3, '',
            nth % 5 - 1, nth % 4 - 2, 'recording', '', 0, '', '' from generate_series(1, 24) nth`,
  );
});
afterAll(() => database.drop());

const db = () => database.db.withTables<PartyTables>();

it.each(SORTS.flatMap((sort) => [[sort, 'asc'] as const, [sort, 'desc'] as const]))(
  'pages by %s, %s, from one currency into the next, each line once',
  async (sort, order) => {
    const all = await listLines(db(), OF, {}, { sort, order, limit: 50 });
    expect(new Set(all.map(({ line_no }) => line_no)).size).toBe(24);
    const paged: typeof all = [];
    for (let after: LinesPage['after'], more = true; more;) {
      const page = await listLines(db(), OF, {}, { sort, order, limit: 5, after });
      const last = page.at(-1);
      if (last !== undefined) after = [last.currency, last.sort_key, String(last.line_no)];
      paged.push(...page);
      more = page.length === 5;
    }
    expect(paged).toEqual(all);
  },
);

it.each(SORTS)('reads a first page by %s without sorting the lines, also for the party alone', async (sort) => {
  const page = { sort, order: 'desc', limit: 50 } as const;
  const plans = await database.db.transaction().execute(async (tx) => {
    for (const way of ['enable_seqscan', 'enable_bitmapscan', 'enable_sort']) await sql`set local ${sql.ref(way)} = off`.execute(tx);
    const plan = async () => JSON.stringify(await linesInOrder(tx.withTables<PartyTables>(), OF, {}, page).explain());
    const ofTheService = await plan();
    await actAsTenant(tx, OF.party);
    return [ofTheService, await plan()];
  }); // prettier-ignore
  for (const plan of plans) expect(plan).not.toContain('Sort');
});
