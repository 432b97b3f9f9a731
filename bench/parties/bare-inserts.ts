/**
 * The yardstick of writing: `pg` alone, a thousand rows a statement, into a table shaped and indexed like the log. Plain,
 * it is what `client.query(text, values)` gives; prepared, PostgreSQL is spared planning six thousand parameters anew.
 */
import pg from 'pg';
import { inGroups, type Row } from '../workload.js';
import { timed, type Party } from '../rounds.js';
import { BARE_TABLE } from './bare-table.js';

const ROWS_PER_STATEMENT = 1_000;
const COLUMNS = 6;

/** Parameters are laid out before the clock starts; one connection, one statement after the other, each its own commit. */
export const bareInserts = (rows: readonly Row[], warmUp: readonly Row[], { prepared = false } = {}): Party => {
  const statements = [...inGroups(rows, ROWS_PER_STATEMENT)].map((group, nth) =>
    insertOf(group, warmUp.length + nth * ROWS_PER_STATEMENT, prepared),
  );
  const warmUps = [...inGroups(warmUp, ROWS_PER_STATEMENT)].map((group, nth) => insertOf(group, nth * ROWS_PER_STATEMENT, prepared)); // prettier-ignore
  const run = async (url: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query(BARE_TABLE);
      for (const statement of warmUps) await client.query(statement);
      return await timed(async () => {
        for (const statement of statements) await client.query(statement);
      });
    } finally {
      await client.end();
    }
  };
  return {
    name: `bare pg inserts of 1,000 rows${prepared ? ', prepared' : ''}`,
    events: rows.length,
    log: 'bare_log',
    run,
  };
};

const insertOf = (rows: readonly Row[], before: number, prepared: boolean): pg.QueryConfig => ({
  ...(prepared && { name: `insert-${rows.length}` }),
  text: `insert into bare_log (position, stream, revision, event_id, type, data) values ${rows.map(placeholders).join(', ')}`,
  values: rows.flatMap(({ stream, revision, id, type, data }, nth) => [
    before + nth + 1,
    stream,
    revision,
    id,
    type,
    data,
  ]),
});

const placeholders = (_: unknown, nth: number) =>
  `(${Array.from({ length: COLUMNS }, (_column, column) => `$${nth * COLUMNS + column + 1}`).join(', ')})`;
