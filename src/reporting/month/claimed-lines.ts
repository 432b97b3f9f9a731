/** From money of one subject to lines of those who claim it, and lines of what nobody may be paid yet. */
import type { ClaimShare, OverclaimPolicy } from '../../domain/royalties/claims/claimed-shares.js';
import { divideByClaims } from '../../domain/royalties/claims/divide-by-claims.js';
import { Decimal } from '../../domain/shared/money.js';
import { effectiveClaims, type AsOf, type ClaimScope } from '../queries/rights-claims.js';
import { rightsReader, type MonthTransaction } from './month-tables.js';
import type { Line } from './write-lines.js';

export type ClaimsBySubject = ReadonlyMap<string, readonly ClaimShare[]>;

export type ClaimRules = AsOf & { readonly overclaim: OverclaimPolicy };

/** Of one right in one territory; of everything that is claimed, unless subjects are named. */
export const claimsBySubject = async (tx: MonthTransaction, scope: ClaimScope): Promise<ClaimsBySubject> => {
  const claims = new Map<string, ClaimShare[]>();
  for (const { subject_id, party_id, share } of await effectiveClaims(rightsReader(tx), scope).execute()) {
    const known = claims.get(subject_id) ?? [];
    known.push({ party: party_id, share: new Decimal(share) });
    claims.set(subject_id, known);
  }
  return claims;
};

/** The same money in lines of its claimants; nothing that is zero, but for a line that would otherwise vanish. */
export const claimedLines = (line: Line, claims: readonly ClaimShare[], policy: OverclaimPolicy): readonly Line[] => {
  const { paid, held, reason } = divideByClaims(line.amountMinor, claims, policy);
  const lines: Line[] = paid
    .filter(({ minor }) => !minor.isZero())
    .map(({ party, minor }) => ({ ...line, party, held: undefined, amountMinor: minor }));
  if (reason !== 'none' && (!held.isZero() || lines.length === 0))
    lines.push({ ...line, party: undefined, held: reason, amountMinor: held });
  const [first] = claims;
  return lines.length === 0 && first !== undefined ? [{ ...line, party: first.party, held: undefined }] : lines;
};
