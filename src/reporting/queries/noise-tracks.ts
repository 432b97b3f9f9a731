import { sql } from 'kysely';
import type { Reader } from '../../platform/postgres/postgres.js';
import type { RightsTables } from '../../projections/rights/rights-tables.js';
import type { AsOf } from './rights-claims.js';

/** Which tracks are functional noise, as effective on a day and as known at a position, by track. */
export const noiseTracks = (db: Reader<RightsTables>, { day, knownAt }: AsOf) =>
  db
    .with('held', (cte) =>
      cte
        .selectFrom('track_classifications')
        .distinctOn('track_id')
        .select(['track_id', 'audio'])
        .where('effective_from', '<=', day)
        .where('position', '<=', knownAt)
        .orderBy('track_id')
        .orderBy('effective_from', 'desc')
        .orderBy('edition', 'desc'),
    )
    .selectFrom('held')
    .select('track_id')
    .where('audio', '=', sql.lit('functional-noise'))
    .orderBy('track_id');
