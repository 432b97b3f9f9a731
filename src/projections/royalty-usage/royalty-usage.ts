/**
 * Nothing here grows with plays or listeners, only with the catalogue and the markets: a month is shared out pro rata
 * without looking at a play again. Payout models that ask who listened read `track_plays`, which keeps the listener.
 */
import { earns, policyId, type CountingPolicy } from '../../domain/listening/counting-policy.js';
import { LISTENING_EVENT_TYPES } from '../../domain/listening/stored-events.js';
import type { StoredEvent } from '../../platform/event-store/event-store.js';
import type { Column } from '../engine/rows.js';
import { listeningFact } from '../listening-fact.js';
import { firstPlays } from '../first-plays.js';
import type { Projection } from '../projection.js';

export type RoyaltyUsageTables = {
  royalty_usage: {
    /** UTC month in which the play started, `YYYY-MM`. */
    period: string;
    territory: string;
    offering: string;
    track_id: string;
    /** Plays that count under the policy. */
    streams: bigint;
    /** Of the counted plays. */
    ms_heard: bigint;
  };
};

type Increment = {
  readonly period: string;
  readonly territory: string;
  readonly offering: string;
  readonly track: string;
  streams: number;
  msHeard: number;
};

const add = (increments: Map<string, Increment>, stored: StoredEvent, policy: CountingPolicy) => {
  const event = listeningFact(stored);
  if (event.type === 'TrackLiked' || event.type === 'TrackUnliked' || !earns(event.data, policy)) return;
  const { startedAt, territory, offering, trackId: track, msHeard } = event.data;
  const period = startedAt.slice(0, 7);
  const key = `${period}\n${territory}\n${offering}\n${track}`;
  const increment = increments.get(key);
  if (increment === undefined) increments.set(key, { period, territory, offering, track, streams: 1, msHeard });
  else {
    increment.streams += 1;
    increment.msHeard += msHeard;
  }
};

const KEY = ['period', 'territory', 'offering', 'track_id'] as const;
const SUMS = ['streams', 'ms_heard'] as const;

const COLUMNS: readonly Column<Increment>[] = [
  { name: 'period', type: 'text', of: ({ period }) => period },
  { name: 'territory', type: 'text', of: ({ territory }) => territory },
  { name: 'offering', type: 'text', of: ({ offering }) => offering },
  { name: 'track_id', type: 'text', of: ({ track }) => track },
  { name: 'streams', type: 'bigint', of: ({ streams }) => streams },
  { name: 'ms_heard', type: 'bigint', of: ({ msHeard }) => msHeard },
];

export const royaltyUsage = (policy: CountingPolicy): Projection => ({
  name: 'royalty-usage',
  version: `2+${policyId(policy)}`,
  question: 'How many plays of each track count towards which pool of a month?',
  after: 'play-identity',
  types: LISTENING_EVENT_TYPES,
  tables: {
    royalty_usage: (physical) => `
      create table ${physical} (
        period      text collate "C" not null,
        territory   text collate "C" not null,
        offering    text collate "C" not null,
        track_id    text collate "C" not null,
        streams     bigint not null,
        ms_heard    bigint not null,
        primary key (${KEY.join(', ')})
      )`,
  },
  sums: { royalty_usage: { key: KEY, sums: SUMS } },
  gathered: {
    from: 'listener-history',
    rows: {
      royalty_usage: {
        key: KEY,
        others: SUMS,
        select: (source) => `
          select to_char(month, 'YYYY-MM') as period, territory, offering, track_id, streams, ms_heard
            from (select date_trunc('month', happened_at at time zone 'UTC') as month, territory, offering, track_id,
                         count(*) as streams, add_up(ms_heard) as ms_heard
                    from ${source('listener_history')} where counted group by 1, 2, 3, 4) as used
           order by 1, 2, 3, 4`,
      },
    },
  },
  apply: async (batch, writer) => {
    const increments = new Map<string, Increment>();
    for (const event of await firstPlays(batch, writer)) add(increments, event, policy);
    if (increments.size > 0) await writer.add('royalty_usage', COLUMNS, [...increments.values()]);
  },
});
