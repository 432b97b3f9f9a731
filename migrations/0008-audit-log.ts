/** Who read money and who changed what. NOT rebuildable: dropping it loses the record. Rows are only ever added. */
import { sql, type Kysely } from 'kysely';

export const up = async (db: Kysely<object>): Promise<void> => {
  await sql`
    create table audit_log (
      id      bigint generated always as identity primary key,
      at      timestamptz not null default now(),
      subject text collate "C" not null,
      roles   text[] not null,
      party   text collate "C", -- whom the subject belongs to
      method  text collate "C" not null,
      route   text collate "C" not null, -- the template
      path    json not null, -- the ids in the path
      status  integer -- what was answered; null for a write that is about to be carried out
    )`.execute(db);
  await sql`create index audit_log_subject on audit_log (subject, id)`.execute(db);
  await sql`
    create function audit_log_is_append_only() returns trigger language plpgsql as $$
      begin raise exception 'audit_log is append-only: % refused', tg_op; end $$`.execute(db);
  await sql`
    create trigger audit_log_append_only before update or delete or truncate on audit_log
      for each statement execute function audit_log_is_append_only()`.execute(db);
};
