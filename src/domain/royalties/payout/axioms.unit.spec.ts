/**
 * The axioms that a payout model keeps or breaks, after Bergantinos & Moreno-Ternero (arXiv 2310.11861) and Ghosh et al.
 * (ICML 2025): a property for each that holds, a counterexample for each that does not. Their papers assume that every
 * user hears something, and so do these. Shares are exact here, compared at 20 decimals of a cent; in cents every bound
 * needs a slack of one cent for each payee.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal, sum, ZERO } from '../../shared/money.js';
import { exactShares } from '../rounding.js';
import { isProfessional } from '../usage/professional-artists.js';
import { artistCentric } from './artist-centric.js';
import { payOut } from './pay-out.js';
import { DEFAULT_PARAMETERS } from './payout-models.js';
import { tallied, type ListenerUsage, type PayoutModel } from './payout-model.js';
import { proRata } from './pro-rata.js';
import { shapley } from './shapley.js';
import { userCentric } from './user-centric.js';

type Play = { readonly id: string; readonly n: number; readonly active: boolean };
type User = { readonly cents: number; readonly plays: readonly Play[] };
type Exact = ReadonlyMap<string, Decimal>;

const ARTISTS = ['A', 'B', 'C', 'D', 'E'];
const PROFESSIONAL = { name: 'few', version: 1, streamsMin: 20, listenersMin: 2 };
const DECIMALS = 20;
const HAIR = new Decimal(10).pow(-DECIMALS);

const play = fc.record({ id: fc.constantFrom(...ARTISTS), n: fc.integer({ min: 1, max: 30 }), active: fc.boolean() });
const plays = fc.uniqueArray(play, { selector: ({ id }) => id, minLength: 1, maxLength: 5 });
const user = fc.record({ cents: fc.integer({ min: 1, max: 2_000 }), plays });
const users = fc.array(user, { minLength: 1, maxLength: 6 });
const factor = fc.integer({ min: 2, max: 50 });

const artist = (id: string, n: number, active = false): Play => ({ id, n, active });
const pays = (cents: number, ...heard: Play[]): User => ({ cents, plays: heard });

const usageOf = ({ cents, plays: heard }: User): ListenerUsage => ({
  moneyMinor: new Decimal(cents),
  heard: heard.map(({ id, n, active }) => ({
    id,
    streams: BigInt(n),
    msHeard: BigInt(n) * 1_000n,
    activeStreams: active ? BigInt(n) : 0n,
  })),
});
const poolOf = (list: readonly User[]) => new Decimal(list.reduce((total, { cents }) => total + cents, 0));

/** Thresholds small enough for small problems: capped at 10 plays, professional at 20 streams of two listeners. */
const artistCentricOf = (list: readonly User[]): PayoutModel => {
  const heard = (id: string) => list.flatMap((one) => one.plays.filter((each) => each.id === id));
  const month = (id: string) => ({
    streams: BigInt(heard(id).reduce((total, { n }) => total + n, 0)),
    listeners: BigInt(heard(id).length),
  });
  return artistCentric(
    { ...DEFAULT_PARAMETERS, capPlays: 10 },
    { isProfessional: (id) => isProfessional(month(id), PROFESSIONAL) },
  );
};

type ModelOf = (list: readonly User[]) => PayoutModel;
type Named = readonly [name: string, modelOf: ModelOf];
const PRO_RATA: Named = ['pro-rata', () => proRata];
const USER_CENTRIC: Named = ['user-centric', () => userCentric()];
const SHAPLEY: Named = ['Shapley', () => shapley()];
const ARTIST_CENTRIC: Named = ['artist-centric', artistCentricOf];
const ALL = [PRO_RATA, USER_CENTRIC, SHAPLEY, ARTIST_CENTRIC];

