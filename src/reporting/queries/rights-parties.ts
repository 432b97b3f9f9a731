import { sql } from 'kysely';
import type { Reader } from '../../platform/postgres/postgres.js';
import type { RightsTables } from '../../projections/rights/rights-tables.js';
import type { AsOf } from './rights-claims.js';

/**
 * Which parties these label names are, as effective on a day and as known at a position, and who represents them; by name
 * and party. The names are the texts that the catalogue has as labels. A name without a row is nobody's, and a name with
 * several cannot be told apart: who pays by it holds the money. `representative_id` is null for who deals by itself.
 */
export const partiesOfLabels = (
  db: Reader<RightsTables>,
  { names, day, knownAt }: AsOf & { readonly names: readonly string[] },
) =>
  db
    .with('named', (cte) =>
      cte
        .selectFrom('parties')
        .select('party_id')
        .distinct()
        .where('party_kind', '=', 'label')
        .where(sql<boolean>`name = any(${names}::text[])`),
    )
    .with('described', (cte) =>
      cte
        .selectFrom('parties')
        .innerJoin('named', 'named.party_id', 'parties.party_id')
        .distinctOn('parties.party_id')
        .select(['parties.party_id', 'parties.party_kind', 'parties.name'])
        .where('parties.effective_from', '<=', day)
        .where('parties.position', '<=', knownAt)
        .orderBy('parties.party_id')
        .orderBy('parties.effective_from', 'desc')
        .orderBy('parties.edition', 'desc'),
    )
    .with('represented', (cte) =>
      cte
        .selectFrom('party_representations as one')
        .innerJoin('named', 'named.party_id', 'one.party_id')
        .distinctOn('one.party_id')
        .select(['one.party_id', 'one.represented_by'])
        .where('one.effective_from', '<=', day)
        .where('one.position', '<=', knownAt)
        .orderBy('one.party_id')
        .orderBy('one.effective_from', 'desc')
        .orderBy('one.edition', 'desc'),
    )
    .selectFrom('described')
    .leftJoin('represented', 'represented.party_id', 'described.party_id')
    .select(['described.name', 'described.party_id', 'represented.represented_by as representative_id'])
    .where('described.party_kind', '=', 'label')
    .where(sql<boolean>`described.name = any(${names}::text[])`)
    .orderBy('described.name')
    .orderBy('described.party_id');

/** What these parties are, as effective on a day and as known at a position; by party. Who nobody described has no row. */
export const describedParties = (
  db: Reader<RightsTables>,
  { parties, day, knownAt }: AsOf & { readonly parties: readonly string[] },
) =>
  db
    .selectFrom('parties')
    .distinctOn('party_id')
    .select(['party_id', 'party_kind', 'name', 'ipi', 'isni', 'dpid'])
    .where(sql<boolean>`party_id = any(${parties}::text[])`)
    .where('effective_from', '<=', day)
    .where('position', '<=', knownAt)
    .orderBy('party_id')
    .orderBy('effective_from', 'desc')
    .orderBy('edition', 'desc');
