/**
 * Which works a demo's tracks embody and who claims them: mostly one work that its publisher claims as a whole, and now
 * and then what keeps rights departments busy, so that some of the works' money is held. Titles are the catalogue's;
 * there are no ISWCs, because every well-formed one may be somebody's.
 */
import { idBeside, numberOf, partyIdOf } from './demo-ids.js';
import { integer, prng, type Random } from './prng.js';

export const DEMO_CMO = 'cmo-01';

export type WorksPlan = {
  /** First day of everything; of a withdrawal, `settledOn`. */
  readonly since: string;
  readonly settledOn: string;
  /** Whom else a work may belong to; those met before the track. */
  readonly publishers: readonly string[];
};

export type TrackOfWorks = { readonly trackId: string; readonly title: string; readonly publisher?: string };

const SEED = 4;
const PURPOSE = 51;

/** Shares of the tracks. */
const WITHOUT_WORK = 0.02;
const WITH_TWO_WORKS = 0.03;
const PARTS_OF_TWO = [6_000, 4_000] as const;

/** What is claimed in a work, up to which quantile of the works. */
const CLAIMED = [
  ['whole', 0.78], ['settled', 0.79], ['shared', 0.9], ['short', 0.93], ['disputed', 0.955], ['by-territory', 0.985],
  ['by-nobody', 1],
] as const; // prettier-ignore
type Claimed = (typeof CLAIMED)[number][0];

/** The lines of one track. */
export const worksOf = (track: TrackOfWorks, plan: WorksPlan): readonly object[] => {
  const random = prng(SEED, PURPOSE, numberOf(track.trackId));
  const draw = random();
  if (draw < WITHOUT_WORK) return [];
  const parts = draw < WITHOUT_WORK + WITH_TWO_WORKS ? PARTS_OF_TWO : [10_000];
  const works = parts.map((basisPoints, index) => ({
    workId: idBeside(index === 0 ? 'work' : 'work-b', track.trackId),
    basisPoints,
  }));
  const since = { effectiveFrom: plan.since };
  return [
    ...works.map(({ workId }) => ({ kind: 'work', workId, title: track.title, writers: [], ...since })),
    { kind: 'embodiment', trackId: track.trackId, works, ...since },
    ...works.flatMap(({ workId }) => claimsIn(workId, track, random, plan)),
  ];
};

type Share = { readonly partyId: string; readonly share: string; readonly territories?: object };

const claimsIn = (workId: string, track: TrackOfWorks, random: Random, plan: WorksPlan): readonly object[] => {
  const { publisher } = track;
  const named = publisher !== undefined && publisher !== '';
  const own = named ? partyIdOf('publisher', publisher) : DEMO_CMO;
  const others = plan.publishers.filter((other) => other !== own);
  const draw = random();
  const claimed = others.length > 0 ? CLAIMED.find(([, upTo]) => draw < upTo)![0] : 'whole';
  const other = others[integer(random, others.length)] ?? own;
  const prefix = workId.startsWith('work-b-') ? 'claim-b' : 'claim';
  const claims = sharesOf(claimed, own, other).map(({ territories, ...share }, index) => ({
    kind: 'claim',
    right: 'mechanical',
    subjectId: workId,
    claimId: idBeside(`${prefix}${index + 1}`, track.trackId),
    ...share,
    ...(territories ?? { territories: '*' }),
    effectiveFrom: plan.since,
  }));
  if (claimed !== 'settled') return claims;
  const { right, subjectId, claimId } = claims.at(-1)!;
  return [...claims, { kind: 'withdrawal', right, subjectId, claimId, effectiveFrom: plan.settledOn }];
};

/** Percent. Above 100 it is a dispute, below it the rest is unclaimed. */
const sharesOf = (claimed: Claimed, own: string, other: string): readonly Share[] => {
  const whole = { partyId: own, share: '100' };
  switch (claimed) {
    case 'whole':
      return [whole];
    case 'settled':
      return [whole, { partyId: other, share: '25' }];
    case 'shared':
      return [
        { partyId: own, share: '50' },
        { partyId: other, share: '50' },
      ];
    case 'short':
      return [{ partyId: own, share: '80' }];
    case 'disputed':
      return [
        { partyId: own, share: '60' },
        { partyId: other, share: '50' },
      ];
    case 'by-territory':
      return [
        { ...whole, territories: { territories: '*', exceptTerritories: ['US'] } },
        { partyId: DEMO_CMO, share: '100', territories: { territories: ['US'] } },
      ];
    case 'by-nobody':
      return [];
  }
};