const exact = (modelOf: ModelOf, list: readonly User[]): Exact => {
  const { weights } = tallied(modelOf(list), list.map(usageOf));
  const shares = exactShares(poolOf(list), weights);
  return new Map(weights.map(({ id }, index) => [id, shares[index]!.toDecimalPlaces(DECIMALS)]));
};
const at = (shares: Exact, id: string) => shares.get(id) ?? ZERO;
const near = (one: Decimal, other: Decimal) => one.minus(other).abs().lte(HAIR.times(10));
const same = (one: Exact, other: Exact) =>
  [...new Set([...one.keys(), ...other.keys()])].every((id) => near(at(one, id), at(other, id)));
const times = ({ cents, plays: heard }: User, k: number): User => ({
  cents,
  plays: heard.map((one) => ({ ...one, n: one.n * k })),
});
const plus = (one: Exact, other: Exact): Exact =>
  new Map([...new Set([...one.keys(), ...other.keys()])].map((id) => [id, at(one, id).plus(at(other, id))]));
const holds = <One, Other>(one: fc.Arbitrary<One>, other: fc.Arbitrary<Other>, law: (a: One, b: Other) => boolean) =>
  fc.assert(fc.property(one, other, law), { numRuns: 60 });

const LIGHT_AND_HEAVY = [pays(1_000, artist('A', 1)), pays(1_000, artist('B', 9))];
const TEN_FANS_OF_A = Array.from({ length: 10 }, () => pays(1_000, artist('A', 1)));

