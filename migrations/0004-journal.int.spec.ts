import { expect, it } from 'vitest';
import { freshDatabaseForTest, type TestDatabase } from '../test/pg.js';

type Line = readonly [side: string, amount: string, changes?: { currency?: string; lineNo?: number; of?: string }];

/** Both tables by hand, in one transaction, as no posting of ours would. */
const post = async ({ pool }: TestDatabase, entryId: string, lines: readonly Line[], count = lines.length) => {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(
      `insert into journal_entries (entry_id, period, booked_on, kind, currency, memo, lines, digest)
       values ($1, '2026-08', '2026-09-01', 'accrual', 'EUR', '', $2, 'none')`,
      [entryId, count],
    );
    await insertLines(client, entryId, lines, count);
    await client.query('commit');
  } finally {
    await client.query('rollback');
    client.release();
  }
};

const insertLines = async (
  client: Pick<TestDatabase['pool'], 'query'>,
  entryId: string,
  lines: readonly Line[],
  count: number,
) => {
  for (const [index, [side, amount, { currency = 'EUR', lineNo = index + 1, of = entryId } = {}]] of lines.entries())
    await client.query(
      `insert into journal_lines (entry_id, line_no, account, side, amount_minor, period, booked_on, currency, lines)
       values ($1, $2, 'cash', $3, $4, '2026-08', '2026-09-01', $5, $6)`,
      [of, lineNo, side, amount, currency, count],
    );
};

it('takes an entry that balances, with an amount of 38 digits', async () => {
  const database = await freshDatabaseForTest();
  const most = '9'.repeat(38);
  await post(database, 'whole', [['D', most], ['C', most]]); // prettier-ignore
  const { rows } = await database.pool.query('select count(*) as lines from journal_lines');
  expect(rows).toEqual([{ lines: 2n }]);
});

it.each<[what: string, lines: readonly Line[], count: number, refusal: RegExp]>([
  ['debits above credits', [['D', '2'], ['C', '1']], 2, /bad does not balance: debits 2, credits 1/],
  ['credits alone', [['C', '1'], ['C', '1']], 2, /bad does not balance: debits 0, credits 2/],
  ['no lines', [], 2, /bad has 0 of its 2 lines/],
  ['a line missing', [['D', '1'], ['C', '1']], 3, /bad has 2 of its 3 lines/],
  ['one line', [['D', '1']], 1, /journal_entries_lines_check/],
  ['an amount of zero', [['D', '0'], ['C', '0']], 2, /journal_lines_amount_minor_check/],
  ['a negative amount', [['D', '-1'], ['C', '-1']], 2, /journal_lines_amount_minor_check/],
  ['a third side', [['D', '1'], ['X', '1']], 2, /journal_lines_side_check/],
  ['two currencies', [['D', '1'], ['C', '1', { currency: 'USD' }]], 2, /foreign key/],
  ['a line of no entry', [['D', '1'], ['C', '1', { of: 'nowhere' }]], 2, /foreign key/],
])('refuses to commit %s', async (_what, lines, count, refusal) => {
  const database = await freshDatabaseForTest();
  await expect(post(database, 'bad', lines, count)).rejects.toThrow(refusal);
  const { rows } = await database.pool.query('select entry_id from journal_entries');
  expect(rows).toEqual([]);
}); // prettier-ignore

it('takes no further line for an entry that is whole', async () => {
  const database = await freshDatabaseForTest();
  await post(database, 'whole', [['D', '1'], ['C', '1']]); // prettier-ignore
  const add = (lineNo: number, count: number) => insertLines(database.pool, 'whole', [['D', '1', { lineNo }]], count);
  await expect(add(3, 2)).rejects.toThrow(/journal_lines_check/);
  await expect(add(3, 3)).rejects.toThrow(/foreign key/);
  await expect(add(2, 2)).rejects.toThrow(/journal_lines_pkey/);
});

it.each(['update journal_lines set amount_minor = 2', 'delete from journal_entries', 'truncate journal_lines'])(
  'refuses: %s',
  async (statement) => {
    const database = await freshDatabaseForTest();
    await post(database, 'whole', [['D', '1'], ['C', '1']]); // prettier-ignore
    await expect(database.pool.query(statement)).rejects.toThrow(/append-only/);
  },
);
