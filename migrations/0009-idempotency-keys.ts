/** Answers to writes that may be sent again, for a day. Rebuildable: dropping it forgets who sent what twice. */
import { sql, type Kysely } from 'kysely';

export const up = async (db: Kysely<object>): Promise<void> => {
  await sql`
    create table idempotency_keys (
      subject     text collate "C" not null,
      key         text collate "C" not null,
      fingerprint bytea not null, -- SHA-256 of the request
      claim       uuid not null, -- of the request that carries it out
      claimed_at  timestamptz not null default now(),
      status      integer, -- null until it is answered
      answer      text collate "C", -- the JSON as it was sent
      primary key (subject, key)
    )`.execute(db);
  await sql`create index idempotency_keys_claimed_at on idempotency_keys (claimed_at)`.execute(db);
};
