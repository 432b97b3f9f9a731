import { sql } from 'kysely';
import type { Reader } from '../../platform/postgres/postgres.js';
import type { PartiesTables } from '../../projections/rights/rights-tables.js';

export type PartiesFilter = {
  /** As effective on this day, by all that is known now. */
  readonly day: string;
  readonly partyId?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};

/** Parties and who represents them, by party id. One that is described for later days alone is not there yet. */
export const partiesOn = (db: Reader<PartiesTables>, { day, partyId, after, limit }: PartiesFilter) => {
  let described = db
    .selectFrom('parties')
    .distinctOn('party_id')
    .selectAll()
    .where('effective_from', '<=', day)
    .orderBy('party_id')
    .orderBy('effective_from', 'desc')
    .orderBy('edition', 'desc')
    .limit(limit);
  if (partyId !== undefined) described = described.where('party_id', '=', partyId);
  if (after !== undefined) described = described.where('party_id', '>', after);
  return db
    .with('described', () => described)
    .selectFrom('described')
    .selectAll('described')
    .select(
      sql<string | null>`(
        select r.represented_by from party_representations r
         where r.party_id = described.party_id and r.effective_from <= ${day}::date
         order by r.effective_from desc, r.edition desc limit 1)`.as('represented_by'),
    )
    .orderBy('described.party_id');
};
