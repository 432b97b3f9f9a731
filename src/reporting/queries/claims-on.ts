import { sql } from 'kysely';
import type { Reader } from '../../platform/postgres/postgres.js';
import type { ClaimsTables } from '../../projections/rights/rights-tables.js';

export type ClaimsFilter = {
  /** As effective on this day, by all that is known now. */
  readonly day: string;
  readonly right?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly partyId?: string | undefined;
  /** Right, subject and claim of the last row of the page before. */
  readonly after?: readonly string[] | undefined;
  readonly limit: number;
};

/** Claims that hold on a day anywhere, by right, subject and claim; withdrawn and ended ones are not there. */
export const claimsOn = (db: Reader<ClaimsTables>, { day, right, subjectId, partyId, after, limit }: ClaimsFilter) => {
  let editions = db
    .selectFrom('claims')
    .distinctOn(['right_kind', 'subject_id', 'claim_id'])
    .selectAll()
    .where('effective_from', '<=', day)
    .orderBy('right_kind')
    .orderBy('subject_id')
    .orderBy('claim_id')
    .orderBy('effective_from', 'desc')
    .orderBy('edition', 'desc');
  if (right !== undefined) editions = editions.where('right_kind', '=', right);
  if (subjectId !== undefined) editions = editions.where('subject_id', '=', subjectId);
  if (after !== undefined)
    editions = editions.where(
      sql<boolean>`(right_kind, subject_id, claim_id) > (${after[0]}, ${after[1]}, ${after[2]})`,
    );
  let holding = db
    .with('editions', () => editions)
    .selectFrom('editions')
    .selectAll()
    .select(sql<string>`trim_scale(share)::text`.as('share_text'))
    .where('withdrawn', '=', false)
    .where((eb) => eb.or([eb('effective_to', 'is', null), eb('effective_to', '>=', day)]));
  if (partyId !== undefined) holding = holding.where('party_id', '=', partyId);
  return holding.orderBy('right_kind').orderBy('subject_id').orderBy('claim_id').limit(limit);
};
