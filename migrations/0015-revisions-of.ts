/**
 * `revisions_of`: the revision of each of many streams, at the cost of no more than is not known already. Whoever appends
 * says what it expects, and which of that it knows from its own last append. Where a stream is as expected, one entry of
 * the index is read, and not the whole stream.
 */
import { sql, type Kysely } from 'kysely';

export const up = async (db: Kysely<object>): Promise<void> => {
  await sql`
    -- Streams travel as lines; -1 stands for one without events. To be asked once the head is held.
    create function revisions_of(streams text, expected integer[], is_as_expected boolean[]) returns integer[]
    language plpgsql set plan_cache_mode = 'force_generic_plan' as $$
    begin
      return (
        select array_agg(
                 case when a.is_as_expected then a.expected else coalesce(
                   (select e.revision from event_log e where e.stream = a.stream and e.revision >= a.expected
                     order by e.revision desc limit 1),
                   -- Behind what was expected; there is nothing to find where that was -1.
                   case when a.expected >= 0 then
                     (select e.revision from event_log e where e.stream = a.stream order by e.revision desc limit 1) end,
                   -1) end
                 order by a.n)
          from unnest(string_to_array(streams, E'\\n'), expected, is_as_expected)
               with ordinality as a (stream, expected, is_as_expected, n));
    end $$`.execute(db);
  await sql`
    drop function append_events(text, integer[], integer[], text, integer[], text, text, text)`.execute(db);
  await sql`
    -- As it was made with the log (0001), but for how it finds the revisions:
    --   known_head: the head that the caller's last append left; where it is still that one, nobody else has appended,
    --   asked_known: by stream, whether the caller's own appends left it at the revision asked.
    create function append_events(
      asked_streams text, asked_revisions integer[],
      event_asks integer[], event_streams text, event_revisions integer[], event_ids text, event_types text, event_datas text,
      known_head bigint default null, asked_known boolean[] default null,
      out head bigint, out found_revisions integer[]
    ) language plpgsql set plan_cache_mode = 'force_generic_plan' as $$
    declare newest bigint;
    begin
      select position into head from event_log_head for update;
      found_revisions := revisions_of(asked_streams, asked_revisions, case when head = known_head then asked_known end);
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
