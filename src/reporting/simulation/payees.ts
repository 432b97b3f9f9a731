/** Whom the money of a track goes to, told by party, by artist or by track. Read once; no look at the database after. */
import { sql } from 'kysely';
import type { OverclaimPolicy } from '../../domain/royalties/claims/claimed-shares.js';
import type { Payout } from '../../domain/royalties/payout/pay-out.js';
import { claimedLines, claimsBySubject, type ClaimsBySubject } from '../month/claimed-lines.js';
import type { MonthPool } from '../month/month-pool.js';
import type { MonthTransaction } from '../month/month-tables.js';
import type { AsOf } from '../queries/rights-claims.js';
import type { Paid } from './compare-money.js';

export const PAYEE_UNITS = ['party', 'artist', 'track'] as const;
export type PayeeUnit = (typeof PAYEE_UNITS)[number];

/** The money of one track of a pool; what comes out is what went in. */
export type PayeesOf = (pool: MonthPool, payout: Payout) => readonly Paid[];

const NOBODY_KNOWN = 'unmatched';

/** Needs `month_usage` and `month_labels`. Parties are paid as a close pays them: by claims, else through the label. */
export const payeesBy = async (
  tx: MonthTransaction,
  unit: PayeeUnit,
  asOf: AsOf & { readonly overclaim: OverclaimPolicy },
): Promise<PayeesOf> => {
  if (unit === 'track') return (_, { id, dueMinor }) => [{ id, held: false, amountMinor: dueMinor }];
  const known = await namesOfTracks(tx, unit);
  const one = ({ id, dueMinor }: Payout): Paid => {
    const name = known.get(id);
    return { id: name ?? NOBODY_KNOWN, held: name === undefined, amountMinor: dueMinor };
  };
  if (unit === 'artist') return (_, payout) => [one(payout)];
  const claims = await claimsByTerritory(tx, asOf);
  return (pool, payout) => {
    const claimed = claims.get(pool.territory)?.get(payout.id);
    if (claimed === undefined) return [one(payout)];
    const line = { ...pool, trackId: payout.id, workId: '', streams: 0n, amountMinor: payout.dueMinor };
    return claimedLines(line, claimed, asOf.overclaim).map(({ party, held, amountMinor }) => ({
      id: party ?? held ?? NOBODY_KNOWN,
      held: party === undefined,
      amountMinor,
    }));
  };
};

/** Tracks that the catalogue does not know, or whose label has no payee, are not in it. */
const namesOfTracks = async (tx: MonthTransaction, unit: 'party' | 'artist'): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ track_id: string; name: string }>`
    select tracks.track_id, ${unit === 'party' ? sql`payee.party` : sql`tracks.artist`} as name
      from tracks ${unit === 'party' ? sql`join month_labels payee on payee.label = tracks.label` : sql``}
     where tracks.track_id in (select track_id from month_usage)`.execute(tx);
  return new Map(rows.map(({ track_id, name }) => [track_id, name]));
};

const claimsByTerritory = async (tx: MonthTransaction, asOf: AsOf): Promise<ReadonlyMap<string, ClaimsBySubject>> => {
  const claims = new Map<string, ClaimsBySubject>();
  const territories = await tx.selectFrom('month_usage').select('territory').distinct().execute();
  for (const { territory } of territories)
    claims.set(territory, await claimsBySubject(tx, { right: 'making-available', territory, ...asOf }));
  return claims;
};
