/** What happens in a year of a small service: five labels with five kinds of deals, three markets, three currencies. */
import type { RoyaltyDesk, Heard } from './royalty-desk.js';

export const MONTHS = Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}`);
const SINCE = { effectiveFrom: '2026-01-01' };

const lastDay = (month: string) => {
  const day = new Date(`${month}-01T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() + 1, 0);
  return day.toISOString().slice(0, 10);
};

const deal = (dealId: string, party: string, terms: object) => ({
  kind: 'deal', dealId, party, partyRole: 'label', ...SINCE,
  terms: { currency: 'EUR', clauses: [{ territories: '*', offerings: '*', revenueShare: '0.8' }], ...terms },
}); // prettier-ignore

const ADVANCE = { id: 'a1', amount: '5000.00', instalments: [{ on: '2026-01-15', amount: '5000.00' }], recoupable: true, contractYear: '2026-01', crossYearCarry: false }; // prettier-ignore

/** An advance larger than what the year earns, a guarantee, a reserve with a threshold, tax on US money; Indie has no deal. */
export const DEALS = [
  deal('north-2026', 'North', { advances: [ADVANCE] }),
  deal('south-2026', 'South', { minimumGuarantee: '5000.00' }),
  deal('east-2026', 'East', { reserve: { rate: '0.1', releaseAfterMonths: 3 }, payoutThreshold: '120.00' }),
  deal('west-2026', 'West', { withholding: { usSourceRate: '0.3' } }),
];

export const claim = (right: string, subjectId: string, partyId: string, share: string) => ({
  kind: 'claim', right, subjectId, claimId: `${partyId}-1`, partyId, share, territories: '*', ...SINCE,
}); // prettier-ignore

export const embodiment = (trackId: string, workId: string) => ({
  kind: 'embodiment', trackId, works: [{ workId, basisPoints: 10_000 }], ...SINCE,
}); // prettier-ignore

/** More than the whole of `hymn` is claimed, less than the whole of `elegy`; of what `i1` embodies nothing is known. */
const RIGHTS = [
  ...[['n1', 'hymn'], ['s1', 'song'], ['e1', 'elegy'], ['w1', 'waltz']].map(([track, work]) => embodiment(track!, work!)),
  claim('mechanical', 'hymn', 'pub-a', '60'),
  claim('mechanical', 'hymn', 'pub-b', '50'),
  claim('mechanical', 'song', 'pub-a', '100'),
  claim('mechanical', 'elegy', 'pub-a', '70'),
  claim('mechanical', 'waltz', 'pub-b', '100'),
  ...['hymn', 'song', 'elegy', 'waltz'].map((work) => claim('performing', work, 'pro', '100')),
]; // prettier-ignore

export const revenue = (period: string, territory: string, currency: string, gross: string) => ({
  kind: 'revenue', period, territory, offering: 'premium', currency, offeringKind: 'premium', gross,
  ...(territory === 'DE' ? { tax: { rate: '0.19' } } : {}),
  subscribers: { individual: 100 }, performanceRoyalties: '20.00', totalContentCost: '250.00',
  recordingShare: '0.55', worksShare: '0.15',
}); // prettier-ignore

/** The rates of a month move a little from month to month. */
export const ratesOf = (month: string) =>
  [['SEK', `0.08${month.slice(5)}`], ['USD', `0.9${month.slice(5)}`]].map(([from, rate]) => ({
    kind: 'fx-rate', from, to: 'EUR', on: lastDay(month), rate, source: 'a test', id: `test-${month}-${from}`,
  })); // prettier-ignore

export const startYear = async (desk: RoyaltyDesk): Promise<readonly string[]> => {
  await desk.catalogue(['n1', 'North'], ['n2', 'North'], ['long', 'North', 7], ['s1', 'South'], ['e1', 'East'], ['w1', 'West'], ['i1', 'Indie']); // prettier-ignore
  return desk.terms(...DEALS, ...RIGHTS);
};

const heardIn = (month: string, nth: number): readonly Heard[] => {
  const [de, se, us] = ['DE premium', 'SE premium', 'US premium'] as const;
  const heard = (track: string, plays: number, listener: string, market: string) => ({ month, track, plays, listener, market }); // prettier-ignore
  const inSweden = [heard('n2', 2, 'siv', se), heard('s1', 1 + (nth % 4), 'ulf', se)];
  return [
    heard('n1', 4 + (nth % 3), 'ann', de),
    heard('e1', 1 + (nth % 2), 'ann', de),
    heard('s1', 2, 'bea', de),
    heard('i1', 1, 'bea', de),
    heard('w1', 1, 'cid', de),
    heard('w1', 3, 'joe', us),
    heard('long', 2, 'joe', us),
    heard('n1', 1, 'kim', us),
    ...(month === '2026-04' ? [] : inSweden), // nobody in Sweden listens in April
  ];
};

/** What is known of a month when it is first calculated. */
export const liveThrough = async (desk: RoyaltyDesk, month: string, nth: number): Promise<void> => {
  await desk.plays(...heardIn(month, nth));
  await desk.terms(revenue(month, 'DE', 'EUR', '1190.00'), revenue(month, 'US', 'USD', '500.00'));
  await desk.pool(month, 'SE premium', 'SEK', 200_000 + nth * 777);
};

type Late = (desk: RoyaltyDesk) => Promise<unknown>;

/** What is found out in a month about months that are closed by then. */
export const LATE: Readonly<Record<string, Late>> = {
  '2026-03': (desk) => desk.plays({ month: '2026-01', track: 'n1', plays: 2 }),
  '2026-04': (desk) => desk.terms(revenue('2026-01', 'DE', 'EUR', '1309.00')),
  '2026-05': (desk) => desk.plays({ month: '2026-02', track: 's1', plays: 3, market: 'SE premium', listener: 'siv' }),
  '2026-06': (desk) => desk.terms(claim('mechanical', 'hymn', 'pub-b', '40')),
  '2026-07': (desk) => desk.plays({ month: '2026-04', track: 'n2', plays: 1, market: 'SE premium', listener: 'siv' }),
  '2026-08': (desk) => desk.pool('2026-02', 'SE premium', 'SEK', 150_000),
  '2026-09': (desk) => desk.terms(embodiment('i1', 'gloria'), claim('mechanical', 'gloria', 'pub-b', '100'), claim('performing', 'gloria', 'pro', '100')),
  '2026-10': (desk) => desk.terms({ ...ratesOf('2026-03')[0]!, rate: '0.0850', source: 'a later test', id: 'test-restated' }),
  '2026-12': (desk) => desk.plays({ month: '2026-03', track: 'long', plays: 1, market: 'US premium', listener: 'joe' }, { month: '2026-11', track: 'e1', plays: 1 }),
}; // prettier-ignore
