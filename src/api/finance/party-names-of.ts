import type { Db } from '../../platform/postgres/postgres.js';
import type { RightsTables } from '../../projections/rights/rights-tables.js';
import { partyNames } from '../../reporting/queries/party-names.js';

/** How a party is called; one that was never described by its id, which is the label of the catalogue then. */
export type NameOf = (party: string) => string;

export const partyNamesOf = async (db: Db, parties: Iterable<string>): Promise<NameOf> => {
  const asked = [...new Set(parties)];
  if (asked.length === 0) return (party) => party;
  const rows = await partyNames(db.withTables<RightsTables>(), asked).execute();
  const names = new Map(rows.map(({ party_id, name }) => [party_id, name]));
  return (party) => names.get(party) ?? party;
};
