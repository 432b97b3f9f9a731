import { sql } from 'kysely';
import type { Reader } from '../../platform/postgres/postgres.js';
import type { RightsTables } from '../../projections/rights/rights-tables.js';
import type { AsOf } from './rights-claims.js';

/**
 * Which works these tracks embody, as effective on a day and as known at a position, with the part of each in basis
 * points (10,000 together); by track and work. A track that is known to embody none has no row.
 */
export const embodiedWorks = (
  db: Reader<RightsTables>,
  { tracks, day, knownAt }: AsOf & { readonly tracks: readonly string[] },
) =>
  db
    .with('editions', (cte) =>
      cte
        .selectFrom('embodiments')
        .distinctOn('track_id')
        .select(['track_id', 'edition'])
        .where(sql<boolean>`track_id = any(${tracks}::text[])`)
        .where('effective_from', '<=', day)
        .where('position', '<=', knownAt)
        .orderBy('track_id')
        .orderBy('effective_from', 'desc')
        .orderBy('edition', 'desc'),
    )
    .selectFrom('editions')
    .innerJoin('embodiments', (join) =>
      join
        .onRef('embodiments.track_id', '=', 'editions.track_id')
        .onRef('embodiments.edition', '=', 'editions.edition'),
    )
    .select(['embodiments.track_id', 'embodiments.work_id', 'embodiments.basis_points', 'embodiments.edition'])
    .orderBy('embodiments.track_id')
    .orderBy('embodiments.work_id');

/** What these works are, as effective on a day and as known at a position; by work. */
export const registeredWorks = (
  db: Reader<RightsTables>,
  { works, day, knownAt }: AsOf & { readonly works: readonly string[] },
) =>
  db
    .selectFrom('works')
    .distinctOn('work_id')
    .select(['work_id', 'iswc', 'title', 'writers'])
    .where(sql<boolean>`work_id = any(${works}::text[])`)
    .where('effective_from', '<=', day)
    .where('position', '<=', knownAt)
    .orderBy('work_id')
    .orderBy('effective_from', 'desc')
    .orderBy('edition', 'desc');
