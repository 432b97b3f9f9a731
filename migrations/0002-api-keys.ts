/** Keys of player apps and listeners, as hashes. NOT rebuildable: dropping it locks every player out. */
import { sql, type Kysely } from 'kysely';

export const up = async (db: Kysely<object>): Promise<void> => {
  await sql`
    create table api_keys (
      id          text primary key,
      secret_hash bytea not null check (octet_length(secret_hash) = 32),
      kind        text not null check (kind in ('app', 'listener')),
      label       text not null,
      listener_id text check ((kind = 'listener') = (listener_id is not null)),
      territory   text not null default 'ZZ',
      offering    text not null default 'free',
      created_at  timestamptz not null default now(),
      revoked_at  timestamptz
    )`.execute(db);
};
