/**
 * Pro rata by weighted streams, in the manner of Deezer: streams of professional artists and streams that listeners sought
 * out weigh more, and a listener who plays beyond a cap counts for no more than the cap, or for half of what is beyond.
 *
 * Not published, and so a parameter: whether the cap is measured in plays (the convention of the shared vectors) or in
 * boosted plays. A boosted listener reaches the cap sooner under the second reading.
 */
import { Decimal } from '../../shared/money.js';
import { weightsOf } from '../rounding.js';
import { addTo, checkedCount, moneyReader, SCALE, weightsById, type Sums } from './fixed-point.js';
import type { Heard, PayoutModel } from './payout-model.js';

export type ArtistCentricRules = {
  /** Decimal factor, such as `2`, for everything by a professional artist. */
  readonly professionalBoost: string;
  /** Decimal factor for streams that the listener sought out. */
  readonly activeBoost: string;
  /** Plays of a listener and month that count in full. */
  readonly capPlays: number | bigint;
  /** What is beyond the cap counts nothing, or half. */
  readonly capMode: 'hard' | 'half';
  readonly capOn: 'plays' | 'boosted-plays';
};

/** Whose artist is professional is a fact of the month (see `usage/professional-artists.ts`), not of the rules. */
export type ArtistFacts = {
  readonly isProfessional: (id: string) => boolean;
  /** In how many parts the usage counts one stream, where a policy weighed it (see `usage/weigh-usage.ts`). */
  readonly partsPerStream?: bigint;
};

export const artistCentric = (rules: ArtistCentricRules, facts: ArtistFacts): PayoutModel => ({
  name: 'artist-centric',
  begin: () => {
    const sums: Sums = new Map();
    const inFixedPoint = moneyReader();
    const { boosted, one } = boosts(rules, facts);
    const parts = facts.partsPerStream ?? 1n;
    const cap = BigInt(rules.capPlays) * parts * (rules.capOn === 'plays' ? 1n : one);
    let money = 0n;
    return {
      add: ({ moneyMinor, heard }) => {
        money += inFixedPoint(moneyMinor);
        let total = 0n;
        for (const each of heard) total += rules.capOn === 'plays' ? checked(each) : boosted(each);
        if (total === 0n) return;
        const factor = capFactor(total, cap, rules.capMode);
        for (const each of heard) addTo(sums, each.id, factor * boosted(each));
      },
      split: () => ({ weights: weightsById(sums), unit: SCALE * one * parts, money, held: 0n }),
    };
  },
});

/** Streams times their boosts, in whole numbers: a stream without any boost is `one`. */
const boosts = ({ professionalBoost, activeBoost }: ArtistCentricRules, { isProfessional }: ArtistFacts) => {
  const factors = new Map([
    ['none', new Decimal(1)],
    ['professional', new Decimal(professionalBoost)],
    ['active', new Decimal(activeBoost)],
  ]);
  const [none, professional, active] = weightsOf(factors).map(({ weight }) => weight) as [bigint, bigint, bigint];
  const boosted = (heard: Heard): bigint => {
    const byActivity = heard.activeStreams * active + (checked(heard) - heard.activeStreams) * none;
    return byActivity * (isProfessional(heard.id) ? professional : none);
  };
  return { boosted, one: none * none };
};

const checked = ({ id, streams, activeStreams }: Heard): bigint => {
  if (activeStreams < 0n || activeStreams > streams)
    throw new RangeError(`${id} cannot have ${activeStreams} active streams of ${streams}`);
  return checkedCount(id, streams);
};

/** What counts of the total, divided by the total, in fixed point. */
const capFactor = (total: bigint, cap: bigint, mode: ArtistCentricRules['capMode']): bigint => {
  if (total <= cap) return SCALE;
  return mode === 'hard' ? (cap * SCALE) / total : ((cap + total) * SCALE) / (2n * total);
};
