/** The claims of one right in one subject: what may be said, and what was said already. */
import { accept, refuse, type Decider, type Decision } from '../shared/decision.js';
import type { ClaimId } from '../shared/ids.js';
import { Decimal } from '../shared/money.js';
import type { ClaimCommand, ClaimEvent, ClaimFacts, ClaimRefusal, Withdrawal } from './claim.js';
import { commonTerritories } from './coverage.js';
import type { Day } from './day.js';
import { says, stated, unstated, type Timeline } from './stated-facts.js';

type History = Timeline<ClaimFacts | Withdrawal>;
type Claims = { readonly edition: number; readonly byId: Map<ClaimId, History> };

/** Percent: what one claim may be at most. */
const WHOLE = 100;

const initial = (): Claims => ({ edition: 0, byId: new Map() });

const evolve = ({ byId }: Claims, { data }: ClaimEvent): Claims => ({
  edition: data.edition,
  byId: byId.set(data.claimId, stated(byId.get(data.claimId) ?? unstated(), data)),
});

const decide = (command: ClaimCommand, { edition, byId }: Claims): Decision<ClaimEvent, ClaimRefusal> => {
  const next = edition + 1;
  if ('claim' in command) {
    const { claim } = command;
    const because = wrongClaim(claim) ?? wrongBeside(claim, byId);
    if (because !== undefined) return refuse(because);
    if (says(historyOf(claim.claimId, byId), claim)) return accept();
    return accept({ type: 'RightClaimed', data: { ...claim, edition: next } });
  }
  const { withdraw } = command;
  const because = wrongWithdrawal(withdraw, byId);
  if (because !== undefined) return refuse(because);
  if (says(historyOf(withdraw.claimId, byId), withdraw)) return accept();
  return accept({ type: 'ClaimWithdrawn', data: { ...withdraw, edition: next } });
};

export const claims: Decider<ClaimCommand, Claims, ClaimEvent, ClaimRefusal> = { initial, evolve, decide };

/** What is wrong with a claim by itself. */
const wrongClaim = (claim: ClaimFacts): ClaimRefusal | undefined => {
  const { share, effectiveFrom, effectiveTo } = claim;
  const at = placeOf(claim);
  if (new Decimal(share).lte(0)) return { kind: 'ClaimShareNotPositive', ...at, share };
  if (new Decimal(share).gt(WHOLE)) return { kind: 'ClaimShareAboveWhole', ...at, share };
  if (claim.territories.length === 0) return { kind: 'ClaimCoversNoTerritory', ...at };
  if (effectiveTo !== undefined && effectiveTo < effectiveFrom)
    return { kind: 'ClaimEndsBeforeItBegins', ...at, effectiveFrom, effectiveTo };
  return undefined;
};

/** What is wrong with a claim beside what is known: it is somebody else's, or its party claims the same elsewhere. */
const wrongBeside = (claim: ClaimFacts, byId: Claims['byId']): ClaimRefusal | undefined => {
  const own = historyOf(claim.claimId, byId);
  const at = placeOf(claim);
  const claimedBy = claimsOf(own).find(({ partyId }) => partyId !== claim.partyId)?.partyId;
  if (claimedBy !== undefined) return { kind: 'ClaimOfAnotherParty', ...at, partyId: claim.partyId, claimedBy };
  for (const [overlaps, history] of byId) {
    if (overlaps === claim.claimId) continue;
    for (const other of claimsOf(history)) {
      const territories = commonTerritories(claim, other);
      if (other.partyId !== claim.partyId || territories.length === 0) continue;
      const from = claim.effectiveFrom > other.effectiveFrom ? claim.effectiveFrom : other.effectiveFrom;
      if (holdsOn(from, claim, own) && holdsOn(from, other, history))
        return { kind: 'ClaimsOverlap', ...at, partyId: claim.partyId, overlaps, territories, from };
    }
  }
  return undefined;
};

const wrongWithdrawal = (withdrawal: Withdrawal, byId: Claims['byId']): ClaimRefusal | undefined => {
  const { claimId, effectiveFrom } = withdrawal;
  const [begins] = [...historyOf(claimId, byId).byDay.keys()].sort();
  if (begins === undefined) return { kind: 'ClaimUnknown', ...placeOf(withdrawal) };
  if (effectiveFrom < begins) return { kind: 'ClaimNotBegun', ...placeOf(withdrawal), effectiveFrom, begins };
  return undefined;
};

const placeOf = ({ right, subjectId, claimId }: Withdrawal) => ({ right, subjectId, claimId });

const historyOf = (claimId: ClaimId, byId: Claims['byId']): History => byId.get(claimId) ?? unstated();

const claimsOf = ({ byDay }: History): readonly ClaimFacts[] =>
  [...byDay.values()].filter((edition) => 'partyId' in edition);

/** Whether a claim holds on a day from its first on: not after its own last day, nor from the next edition on. */
const holdsOn = (day: Day, { effectiveFrom, effectiveTo }: ClaimFacts, { byDay }: History): boolean =>
  (effectiveTo === undefined || day <= effectiveTo) &&
  ![...byDay.keys()].some((next) => next > effectiveFrom && next <= day);
