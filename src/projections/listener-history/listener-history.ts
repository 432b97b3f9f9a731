/** One row per play, like and unlike, read newest first: pages go on from (happened_at, position) of the last row. */
import { earns, policyId, type CountingPolicy } from '../../domain/listening/counting-policy.js';
import { happenedAt } from '../../domain/listening/listening-day.js';
import { LISTENING_EVENT_TYPES, type ListeningFact, type PlayFactsV1 } from '../../domain/listening/stored-events.js';
import type { StoredEvent } from '../../platform/event-store/event-store.js';
import type { Column } from '../engine/rows.js';
import { listeningFact } from '../listening-fact.js';
import { firstPlays } from '../first-plays.js';
import type { Projection } from '../projection.js';

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

type Row = { readonly stored: StoredEvent; readonly event: ListeningFact; readonly play: PlayFactsV1 | undefined };

const rowOf = (stored: StoredEvent): Row => {
  const event = listeningFact(stored);
  return { stored, event, play: event.type === 'TrackLiked' || event.type === 'TrackUnliked' ? undefined : event.data };
};

const columns = (policy: CountingPolicy): readonly Column<Row>[] => [
  { name: 'listener_id', type: 'text', of: ({ event }) => event.data.listenerId },
  { name: 'happened_at', type: 'timestamptz', of: ({ event }) => happenedAt(event) },
  { name: 'position', type: 'bigint', of: ({ stored }) => stored.position },
  { name: 'play_id', type: 'uuid', of: ({ stored }) => stored.id },
  { name: 'kind', type: 'text', of: ({ event }) => KIND[event.type] },
  { name: 'track_id', type: 'text', of: ({ event }) => event.data.trackId },
  { name: 'ms_heard', type: 'bigint', of: ({ play }) => play?.msHeard },
  { name: 'counted', type: 'boolean', of: ({ play }) => play && earns(play, policy) },
  { name: 'context_type', type: 'text', of: ({ play }) => play?.context?.type },
  { name: 'context_id', type: 'text', of: ({ play }) => play?.context?.id || undefined },
  { name: 'territory', type: 'text', of: ({ event }) => event.data.territory },
  { name: 'offering', type: 'text', of: ({ event }) => event.data.offering },
  { name: 'offline', type: 'boolean', of: ({ play }) => play?.offline === true },
];

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
    if (rows.length > 0) await writer.append('listener_history', columns(policy), rows);
  },
});
