import { sql } from 'kysely';
import type { Reader } from '../../platform/postgres/postgres.js';
import { inPeriod } from './in-period.js';
import type { StatementTables } from './statement-tables.js';

const RECORDINGS_MAX = 1_000;

/**
 * What was streamed under an id that is neither in the catalogue nor matched to it, most streamed first: these streams'
 * money is held. A recording that was matched to a track which is not catalogued is listed too.
 */
export const unmatchedRecordings = (
  db: Reader<StatementTables>,
  { period, limit }: { period?: string; limit: number },
) => {
  const usage = db
    .selectFrom('track_plays as usage')
    .leftJoin('recording_matches as match', 'match.recording_id', 'usage.track_id')
    .leftJoin('tracks', (join) => join.on('tracks.track_id', '=', sql`coalesce(match.track_id, usage.track_id)`))
    .select('usage.track_id as recording_id')
    .select(sql<bigint>`sum(usage.streams)::bigint`.as('streams'))
    .select(sql<bigint>`count(distinct usage.listener_id)`.as('listeners'))
    .where('tracks.track_id', 'is', null)
    .where('usage.streams', '>', 0n)
    .groupBy('usage.track_id')
    .orderBy('streams', 'desc')
    .orderBy(sql`usage.track_id collate "C"`)
    .limit(Math.min(limit, RECORDINGS_MAX));
  return period === undefined ? usage : usage.where(inPeriod('usage.day', period));
};
