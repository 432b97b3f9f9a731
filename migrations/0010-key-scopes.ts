/** What a key may do, until when, and the secret before the last one. NOT rebuildable, like the keys themselves. */
import { sql, type Kysely } from 'kysely';

export const up = async (db: Kysely<object>): Promise<void> => {
  await sql`
    alter table api_keys
      add column scopes text[] not null default '{read,write}'
        check (cardinality(scopes) > 0 and scopes <@ '{read,write}'),
      add column expires_at timestamptz,
      -- After a rotation the former secret is good for a while, so that apps can be changed one after the other.
      add column former_hash bytea check (octet_length(former_hash) = 32),
      add column former_until timestamptz,
      add check ((former_hash is null) = (former_until is null))`.execute(db);
};
