import { sql } from 'kysely';
import type { Reader } from '../../platform/postgres/postgres.js';
import type { DeliveriesTables } from '../../projections/rights/rights-tables.js';

/** What was last delivered of a recording: its titles and artists; one row or none. */
export const deliveredRecording = (db: Reader<DeliveriesTables>, isrc: string) =>
  db
    .selectFrom('delivered_recordings')
    .select(['title', 'sub_title', 'artists'])
    .where('isrc', '=', isrc)
    .orderBy('edition', 'desc')
    .limit(1);

/**
 * The releases that hold a track on a day and the terms that were stated of them for that day, by all that is known now; by
 * release. Which of the terms hold is said by their own days.
 */
export const offersOfTrack = (
  db: Reader<DeliveriesTables>,
  { trackId, day }: { readonly trackId: string; readonly day: string },
) =>
  db
    .with('releases', (cte) =>
      cte
        .selectFrom('delivered_releases')
        .distinctOn('release_id')
        .select(['release_id', 'title', 'tracks'])
        .where('effective_from', '<=', day)
        .where(
          sql<boolean>`release_id in (select holding.release_id from delivered_releases holding where holding.tracks @> array[${trackId}]::text[])`,
        )
        .orderBy('release_id')
        .orderBy('effective_from', 'desc')
        .orderBy('edition', 'desc'),
    )
    .with('offers', (cte) =>
      cte
        .selectFrom('release_offers')
        .innerJoin('releases', 'releases.release_id', 'release_offers.release_id')
        .distinctOn('release_offers.release_id')
        .select(['release_offers.release_id', 'releases.title', 'releases.tracks', 'release_offers.terms'])
        .where('release_offers.effective_from', '<=', day)
        .orderBy('release_offers.release_id')
        .orderBy('release_offers.effective_from', 'desc')
        .orderBy('release_offers.edition', 'desc'),
    )
    .selectFrom('offers')
    .select(['release_id', 'title', 'terms'])
    .where(sql<boolean>`tracks @> array[${trackId}]::text[]`)
    .orderBy('release_id');
