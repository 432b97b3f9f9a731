/** Claims that do not add up to the whole: above it (`overclaim`) and below it (`unclaimed`). */
import type { ClaimShare, OverclaimPolicy } from '../../domain/royalties/claims/claimed-shares.js';
import { divideByClaims, type Division } from '../../domain/royalties/claims/divide-by-claims.js';
import { releaseHeld } from '../../domain/royalties/claims/release-held.js';
import { ZERO, type Decimal } from '../../domain/shared/money.js';
import { decimalOf, eachOf, has, moneyIn, recordOf, type VectorInputs, type VectorModels } from './vector-models.js';

const sharesOf = (inputs: VectorInputs, field: string): readonly ClaimShare[] =>
  [...eachOf(recordOf(inputs, field), decimalOf)].map(([party, share]) => ({ party, share }));

const byParty = ({ paid }: Division): ReadonlyMap<string, Decimal> =>
  new Map(paid.map(({ party, minor }) => [party, minor]));

const overclaim = (inputs: VectorInputs) => {
  const { read, write, writeAll } = moneyIn(inputs);
  const amount = read(inputs, 'amount');
  const claims = sharesOf(inputs, 'claims_percent');
  const under = (policy: OverclaimPolicy) => {
    const division = divideByClaims(amount, claims, policy);
    return { ...writeAll(byParty(division)), held: write(division.held) };
  };
  return {
    hold_all: under('hold-all'),
    hold_contested_only: under('hold-contested-only'),
    scale_pro_rata: under('scale-pro-rata'),
  };
};

/** Without `after_hold_market_share` the money is still held, and there is no after. */
const unclaimed = (inputs: VectorInputs) => {
  const { read, write, writeAll } = moneyIn(inputs);
  const now = divideByClaims(read(inputs, 'amount'), sharesOf(inputs, 'claims_percent'), 'hold-all');
  const paid = byParty(now);
  const paid_now = { ...writeAll(paid), unclaimed: write(now.held) };
  if (!has(inputs, 'after_hold_market_share')) return { paid_now };
  const shares = sharesOf(inputs, 'after_hold_market_share');
  const later = byParty(releaseHeld(now.held, { by: 'market-share', shares }));
  const all = [...new Set([...paid.keys(), ...later.keys()])];
  const final = new Map(all.map((party) => [party, (paid.get(party) ?? ZERO).plus(later.get(party) ?? ZERO)]));
  return { paid_now, after_hold: writeAll(later), final: writeAll(final) };
};

export const claimsVectors: VectorModels = { overclaim, unclaimed };
