import { sql } from 'kysely';
import type { Reader } from '../../platform/postgres/postgres.js';
import type { RightsTables } from '../../projections/rights/rights-tables.js';

/** A day as it was, or as it was believed to be: what held on `day`, by what the log said up to `knownAt`. */
export type AsOf = { readonly day: string; readonly knownAt: bigint };

/** One right in one territory; without `subjects` in everything that anybody ever claimed. */
export type ClaimScope = AsOf & {
  readonly right: 'making-available' | 'mechanical' | 'performing';
  readonly territory: string;
  readonly subjects?: readonly string[];
};

/**
 * Who claims these tracks or works, as effective on a day and as known at a position, for one territory; by subject and
 * claim. Of each claim the edition with the latest first day counts, of those the last; if that is withdrawn, ended or
 * made for other territories, nothing is claimed. A party appears once for a subject, since its claims never overlap.
 * `share` is percent without needless zeros.
 */
export const effectiveClaims = (db: Reader<RightsTables>, { right, territory, day, knownAt, subjects }: ClaimScope) => {
  let editions = db
    .selectFrom('claims')
    .distinctOn(['subject_id', 'claim_id'])
    .selectAll()
    .where('right_kind', '=', right)
    .where('effective_from', '<=', day)
    .where('position', '<=', knownAt)
    .orderBy('subject_id')
    .orderBy('claim_id')
    .orderBy('effective_from', 'desc')
    .orderBy('edition', 'desc');
  if (subjects !== undefined) editions = editions.where(sql<boolean>`subject_id = any(${subjects}::text[])`);
  return db
    .with('latest', () => editions)
    .selectFrom('latest')
    .select(['subject_id', 'claim_id', 'edition', 'position'])
    .select(sql<string>`party_id`.as('party_id'))
    .select(sql<string>`trim_scale(share)::text`.as('share'))
    .where('withdrawn', '=', false)
    .where((eb) => eb.or([eb('effective_to', 'is', null), eb('effective_to', '>=', day)]))
    .where(sql<boolean>`territories && array['*', ${territory}]::text[]`)
    .where(sql<boolean>`not except_territories && array[${territory}]::text[]`)
    .orderBy('subject_id')
    .orderBy('claim_id');
};
