/** What the lines of a run come to, by everything that anybody asks for, in one pass over them. */
import { sql } from 'kysely';
import { digestOfHashes, hashOfLine, type LineHashes } from './lines-hash.js';
import type { Held, LineRow, MonthTransaction } from './month-tables.js';
import { allLinesOf, overManyRows } from './plan-hints.js';

export type LineSum = Pick<LineRow, 'right_kind' | 'party' | 'territory' | 'offering' | 'currency' | 'corrects'> & {
  readonly held: Held | null;
  readonly streams: bigint;
  /** Whole minor units, signed, as digits. */
  readonly amount_minor: string;
};

export type RunSums = {
  /** In the order of all that they are summed by, payees before held money. */
  readonly sums: readonly LineSum[];
  readonly linesHash: string;
};

/** `unnest` keeps the server from working the hash out twice, for its sum and its xor; any other fence keeps the workers out. */
export const sumsOfRun = async (tx: MonthTransaction, runId: string): Promise<RunSums> => {
  const { rows } = await overManyRows(
    tx,
    sql<LineSum & LineHashes>`
    select right_kind, party, held, territory, offering, currency, corrects, sum(streams)::bigint as streams,
           sum(amount_minor) as amount_minor, count(*) as lines, sum(hash) as hash_sum, bit_xor(hash) as hash_xor
      from (select *, unnest(array[${hashOfLine}]) as hash from royalty_lines where ${allLinesOf(runId)}) as line
     group by 1, 2, 3, 4, 5, 6, 7`,
  );
  const sums = rows.map((row) => ({ row, key: keyOf(row) })).sort((one, other) => (one.key < other.key ? -1 : 1));
  return { sums: sums.map(({ row }) => row), linesHash: digestOfHashes(rows) };
};

const keyOf = ({ party, currency, territory, offering, right_kind, held, corrects }: LineSum): string =>
  [party ?? '\uffff', right_kind, territory, offering, currency, held ?? '', corrects].join('\u0000');
