/** Two closed months of two labels and a publisher, with a correction of the first in the second. */
import type { RoyaltyDesk } from './royalty-desk.js';
import { claim, embodiment } from './simulated-year.js';

export const [JANUARY, FEBRUARY] = ['2026-01', '2026-02'] as const;

const NORTH = {
  kind: 'deal', dealId: 'north-2026', party: 'North', partyRole: 'label', effectiveFrom: '2026-01-01',
  terms: { currency: 'USD', clauses: [{ territories: '*', offerings: '*', revenueShare: '0.8' }], payoutThreshold: '0' },
}; // prettier-ignore

/** What the US pays for works is worked out from what the service took in. */
const revenueOf = (period: string) => ({
  kind: 'revenue', period, territory: 'US', offering: 'premium', currency: 'USD', offeringKind: 'premium', gross: '1000.00',
  subscribers: { individual: 100 }, performanceRoyalties: '20.00', totalContentCost: '250.00', recordingShare: '0.55', worksShare: '0.15',
}); // prettier-ignore

/** North has a deal at 80 %, South none; Pub claims the work in `n1`. In February three plays of January arrive. */
export const closePartyMonths = async (desk: RoyaltyDesk): Promise<void> => {
  await desk.catalogue(['n1', 'North'], ['n2', 'North'], ['n3', 'North'], ['s1', 'South']);
  const refused = await desk.terms(
    NORTH,
    { kind: 'party', partyId: 'Pub', partyKind: 'publisher', name: 'Publisher & Sons', ipi: '00000000199', effectiveFrom: '2026-01-01' }, // prettier-ignore
    { kind: 'party', partyId: 'Ann', partyKind: 'writer', name: 'Ann Writer', ipi: '00000000297', effectiveFrom: '2026-01-01' }, // prettier-ignore
    { kind: 'work', workId: 'hymn', title: 'Hymn of n1', writers: [{ partyId: 'Ann', role: 'composer-author' }], effectiveFrom: '2026-01-01' }, // prettier-ignore
    embodiment('n1', 'hymn'),
    claim('mechanical', 'hymn', 'Pub', '75'),
    revenueOf(JANUARY),
    revenueOf(FEBRUARY),
  );
  if (refused.length > 0) throw new Error(refused.join(', '));
  for (const month of [JANUARY, FEBRUARY]) {
    await desk.pool(month, 'DE free', 'USD', 10_000);
    const heard = (track: string, plays: number, market: string) => ({ month, track, plays, market });
    await desk.plays(heard('n1', 4, 'US premium'), heard('s1', 2, 'US premium'), heard('n2', 3, 'DE free'), heard('n3', 1, 'DE free')); // prettier-ignore
    if (month === FEBRUARY) await desk.plays({ month: JANUARY, track: 's1', plays: 3, market: 'DE free' });
    await desk.closeMonth(month);
  }
};
