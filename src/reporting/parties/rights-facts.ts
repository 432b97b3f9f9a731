/** What files say of parties, works and releases, as effective on a day and as known at a position. */
import { sql } from 'kysely';
import type { Reader } from '../../platform/postgres/postgres.js';
import type { RightsTables } from '../../projections/rights/rights-tables.js';
import { effectiveClaims, type AsOf } from '../queries/rights-claims.js';
import { describedParties } from '../queries/rights-parties.js';
import { registeredWorks } from '../queries/rights-works.js';
import type { WorkFacts } from '../statements/files/mlc-tsv.js';

export type NamedParty = { readonly name: string; readonly ipi: string };

/** Who described itself; a label that the catalogue names and nobody described is missing. */
export const partiesNamed = async (
  db: Reader<RightsTables>,
  ids: readonly string[],
  { day, knownAt }: AsOf,
): Promise<ReadonlyMap<string, NamedParty>> => {
  const rows = await describedParties(db, { parties: ids, day, knownAt }).execute();
  return new Map(rows.map(({ party_id, name, ipi }) => [party_id, { name, ipi: ipi ?? '' }]));
};

/** Works, and what the party claims of their mechanical right in the US. */
export const usWorks = async (
  db: Reader<RightsTables>,
  { works, party }: { readonly works: readonly string[]; readonly party: string },
  asOf: AsOf,
): Promise<ReadonlyMap<string, WorkFacts>> => {
  const rows = await registeredWorks(db, { works, ...asOf }).execute();
  const writers = await partiesNamed(db, rows.flatMap((row) => row.writers.map(({ partyId }) => partyId)), asOf); // prettier-ignore
  const claims = await effectiveClaims(db, { right: 'mechanical', territory: 'US', subjects: works, ...asOf }).execute(); // prettier-ignore
  const shares = new Map(claims.filter((one) => one.party_id === party).map((one) => [one.subject_id, one.share])); // prettier-ignore
  return new Map(
    rows.map((row) => [
      row.work_id,
      {
        title: row.title,
        writers: row.writers.map(({ partyId }) => writers.get(partyId) ?? { name: partyId, ipi: '' }),
        share: shares.get(row.work_id) ?? '',
      },
    ]),
  );
};

/** The title of the first release, by its code, that has the track. */
export const albumsOf = async (
  db: Reader<RightsTables>,
  tracks: readonly string[],
  { day, knownAt }: AsOf,
): Promise<ReadonlyMap<string, string>> => {
  const rows = await db
    .with('released', (cte) =>
      cte
        .selectFrom('releases')
        .distinctOn('icpn')
        .select(['icpn', 'title', 'tracks'])
        .where('effective_from', '<=', day)
        .where('position', '<=', knownAt)
        .orderBy('icpn')
        .orderBy('effective_from', 'desc')
        .orderBy('edition', 'desc'),
    )
    .selectFrom('released')
    .select(['title', 'tracks'])
    .where(sql<boolean>`tracks && ${tracks}::text[]`)
    .orderBy('icpn', 'desc')
    .execute();
  return new Map(rows.flatMap(({ title, tracks: own }) => own.map((track) => [track, title] as const)));
};
