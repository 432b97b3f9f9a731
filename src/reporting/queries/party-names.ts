import type { Reader } from '../../platform/postgres/postgres.js';
import type { RightsTables } from '../../projections/rights/rights-tables.js';

/** The names of these parties as last described, whatever day that takes effect; one that was never described has none. */
export const partyNames = (db: Reader<RightsTables>, parties: readonly string[]) =>
  db
    .selectFrom('parties')
    .distinctOn('party_id')
    .select(['party_id', 'name'])
    .where('party_id', 'in', parties)
    .orderBy('party_id')
    .orderBy('effective_from', 'desc')
    .orderBy('edition', 'desc');
