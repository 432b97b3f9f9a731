import { sql } from 'kysely';
import type { Reader } from '../../platform/postgres/postgres.js';
import type { StatementTables } from './statement-tables.js';

export type PoolScope = { readonly period: string; readonly territory: string; readonly offering: string };

/**
 * Counted streams of each track in one month, territory and offering, with what the catalogue knows of it, by track id.
 * A matched recording counts for its track. Without a row in the catalogue, `isrc` and the rest are null.
 */
export const streamsByTrack = (db: Reader<StatementTables>, { period, territory, offering }: PoolScope) =>
  db
    .with('counted', (cte) =>
      cte
        .selectFrom('royalty_usage as usage')
        .leftJoin('recording_matches as match', 'match.recording_id', 'usage.track_id')
        .select(sql<string>`coalesce(match.track_id, usage.track_id)`.as('track_id'))
        .select(sql<bigint>`sum(usage.streams)::bigint`.as('streams'))
        .where('usage.period', '=', period)
        .where('usage.territory', '=', territory)
        .where('usage.offering', '=', offering)
        .groupBy(sql`1`)
        .having(sql<bigint>`sum(usage.streams)`, '>', 0n),
    )
    .selectFrom('counted')
    .leftJoin('tracks', 'tracks.track_id', 'counted.track_id')
    .select(['counted.track_id', 'counted.streams', 'tracks.isrc', 'tracks.title', 'tracks.artist', 'tracks.label'])
    .orderBy(sql`counted.track_id collate "C"`);
