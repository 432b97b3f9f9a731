/**
 * An aggregate (one listener, one UTC day) catches resends of its own plays. The same id under another day or listener
 * meets no decision there and is in the log twice: here the first position keeps the id, later ones are reported.
 */
import { LISTENING_EVENT_TYPES } from '../../domain/listening/stored-events.js';
import type { StoredEvent } from '../../platform/event-store/event-store.js';
import { joinTexts, numbers } from '../engine/columns.js';
import type { Projection, ProjectionWriter } from '../projection.js';

export type PlayIdentityTables = {
  play_identity: { play_id: string; position: bigint };
  repeated_plays: {
    position: bigint;
    play_id: string;
    first_position: bigint;
    listener_id: string;
    track_id: string;
    stream: string;
  };
};

const apply = async (batch: readonly StoredEvent[], { run, table }: ProjectionWriter) => {
  const positions = numbers(batch.map(({ position }) => position));
  const ids = `{${batch.map(({ id }) => id).join(',')}}`;
  const { rowCount } = await run(
    `insert into ${table('play_identity')} (play_id, position)
     select id, position from unnest($1::uuid[], $2::bigint[]) as e (id, position) order by id, position
     on conflict do nothing`,
    [ids, positions],
  );
  if (rowCount < batch.length) await reportRepeats(batch, { run, table }, [ids, positions]);
};

/** Rare: whatever did not get its id has another position under it. */
const reportRepeats = async (
  batch: readonly StoredEvent[],
  { run, table }: Pick<ProjectionWriter, 'run' | 'table'>,
  [ids, positions]: readonly [string, string],
) => {
  const facts = batch.map(({ data }) => data as { readonly listenerId?: string; readonly trackId?: string });
  const { separator, columns } = joinTexts([
    facts.map(({ listenerId = '' }) => listenerId),
    facts.map(({ trackId = '' }) => trackId),
    batch.map(({ stream }) => stream),
  ]);
  await run(
    `insert into ${table('repeated_plays')} (position, play_id, first_position, listener_id, track_id, stream)
     select e.position, e.id, known.position, e.listener_id, e.track_id, e.stream
       from unnest($1::uuid[], $2::bigint[], string_to_array($3, $6), string_to_array($4, $6), string_to_array($5, $6))
              as e (id, position, listener_id, track_id, stream)
       join ${table('play_identity')} known on known.play_id = e.id
      where known.position <> e.position`,
    [ids, positions, ...columns, separator],
  );
};

export const playIdentity: Projection = {
  name: 'play-identity',
  version: '1',
  question: 'Was this play id already recorded for another day or listener?',
  types: LISTENING_EVENT_TYPES,
  tables: {
    play_identity: (physical) => `create table ${physical} (play_id uuid primary key, position bigint not null)`,
    repeated_plays: (physical) => `
      create table ${physical} (
        position       bigint primary key,
        play_id        uuid not null,
        first_position bigint not null,
        listener_id    text collate "C" not null,
        track_id       text collate "C" not null,
        stream         text collate "C" not null
      )`,
  },
  gathered: {
    from: 'listener-history',
    first: {
      needed: (source) => `
        select exists (select from ${source('listener_history')} group by play_id having count(*) > 1) as needed`,
      run: (own, source) => `
      with repeated as (
        select play_id, min(position) as first_position from ${source('listener_history')}
         group by play_id having count(*) > 1
      ), gone as (
        delete from ${source('listener_history')} as again using repeated
         where again.play_id = repeated.play_id and again.position > repeated.first_position
        returning again.*, first_position
      )
      insert into ${own('repeated_plays')} (position, play_id, first_position, listener_id, track_id, stream)
      select position, play_id, first_position, listener_id, track_id,
             'listening-' || listener_id || '-' || to_char(happened_at at time zone 'UTC', 'YYYYMMDD')
        from gone`,
    },
    rows: {
      play_identity: {
        key: ['play_id'],
        others: ['position'],
        select: (source) => `select play_id, position from ${source('listener_history')}`,
      },
    },
  },
  apply,
};
