/**
 * What the server cannot know of rows that were written a moment ago, of which it has no statistics: that they are many.
 * The settings hold for one piece of work and for nothing after it.
 */
import { sql, type QueryResult, type RawBuilder } from 'kysely';
import type { MonthTransaction } from './month-tables.js';

type Settings = Readonly<Record<string, string>>;

/** Adds up as the rows come, rather than to sort them first, by as many workers as the server has to spare. */
const MANY_ROWS: Settings = { enable_sort: 'off', min_parallel_table_scan_size: '0', parallel_setup_cost: '0' };

/**
 * The lines of a run for who asks for all of them. An equality alone is taken for a few rows, not worth a worker; what
 * `coalesce` says of it is taken for half of those that the first condition lets the index find.
 */
export const allLinesOf = (runId: string) =>
  sql`run_id >= ${sql.lit(runId)} and coalesce(run_id = ${sql.lit(runId)}, false)`;

/** A question over all lines of a run. */
export const overManyRows = <Row>(tx: MonthTransaction, question: RawBuilder<Row>): Promise<QueryResult<Row>> =>
  planned(tx, MANY_ROWS, () => question.execute(tx));

/** For joins of many rows with a few, in whatever order both come. */
export const onlyHashJoins = <Result>(tx: MonthTransaction, work: () => Promise<Result>): Promise<Result> =>
  planned(tx, { enable_mergejoin: 'off', enable_nestloop: 'off' }, work);

/** What fails takes the transaction with it, and the settings too. */
const planned = async <Result>(tx: MonthTransaction, settings: Settings, work: () => Promise<Result>) => {
  for (const [name, value] of Object.entries(settings)) await sql`set local ${sql.ref(name)} = ${sql.lit(value)}`.execute(tx); // prettier-ignore
  const result = await work();
  for (const name of Object.keys(settings)) await sql`set local ${sql.ref(name)} to default`.execute(tx);
  return result;
};
