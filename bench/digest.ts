/** Whether two parties wrote the same: a count and a checksum of contents, in whatever table they keep them. */
import { openPostgres } from '../src/platform/postgres/postgres.js';

export type Digest = { readonly rows: number; readonly content: string };

/** The one fact that differs between parties is when the ledger received an event; streams of another party may have other names. */
const CONTENT = `md5(type || (data::jsonb - 'receivedAt')::text)`;
const WARM_UP = `'%-warm-up-%'`;

const SOURCE = {
  event_log: `select type, data from event_log where stream not like ${WARM_UP}`,
  bare_log: `select type, data from bare_log where stream not like ${WARM_UP}`,
  emt_messages: `select message_type as type, message_data as data from emt_messages where stream_id not like ${WARM_UP}`,
} as const;

export type LogTable = keyof typeof SOURCE;

/** The sum of the checksums of the rows, so that their order does not matter and a missing or doubled row does. */
export const digestOf = async (url: string, log: LogTable): Promise<Digest> => {
  const postgres = openPostgres(url, { connectionsMax: 1 });
  try {
    const { rows } = await postgres.pool.query<{ rows: bigint; content: string }>(
      `select count(*) as rows, coalesce(sum(('x' || left(${CONTENT}, 15))::bit(60)::bigint), 0)::text as content
         from (${SOURCE[log]}) as log`,
    );
    return { rows: Number(rows[0]!.rows), content: rows[0]!.content };
  } finally {
    await postgres.close();
  }
};

/** A comparison of parties that did not do the same work is none. Throws. */
export const assertSame = (one: string, digest: Digest, other: string, otherDigest: Digest): void => {
  if (digest.rows === otherDigest.rows && digest.content === otherDigest.content) return;
  throw new Error(
    `${one} and ${other} did not write the same: ${digest.rows} rows (${digest.content}) and ${otherDigest.rows} (${otherDigest.content})`,
  );
};
