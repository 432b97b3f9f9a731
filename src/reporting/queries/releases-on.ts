import { sql, type Kysely } from 'kysely';
import type { OfferTerms } from '../../domain/catalogue/delivery/delivered-release.js';
import type { DeliveriesTables, WorksTables } from '../../projections/rights/rights-tables.js';

export type ReleasesFilter = {
  /** As effective on this day, by all that is known now. */
  readonly day: string;
  readonly after?: string | undefined;
  readonly limit: number;
};

type Row = {
  readonly release_id: string;
  readonly title: string;
  readonly tracks: readonly string[];
  readonly effective_from: string;
  /** All that were stated of it for the day; which of them hold is said by their own days. Null where none ever were. */
  readonly terms: readonly OfferTerms[] | null;
};

/**
 * Releases by release id, as ERN messages and imports of terms have them: of both, what speaks from the later day on, and of
 * one day the statement that came last.
 */
export const releasesOn = (db: Kysely<WorksTables & DeliveriesTables>, { day, after = '', limit }: ReleasesFilter) => {
  const until = sql`effective_from <= ${day}::date`;
  const newest = sql`order by release_id, effective_from desc, position desc`;
  return sql<Row>`
    select distinct on (release_id) release_id, title, tracks, effective_from::text,
           (select offer.terms from release_offers offer where offer.release_id = release.release_id and offer.${until}
             order by offer.effective_from desc, offer.edition desc limit 1) as terms
      from ((select distinct on (release_id) release_id, title, tracks, effective_from, position
               from delivered_releases where ${until} and release_id > ${after} ${newest} limit ${limit})
            union all
            (select distinct on (icpn) 'icpn:' || icpn as release_id, title, tracks, effective_from, position
               from releases where ${until} and 'icpn:' || icpn > ${after} order by icpn, effective_from desc, position desc
              limit ${limit})) as release
     ${newest} limit ${limit}`.execute(db);
};
