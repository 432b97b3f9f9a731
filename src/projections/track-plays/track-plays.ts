/**
 * The listener is part of the key on purpose: distinct listeners do not add up over days, so a query counts
 * `distinct listener_id` over whatever range it is asked for.
 */
import { earns, policyId, type CountingPolicy } from '../../domain/listening/counting-policy.js';
import { LISTENING_EVENT_TYPES } from '../../domain/listening/stored-events.js';
import { happenedAt } from '../../domain/listening/listening-day.js';
import type { StoredEvent } from '../../platform/event-store/event-store.js';
import type { Column } from '../engine/rows.js';
import { listeningFact } from '../listening-fact.js';
import { firstPlays } from '../first-plays.js';
import type { Projection } from '../projection.js';

export type TrackPlaysTables = {
  track_plays: {
    /** UTC day of the play, `YYYY-MM-DD`. */
    day: string;
    track_id: string;
    territory: string;
    offering: string;
    listener_id: string;
    /** Plays that count under the policy, skipped on afterwards or not. */
    streams: bigint;
    skips: bigint;
    likes: bigint;
    unlikes: bigint;
    /** Of all plays, counted or not. */
    ms_heard: bigint;
    /** Of the counted plays: what user-centric payout by listening time divides by. */
    ms_counted: bigint;
  };
};

type Increment = {
  readonly day: string;
  readonly track: string;
  readonly territory: string;
  readonly offering: string;
  readonly listener: string;
  streams: number;
  skips: number;
  likes: number;
  unlikes: number;
  msHeard: number;
  msCounted: number;
};

const add = (increments: Map<string, Increment>, stored: StoredEvent, policy: CountingPolicy) => {
  const event = listeningFact(stored);
  const { trackId: track, territory, offering, listenerId: listener } = event.data;
  const day = happenedAt(event).slice(0, 10);
  const key = `${day}\n${track}\n${listener}\n${territory}\n${offering}`;
  let increment = increments.get(key);
  if (increment === undefined) {
    increment = {
      day,
      track,
      territory,
      offering,
      listener,
      streams: 0,
      skips: 0,
      likes: 0,
      unlikes: 0,
      msHeard: 0,
      msCounted: 0,
    };
    increments.set(key, increment);
  }
  switch (event.type) {
    case 'TrackSkipped':
    case 'TrackStreamed':
      if (earns(event.data, policy)) {
        increment.streams += 1;
        increment.msCounted += event.data.msHeard;
      }
      if (event.type === 'TrackSkipped') increment.skips += 1;
      increment.msHeard += event.data.msHeard;
      return;
    case 'TrackLiked':
      increment.likes += 1;
      return;
    case 'TrackUnliked':
      increment.unlikes += 1;
  }
};

const KEY = ['day', 'track_id', 'listener_id', 'territory', 'offering'] as const;
const SUMS = ['streams', 'skips', 'likes', 'unlikes', 'ms_heard', 'ms_counted'] as const;

const COLUMNS: readonly Column<Increment>[] = [
  { name: 'day', type: 'date', of: ({ day }) => day },
  { name: 'track_id', type: 'text', of: ({ track }) => track },
  { name: 'territory', type: 'text', of: ({ territory }) => territory },
  { name: 'offering', type: 'text', of: ({ offering }) => offering },
  { name: 'listener_id', type: 'text', of: ({ listener }) => listener },
  { name: 'streams', type: 'bigint', of: ({ streams }) => streams },
  { name: 'skips', type: 'bigint', of: ({ skips }) => skips },
  { name: 'likes', type: 'bigint', of: ({ likes }) => likes },
  { name: 'unlikes', type: 'bigint', of: ({ unlikes }) => unlikes },
  { name: 'ms_heard', type: 'bigint', of: ({ msHeard }) => msHeard },
  { name: 'ms_counted', type: 'bigint', of: ({ msCounted }) => msCounted },
];

export const trackPlays = (policy: CountingPolicy): Projection => ({
  name: 'track-plays',
  version: `2+${policyId(policy)}`,
  question: 'How often, for how long and by whom was a track heard each day, and how often does that count?',
  after: 'play-identity',
  types: LISTENING_EVENT_TYPES,
  tables: {
    track_plays: (physical) => `
      create table ${physical} (
        day         date not null,
        track_id    text collate "C" not null,
        territory   text collate "C" not null,
        offering    text collate "C" not null,
        listener_id text collate "C" not null,
        streams     bigint not null,
        skips       bigint not null,
        likes       bigint not null,
        unlikes     bigint not null,
        ms_heard    bigint not null,
        ms_counted  bigint not null,
        primary key (${KEY.join(', ')})
      )`,
  },
  sums: { track_plays: { key: KEY, sums: SUMS } },
  gathered: {
    from: 'listener-history',
    rows: {
      track_plays: {
        key: KEY,
        others: SUMS,
        // Nearly every row is a group of its own: sorted before they are grouped, rows lie as they were read.
        select: (source) => `
          select day, track_id, listener_id, territory, offering,
                 count(*) filter (where counted) as streams, count(*) filter (where kind = 'skip') as skips,
                 count(*) filter (where kind = 'like') as likes, count(*) filter (where kind = 'unlike') as unlikes,
                 add_up(ms_heard) as ms_heard, add_up(ms_heard) filter (where counted) as ms_counted
            from (select (happened_at at time zone 'UTC')::date as day, track_id, listener_id, territory, offering, counted,
                         kind, ms_heard
                    from ${source('listener_history')} order by 1, 2, 3, 4, 5) as plays
           group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`,
      },
    },
  },
  apply: async (batch, writer) => {
    const increments = new Map<string, Increment>();
    for (const event of await firstPlays(batch, writer)) add(increments, event, policy);
    if (increments.size > 0) await writer.add('track_plays', COLUMNS, [...increments.values()]);
  },
});
