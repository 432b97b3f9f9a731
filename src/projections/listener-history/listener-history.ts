/** One row per play, like and unlike, read newest first: pages go on from (happened_at, position) of the last row. */
import { earns, policyId, type CountingPolicy } from '../../domain/listening/counting-policy.js';
import { happenedAt, type ListeningEvent, type PlayFacts } from '../../domain/listening/listening-day.js';
import { LISTENING_EVENT_TYPES } from '../../domain/listening/stored-events.js';
import type { StoredEvent } from '../../platform/event-store/event-store.js';
import { booleans, joinTexts } from '../engine/columns.js';
import { listeningEvent } from '../listening-event.js';
import { firstPlays } from '../first-plays.js';
import type { Projection, ProjectionWriter } from '../projection.js';

export type ListenerHistoryTables = {
  listener_history: {
    listener_id: string;
    happened_at: Date;
    position: bigint;
    play_id: string;
    kind: 'stream' | 'skip' | 'like' | 'unlike';
    track_id: string;
    /** Null for likes and unlikes, as are `counted` and the context. */
    ms_heard: bigint | null;
    /** Whether it counts under the policy. */
    counted: boolean | null;
    context_type: string | null;
    context_id: string | null;
    territory: string;
    offering: string;
    offline: boolean;
  };
};

const KIND = { TrackStreamed: 'stream', TrackSkipped: 'skip', TrackLiked: 'like', TrackUnliked: 'unlike' } as const;

type Row = { readonly stored: StoredEvent; readonly event: ListeningEvent; readonly play: PlayFacts | undefined };

const rowOf = (stored: StoredEvent): Row => {
  const event = listeningEvent(stored);
  return { stored, event, play: event.type === 'TrackLiked' || event.type === 'TrackUnliked' ? undefined : event.data };
};

const write = ({ run, table }: ProjectionWriter, rows: readonly Row[], policy: CountingPolicy) => {
  const { separator, columns } = joinTexts([
    rows.map(({ event }) => event.data.listenerId),
    rows.map(({ event }) => event.data.trackId),
    rows.map(({ event }) => KIND[event.type]),
    rows.map(({ play }) => play?.context?.type ?? ''),
    rows.map(({ play }) => play?.context?.id ?? ''),
    rows.map(({ event }) => event.data.territory),
    rows.map(({ event }) => event.data.offering),
  ]);
  return run(
    `insert into ${table('listener_history')}
       (listener_id, track_id, kind, context_type, context_id, territory, offering,
        happened_at, position, play_id, ms_heard, counted, offline)
     select * from unnest(string_to_array($2, $1), string_to_array($3, $1), string_to_array($4, $1),
                          string_to_array($5, $1, ''), string_to_array($6, $1, ''), string_to_array($7, $1),
                          string_to_array($8, $1), $9::timestamptz[], $10::bigint[], $11::uuid[], $12::bigint[],
                          $13::boolean[], $14::boolean[])`,
    [
      separator,
      ...columns,
      `{${rows.map(({ event }) => happenedAt(event)).join(',')}}`,
      `{${rows.map(({ stored }) => stored.position).join(',')}}`,
      `{${rows.map(({ stored }) => stored.id).join(',')}}`,
      `{${rows.map(({ play }) => play?.msHeard ?? 'null').join(',')}}`,
      booleans(rows.map(({ play }) => play && earns(play, policy))),
      booleans(rows.map(({ play }) => play?.offline === true)),
    ],
  );
};

export const listenerHistory = (policy: CountingPolicy): Projection => ({
  name: 'listener-history',
  version: `1+${policyId(policy)}`,
  question: 'What did this listener play, skip and like, newest first, and which of it counts?',
  after: 'play-identity',
  types: LISTENING_EVENT_TYPES,
  tables: {
    listener_history: (physical) => `
      create table ${physical} (
        listener_id  text collate "C" not null,
        happened_at  timestamptz not null,
        position     bigint not null,
        play_id      uuid not null,
        kind         text collate "C" not null,
        track_id     text collate "C" not null,
        ms_heard     bigint,
        counted      boolean,
        context_type text collate "C",
        context_id   text,
        territory    text collate "C" not null,
        offering     text collate "C" not null,
        offline      boolean not null
      )`,
  },
  indexes: {
    listener_history: (physical) =>
      `create unique index ${physical}_pages on ${physical} (listener_id, happened_at, position)`,
  },
  apply: async (batch, writer) => {
    const rows = (await firstPlays(batch, writer)).map(rowOf);
    if (rows.length > 0) await write(writer, rows, policy);
  },
});
