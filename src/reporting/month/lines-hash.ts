/** What the lines of a run say, as one digest: equal lines give equal digests, in whatever order they were written. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { MonthReader, MonthTransaction } from './month-tables.js';

/** 64 bits of one line, in the database. */
export const hashOfLine = sql`hash_record_extended(row(right_kind, party, held, track_id, work_id, territory, offering, currency,
                                                       corrects, caused_by, streams, amount_minor), 0)`;

/** Number of lines, and sum (as digits) and xor of their hashes. */
export type LineHashes = { readonly lines: bigint; readonly hash_sum: string | null; readonly hash_xor: bigint | null };

/** SHA-256, in hex, of number, sum and xor, which are the same however the lines were grouped. */
export const digestOfHashes = (groups: readonly LineHashes[]): string => {
  const lines = groups.reduce((all, one) => all + one.lines, 0n);
  const sum = groups.reduce((all, { hash_sum }) => all + BigInt(hash_sum ?? 0), 0n);
  const xor = groups.reduce((all, { hash_xor }) => all ^ (hash_xor ?? 0n), 0n);
  const state = lines === 0n ? '0' : `${lines} ${sum} ${xor}`;
  return createHash('sha256').update(state).digest('hex');
};

/** One pass in the database. */
export const linesHash = async (db: MonthReader | MonthTransaction, runId: string): Promise<string> => {
  const { rows } = await sql<LineHashes>`
    select count(*) as lines, sum(hash) as hash_sum, bit_xor(hash) as hash_xor
      from (select ${hashOfLine} as hash from royalty_lines where run_id = ${runId}) as hashes`.execute(db);
  return digestOfHashes(rows);
};
