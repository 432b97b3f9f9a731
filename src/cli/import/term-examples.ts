/** One line of each kind, as the help text shows it. Imported in this order they are all taken. */

const SINCE = { effectiveFrom: '2026-01-01' };
const SUBJECT = { right: 'mechanical', subjectId: 'work-000042', claimId: 'claim-7' };

export const PARTY = { partyId: 'label-24', partyKind: 'label', name: 'North Star Records', ...SINCE };

export const REPRESENTATION = { partyId: 'label-24', representedBy: 'aggregator-1', effectiveFrom: '2026-07-01' };

export const WORK = {
  workId: 'work-000042',
  iswc: 'T-034.524.680-1',
  title: 'Myth Takes',
  writers: [{ partyId: 'writer-1', role: 'composer-author' }],
  ...SINCE,
};

export const EMBODIMENT = {
  trackId: 'track-000042',
  works: [{ workId: 'work-000042', basisPoints: 10_000 }],
  ...SINCE,
};

export const RELEASE = { icpn: '036000291452', title: 'Myth Takes', tracks: ['track-000042'], ...SINCE };

export const CLAIM = {
  ...SUBJECT,
  partyId: 'publisher-02',
  share: '62.5',
  territories: '*',
  exceptTerritories: ['CA', 'US'],
  ...SINCE,
};

export const WITHDRAWAL = { ...SUBJECT, effectiveFrom: '2026-10-01' };

export const CLASSIFICATION = {
  trackId: 'track-000043',
  audio: 'functional-noise',
  reason: 'an hour of rain',
  ...SINCE,
};

export const DEAL = {
  dealId: 'north-star-2026',
  party: 'North Star Records',
  partyRole: 'label',
  ...SINCE,
  terms: {
    currency: 'EUR',
    clauses: [{ territories: '*', offerings: '*', revenueShare: '0.85', perStreamMinimum: '0.002' }],
    payoutThreshold: '50',
  },
};

export const DEAL_END = { dealId: 'north-star-2026', endsOn: '2027-03-31' };

export const REVENUE = {
  period: '2026-08',
  territory: 'DE',
  offering: 'premium',
  currency: 'EUR',
  offeringKind: 'premium',
  gross: '1190000.00',
  tax: { rate: '0.19' },
  refunds: '1000.00',
  storeFee: { rate: '0.15', base: 'net-of-vat' },
  subscribers: { individual: 100_000 },
  recordingShare: '0.55',
  worksShare: '0.15',
};

export const FX_RATE = {
  from: 'SEK',
  to: 'EUR',
  on: '2026-08-31',
  rate: '0.0893',
  source: 'reference rates of 2026-08-31',
  id: 'reference-2026-08-31-SEK-EUR',
};

export const RATE = {
  rule: 'percent-of-revenue',
  offeringKind: 'premium',
  licensor: 'gema',
  territory: 'DE',
  ...SINCE,
  value: '0.1025',
  unit: 'fraction',
  source: 'contract of 2025-12-01, clause 4',
  confidence: 'read',
  version: 'gema-2026',
};

export const FRAUD_VERDICT = {
  period: '2026-08',
  trackId: 'track-000042',
  artificialStreams: 901,
  reason: 'one device on 40 accounts',
};
