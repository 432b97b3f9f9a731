/** Whether two parties wrote the same lines: a count and the sum of a checksum of each, wherever they keep them. */
import type { Pool } from 'pg';

export type LinesDigest = { readonly lines: number; readonly content: string };

const CONTENT = `md5(concat_ws('|', party, track_id, territory, offering, currency, streams, amount_minor))`;

/** The first 60 bits of the checksums, added up: a cent elsewhere changes it, another order of lines does not. */
const ofPostgres = (table: string) => `
  select count(*) as lines, coalesce(sum(('x' || left(${CONTENT}, 15))::bit(60)::bigint), 0)::text as content from ${table}`;

export const DIGEST = {
  ledger: ofPostgres('royalty_lines'),
  postgres: ofPostgres('bare_lines'),
  duckDb: `select count(*), coalesce(sum(('0x' || left(${CONTENT}, 15))::bigint), 0)::varchar from lines`,
} as const;

export const digestOfLines = async (pool: Pick<Pool, 'query'>, of: 'ledger' | 'postgres'): Promise<LinesDigest> => {
  const { rows } = await pool.query<{ lines: bigint; content: string }>(DIGEST[of]);
  return { lines: Number(rows[0]!.lines), content: rows[0]!.content };
};

/** A comparison of parties that came to other amounts is none. Throws. */
export const assertSameLines = (one: string, digest: LinesDigest, other: string, otherDigest: LinesDigest): void => {
  if (digest.lines > 0 && digest.lines === otherDigest.lines && digest.content === otherDigest.content) return;
  throw new Error(
    `${one} and ${other} did not come to the same lines: ${digest.lines} (${digest.content}) and ${otherDigest.lines} (${otherDigest.content})`,
  );
};
