/**
 * The log of the embedded store. NOT rebuildable: dropping it loses every fact.
 *
 * All appends take the row of `event_log_head` first and hold it until they commit, so positions are dealt and become
 * visible in one order: a reader that has seen position n can never meet a smaller one later (ADR 0002).
 */
import { sql, type Kysely } from 'kysely';

export const up = async (db: Kysely<object>): Promise<void> => {
  await sql`
    create table event_log (
      position    bigint primary key,
      stream      text collate "C" not null,
      revision    integer not null check (revision >= 0),
      event_id    uuid not null,
      type        text collate "C" not null,
      data        json not null,
      recorded_at timestamptz not null default now(),
      unique (stream, revision)
    )`.execute(db);
  await sql`
    create table event_log_head (only_row boolean primary key default true check (only_row), position bigint not null)
  `.execute(db);
  await sql`insert into event_log_head (position) values (0)`.execute(db);
  await sql`
    create function event_log_is_append_only() returns trigger language plpgsql as $$
      begin raise exception 'event_log is append-only: % refused', tg_op; end $$`.execute(db);
  await sql`
    create trigger event_log_append_only before update or delete or truncate on event_log
      for each statement execute function event_log_is_append_only()`.execute(db);
  await sql`
    -- Appends to many streams as one statement; streams stand or fall alone. Texts that cannot hold a line break
    -- travel as lines, which costs neither quoting nor one parameter per value.
    --   asked_*: one entry per stream; event_*: one per event, event_asks being its stream's place among the asked.
    -- Answers the head before the write, and each stream's revision before it: where that is the expected one, the
    -- stream's events were written; event i of the call has position head + i, so a refused stream leaves a gap.
    create function append_events(
      asked_streams text, asked_revisions integer[],
      event_asks integer[], event_streams text, event_revisions integer[], event_ids text, event_types text, event_datas text,
      out head bigint, out found_revisions integer[]
    ) language plpgsql set plan_cache_mode = 'force_generic_plan' as $$
    -- A custom plan would be made anew for each call, with the arrays folded into it; there is but one plan to choose.
    declare newest bigint;
    begin
      select position into head from event_log_head for update;
      select array_agg(
               coalesce((select e.revision from event_log e where e.stream = a.stream order by e.revision desc limit 1), -1)
               order by a.n)
        into found_revisions
        from unnest(string_to_array(asked_streams, E'\\n')) with ordinality as a (stream, n);
      insert into event_log (position, stream, revision, event_id, type, data)
      select head + e.n, e.stream, e.revision, e.id::uuid, e.type, e.data::json
        from unnest(event_asks, string_to_array(event_streams, E'\\n'), event_revisions, string_to_array(event_ids, E'\\n'),
                    string_to_array(event_types, E'\\n'), string_to_array(event_datas, E'\\n'))
             with ordinality as e (ask, stream, revision, id, type, data, n)
       where found_revisions[e.ask] = asked_revisions[e.ask];
      -- The head is the last event on disk, so a call that was refused leaves no gap behind that no reader ever passes.
      if found_revisions = asked_revisions then
        newest := head + cardinality(event_asks);
      else
        select head + max(e.n) into newest
          from unnest(event_asks) with ordinality as e (ask, n)
         where found_revisions[e.ask] = asked_revisions[e.ask];
      end if;
      if newest is not null then
        update event_log_head set position = newest;
        perform pg_notify('event_log', newest::text);
      end if;
    end $$`.execute(db);
};
