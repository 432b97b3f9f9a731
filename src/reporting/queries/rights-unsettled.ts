import { sql } from 'kysely';
import type { Reader } from '../../platform/postgres/postgres.js';
import type { RightsTables } from '../../projections/rights/rights-tables.js';
import { effectiveClaims, type ClaimScope } from './rights-claims.js';

const SUBJECTS_MAX = 10_000;

/** Why money of a subject is held: as `HeldReason` of the domain names it. */
export type Unsettled = 'disputed' | 'unclaimed' | 'unmatched';

/**
 * Which of these tracks or works are claimed to anything but 100 %, in one right and territory, as effective on a day and
 * as known at a position; by subject. `claimed` is percent, `0` where nobody claims anything.
 */
export const unsettledSubjects = (
  db: Reader<RightsTables>,
  scope: ClaimScope & { readonly subjects: readonly string[] },
) =>
  db
    .with('effective', () => effectiveClaims(db, scope))
    .selectFrom(
      sql<{ subject_id: string }>`(select distinct unnest(${scope.subjects}::text[]) collate "C")`.as<'asked'>(
        sql`asked (subject_id)`,
      ),
    )
    .leftJoin('effective', 'effective.subject_id', 'asked.subject_id')
    .select('asked.subject_id')
    .select(claimed.as('claimed'))
    .select(sql<bigint>`count(effective.claim_id)`.as('claimants'))
    .select(
      sql<Unsettled>`case when count(effective.claim_id) = 0 then 'unmatched'
                                when sum(effective.share::numeric) > 100 then 'disputed' else 'unclaimed' end`.as(
        'standing',
      ),
    )
    .groupBy('asked.subject_id')
    .having(sql<boolean>`coalesce(sum(effective.share::numeric), 0) <> 100`)
    .orderBy('asked.subject_id');

/** Everything that is claimed above 100 %, most first, ties by subject. */
export const disputes = (
  db: Reader<RightsTables>,
  { limit, ...scope }: Omit<ClaimScope, 'subjects'> & { readonly limit: number },
) =>
  db
    .with('effective', () => effectiveClaims(db, scope))
    .selectFrom('effective')
    .select('subject_id')
    .select(claimed.as('claimed'))
    .select(sql<bigint>`count(*)`.as('claimants'))
    .groupBy('subject_id')
    .having(sql<boolean>`sum(share::numeric) > 100`)
    .orderBy(sql`sum(share::numeric)`, 'desc')
    .orderBy('subject_id')
    .limit(Math.min(limit, SUBJECTS_MAX));

const claimed = sql<string>`trim_scale(coalesce(sum(effective.share::numeric), 0))::text`;