describe('budget balance', () => {
  it.each(ALL)('holds: %s pays out the pool to the cent', (_, modelOf) => {
    fc.assert(
      fc.property(users, (list) => {
        const { payouts, undistributed } = payOut(modelOf(list), poolOf(list), list.map(usageOf));
        expect(undistributed.isZero()).toBe(true);
        expect(sum(payouts.map(({ dueMinor }) => dueMinor)).eq(poolOf(list))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('order', () => {
  it.each(ALL)('is irrelevant to %s, of users and of what they heard', (_, modelOf) => {
    fc.assert(
      fc.property(users, (list) => {
        const reversed = list.toReversed().map((one) => ({ ...one, plays: one.plays.toReversed() }));
        const paid = (some: readonly User[]) => payOut(modelOf(some), poolOf(some), some.map(usageOf));
        expect(paid(reversed)).toEqual(paid(list));
      }),
      { numRuns: 60 },
    );
  });
});

describe('own extra streams', () => {
  const more = ({ cents, plays: heard }: User, id: string, extra: number): User => {
    const known = heard.find((one) => one.id === id) ?? artist(id, 0);
    return { cents, plays: [...heard.filter((one) => one !== known), { ...known, n: known.n + extra }] };
  };

  it.each(ALL)('never lower the own payout under %s, when they are heard the way the others were', (_, modelOf) => {
    fc.assert(
      fc.property(users, fc.constantFrom(...ARTISTS), factor, (list, id, extra) => {
        const after = exact(modelOf, [more(list[0]!, id, extra), ...list.slice(1)]);
        expect(
          at(after, id)
            .plus(HAIR)
            .gte(at(exact(modelOf, list), id)),
        ).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('can lower it under artist-centric when they are passive ones of a listener at the cap who sought the artist out', () => {
    const others = pays(1_000, artist('B', 10));
    const usage = { ...usageOf(pays(1_000, artist('A', 20))), heard: [{ id: 'A', streams: 20n, msHeard: 0n, activeStreams: 10n }] }; // prettier-ignore
    const model = artistCentricOf([]);
    const paidToA = (one: ListenerUsage) => payOut(model, new Decimal(2_000), [one, usageOf(others)]).payouts[0]!;
    expect(paidToA(usageOf(pays(1_000, artist('A', 10, true)))).dueMinor.toFixed()).toBe('1333');
    expect(paidToA(usage).dueMinor.toFixed()).toBe('1200');
  });
});

describe('multiplying all streams', () => {
  it.each([PRO_RATA, USER_CENTRIC, SHAPLEY])('changes nothing under %s', (_, modelOf) => {
    holds(users, factor, (list, k) =>
      same(
        exact(modelOf, list),
        exact(
          modelOf,
          list.map((one) => times(one, k)),
        ),
      ),
    );
  });

  it('moves money under artist-centric, which has thresholds', () => {
    const list = [pays(1_000, artist('A', 5)), pays(1_000, artist('B', 20))];
    const doubled = list.map((one) => times(one, 2));
    expect(at(exact(artistCentricOf, list), 'A').lt('666.67')).toBe(true);
    expect(at(exact(artistCentricOf, doubled), 'A').toFixed()).toBe('1000');
  });
});

describe("multiplying one user's streams", () => {
  it.each([USER_CENTRIC, SHAPLEY])('changes nothing under %s', (_, modelOf) => {
    holds(users, factor, ([first, ...rest], k) =>
      same(exact(modelOf, [first!, ...rest]), exact(modelOf, [times(first!, k), ...rest])),
    );
  });

  it.each([PRO_RATA, ARTIST_CENTRIC])('moves money under %s', (_, modelOf) => {
    const [light, heavy] = LIGHT_AND_HEAVY;
    expect(at(exact(modelOf, [light!, heavy!]), 'A').toFixed()).toBe('200');
    expect(at(exact(modelOf, [times(light!, 9), heavy!]), 'A').toFixed()).toBe('1000');
  });
});

describe('click-fraud-proofness: a change of one user moves no artist by more than the fee', () => {
  it.each([USER_CENTRIC, SHAPLEY])('holds under %s', (_, modelOf) => {
    holds(users, plays, ([first, ...rest], heard) => {
      const before = exact(modelOf, [first!, ...rest]);
      const after = exact(modelOf, [{ ...first!, plays: heard }, ...rest]);
      return ARTISTS.every((id) => at(after, id).minus(at(before, id)).abs().lte(HAIR.plus(first!.cents)));
    });
  });

  it.each([PRO_RATA, ARTIST_CENTRIC])('fails under %s', (_, modelOf) => {
    const gain = at(exact(modelOf, [...TEN_FANS_OF_A, pays(1_000, artist('B', 10))]), 'B').minus(
      at(exact(modelOf, [...TEN_FANS_OF_A, pays(1_000, artist('B', 1))]), 'B'),
    );
    expect(gain.gt(4_000)).toBe(true);
  });
});

describe('fake paying accounts', () => {
  it.each([USER_CENTRIC, SHAPLEY])('gain nobody more than their fees under %s', (_, modelOf) => {
    holds(users, fc.tuple(users, fc.subarray(ARTISTS)), (honest, [fakes, friends]) => {
      const paid = (list: readonly User[]) => {
        const shares = exact(modelOf, list);
        return sum(friends.map((id) => at(shares, id)));
      };
      const gain = paid([...honest, ...fakes]).minus(paid(honest));
      return gain.lte(poolOf(fakes).plus(HAIR.times(10)));
    });
  });

  it.each([PRO_RATA, ARTIST_CENTRIC])('gain more than their fee under %s', (_, modelOf) => {
    const fake = pays(1_000, artist('B', 1_000));
    expect(at(exact(modelOf, [...TEN_FANS_OF_A, fake]), 'B').gt(5_000)).toBe(true);
  });
});

describe('reasonable lower bound: the money of users who only hear some set goes to that set', () => {
  it.each([USER_CENTRIC, SHAPLEY])('holds under %s', (_, modelOf) => {
    holds(users, fc.subarray(ARTISTS, { minLength: 1 }), (list, set) => {
      const loyal = list.filter((one) => one.plays.every(({ id }) => set.includes(id)));
      const shares = exact(modelOf, list);
      return sum(set.map((id) => at(shares, id)))
        .plus(HAIR.times(10))
        .gte(poolOf(loyal));
    });
  });

  it.each([PRO_RATA, ARTIST_CENTRIC])('fails under %s', (_, modelOf) => {
    expect(at(exact(modelOf, LIGHT_AND_HEAVY), 'A').toFixed()).toBe('200');
  });
});

describe('splitting an artist into two ids', () => {
  const split = ({ cents, plays: heard }: User, into: (n: number) => number): User => ({
    cents,
    plays: heard.flatMap((one) =>
      one.id === 'A' ? [{ ...one, id: 'A1', n: into(one.n) }, { ...one, id: 'A2', n: one.n - into(one.n) }] : [one],
    ), // prettier-ignore
  });

  it.each([PRO_RATA, USER_CENTRIC])('leaves their sum alone under %s', (_, modelOf) => {
    holds(users, fc.nat(), (list, dice) => {
      const shares = exact(
        modelOf,
        list.map((one, index) => split(one, (n) => (dice + index) % (n + 1))),
      );
      return near(at(shares, 'A1').plus(at(shares, 'A2')), at(exact(modelOf, list), 'A'));
    });
  });

  it('pays under Shapley', () => {
    const list = [pays(1_200, artist('A', 2), artist('B', 2))];
    expect(at(exact(SHAPLEY[1], list), 'B').toFixed()).toBe('600');
    expect(at(exact(SHAPLEY[1], list.map((one) => split(one, () => 1))), 'B').toFixed()).toBe('400'); // prettier-ignore
  });

  it('costs the boost under artist-centric', () => {
    const list = [pays(1_000, artist('A', 10)), pays(1_000, artist('A', 10)), pays(1_000, artist('B', 10))];
    const apart = list.map((one, index) => split(one, (n) => (index === 0 ? n : 0)));
    expect(at(exact(artistCentricOf, list), 'B').toFixed()).toBe('600');
    expect(at(exact(artistCentricOf, apart), 'B').toFixed()).toBe('1000');
  });
});

describe('additivity over disjoint groups of users', () => {
  it.each([USER_CENTRIC, SHAPLEY])('holds under %s', (_, modelOf) => {
    holds(users, users, (some, others) =>
      same(exact(modelOf, [...some, ...others]), plus(exact(modelOf, some), exact(modelOf, others))),
    );
  });

  it.each([PRO_RATA, ARTIST_CENTRIC])('fails under %s', (_, modelOf) => {
    const [light, heavy] = LIGHT_AND_HEAVY;
    expect(at(exact(modelOf, [light!]), 'A').toFixed()).toBe('1000');
    expect(at(exact(modelOf, [light!, heavy!]), 'A').toFixed()).toBe('200');
  });
});

describe('pairwise homogeneity: m times the streams of B from everybody pays m times as much', () => {
  it.each([PRO_RATA, USER_CENTRIC])('holds under %s', (_, modelOf) => {
    holds(users, factor, (list, m) => {
      const homogeneous = list.map(({ cents, plays: heard }) => {
        const others = heard.filter(({ id }) => id !== 'A' && id !== 'B');
        return { cents, plays: [artist('A', heard[0]!.n * m), artist('B', heard[0]!.n), ...others] };
      });
      const shares = exact(modelOf, homogeneous);
      return at(shares, 'B').times(m).minus(at(shares, 'A')).abs().lte(HAIR.times(m));
    });
  });

  const twiceAsMuchOfA = Array.from({ length: 2 }, () => pays(750, artist('A', 10), artist('B', 5)));

  it.each([
    [...SHAPLEY, '750', '750'],
    [...ARTIST_CENTRIC, '1200', '300'],
  ] as const)('fails under %s', (_, modelOf, paidToA, paidToB) => {
    const shares = exact(modelOf, twiceAsMuchOfA);
    expect([at(shares, 'A').toFixed(), at(shares, 'B').toFixed()]).toEqual([paidToA, paidToB]);
  });
});
