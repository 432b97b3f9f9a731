/** Which tracks are by a professional artist of the month: what the artist-centric model boosts. */
import { sql } from 'kysely';
import type { ArtistFacts } from '../../domain/royalties/payout/artist-centric.js';
import { isProfessional, PROFESSIONAL_ARTISTS_POLICIES } from '../../domain/royalties/usage/professional-artists.js';
import { inPeriod } from '../queries/in-period.js';
import type { MonthTransaction } from './month-tables.js';

const [POLICY] = PROFESSIONAL_ARTISTS_POLICIES;

/** Artists are told apart by the name that the catalogue has; a track that it does not know is nobody's. */
export const artistFacts = async (tx: MonthTransaction, period: string, partsPerStream = 1n): Promise<ArtistFacts> => {
  const { rows } = await sql<{ track_ids: readonly string[]; streams: bigint; listeners: bigint }>`
    select array_agg(distinct tracks.track_id) as track_ids, sum(plays.streams)::bigint as streams,
           count(distinct plays.listener_id) as listeners
      from track_plays plays
      left join recording_matches match on match.recording_id = plays.track_id
      join tracks on tracks.track_id = coalesce(match.track_id, plays.track_id)
     where ${inPeriod('plays.day', period)} and plays.streams > 0
     group by tracks.artist`.execute(tx);
  const professional = new Set(rows.filter((row) => isProfessional(row, POLICY)).flatMap(({ track_ids }) => track_ids));
  return { isProfessional: (id) => professional.has(id), partsPerStream };
};
