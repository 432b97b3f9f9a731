import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimId, partyId, workId } from '../shared/ids.js';
import { claimsStream, type ClaimCommand, type ClaimEvent, type ClaimFacts } from './claim.js';
import { claims } from './claims.js';
import { commonTerritories, coverage } from './coverage.js';
import { day } from './day.js';

const place = { right: 'mechanical', subjectId: workId('w1') } as const;

const claim: ClaimFacts = {
  ...place,
  claimId: claimId('c1'),
  partyId: partyId('p1'),
  share: '60',
  ...coverage(['*']),
  effectiveFrom: day('2026-01-01'),
};
const of = (changed: Partial<ClaimFacts>): ClaimCommand => ({ claim: { ...claim, ...changed } });
const withdrawn = (from: string, id = 'c1'): ClaimCommand => ({
  withdraw: { ...place, claimId: claimId(id), effectiveFrom: day(from) },
});
const second = { claimId: claimId('c2') };

const run = (...commands: ClaimCommand[]) => {
  let state = claims.initial();
  const log: ClaimEvent[] = [];
  let last: ReturnType<typeof claims.decide> | undefined;
  for (const command of commands) {
    last = claims.decide(command, state);
    if (last.outcome === 'accepted') {
      log.push(...last.events);
      state = last.events.reduce(claims.evolve, state);
    }
  }
  return { last, log };
};
const told = (...commands: ClaimCommand[]) => run(...commands).last;
const accepted = (...events: unknown[]) => ({ outcome: 'accepted', events });
const refused = (because: object) => ({ outcome: 'refused', because: { ...place, claimId: 'c1', ...because } });

describe('a claim', () => {
  it('is kept as it is made', () => {
    expect(told(of({}))).toEqual(accepted({ type: 'RightClaimed', data: { ...claim, edition: 1 } }));
  });

  it('stays quiet when it is made again, after later editions too', () => {
    const next = of({ share: '50', effectiveFrom: day('2026-06-01') });
    expect(told(of({}), next, of({}))).toEqual(accepted());
    expect(told(of({}), withdrawn('2026-06-01'), withdrawn('2026-06-01'))).toEqual(accepted());
  });

  it('is changed from a day on, also one of the past', () => {
    const earlier = { ...claim, share: '40', effectiveFrom: day('2025-06-01') };
    expect(told(of({}), { claim: earlier })).toEqual(
      accepted({ type: 'RightClaimed', data: { ...earlier, edition: 2 } }),
    );
  });

  it('is withdrawn from a day on, and may be made again', () => {
    expect(told(of({}), withdrawn('2026-06-01'))).toEqual(
      accepted({
        type: 'ClaimWithdrawn',
        data: { ...place, claimId: 'c1', effectiveFrom: '2026-06-01', edition: 2 },
      }),
    );
    const again = { ...claim, effectiveFrom: day('2026-09-01') };
    expect(told(of({}), withdrawn('2026-06-01'), { claim: again })).toEqual(
      accepted({ type: 'RightClaimed', data: { ...again, edition: 3 } }),
    );
  });

  it('is kept when all of them add up to more than 100 %: that is a dispute', () => {
    const other = { ...second, partyId: partyId('p2'), share: '55' };
    expect(told(of({}), of(other))).toMatchObject({ outcome: 'accepted', events: [{ data: other }] });
  });

  it.each([
    ['a share of nothing', of({ share: '0' }), { kind: 'ClaimShareNotPositive', share: '0' }],
    ['a negative share', of({ share: '-5' }), { kind: 'ClaimShareNotPositive', share: '-5' }],
    ['more than all', of({ share: '100.000001' }), { kind: 'ClaimShareAboveWhole', share: '100.000001' }],
    ['nowhere', of(coverage(['DE'], ['DE'])), { kind: 'ClaimCoversNoTerritory' }],
    [
      'an end before its beginning',
      of({ effectiveTo: day('2025-12-31') }),
      { kind: 'ClaimEndsBeforeItBegins', effectiveFrom: '2026-01-01', effectiveTo: '2025-12-31' },
    ],
  ])('is refused with %s', (_, command, because) => expect(told(command)).toEqual(refused(because)));

  it('takes all of it for one day', () => {
    expect(told(of({ share: '100', effectiveTo: claim.effectiveFrom }))).toMatchObject({ outcome: 'accepted' });
  });

  it('stays with the party that made it', () => {
    expect(told(of({}), of({ partyId: partyId('p2'), effectiveFrom: day('2026-02-01') }))).toEqual(
      refused({ kind: 'ClaimOfAnotherParty', partyId: 'p2', claimedBy: 'p1' }),
    );
  });

  it('is not withdrawn when it was never made, nor before it begins', () => {
    expect(told(withdrawn('2026-01-01'))).toEqual(refused({ kind: 'ClaimUnknown' }));
    expect(told(of({}), withdrawn('2025-12-31'))).toEqual(
      refused({ kind: 'ClaimNotBegun', effectiveFrom: '2025-12-31', begins: '2026-01-01' }),
    );
  });

  it('has one stream a right and subject', () => expect(claimsStream(place)).toBe('claims-mechanical-w1'));
});

describe('two claims of one party', () => {
  const overlap = (territories: readonly string[], from: string) => ({
    outcome: 'refused',
    because: { ...place, kind: 'ClaimsOverlap', claimId: 'c2', partyId: 'p1', overlaps: 'c1', territories, from },
  });

  it.each([
    ['everywhere', of({}), of(second), ['*'], '2026-01-01'],
    ['in a territory of the world', of({}), of({ ...second, ...coverage(['DE']) }), ['DE'], '2026-01-01'],
    ['in the territory that both list', of(coverage(['DE', 'FR'])), of({ ...second, ...coverage(['FR', 'GB']) }), ['FR'], '2026-01-01'],
    ['on the last day of the first', of({ effectiveTo: day('2026-06-30') }), of({ ...second, effectiveFrom: day('2026-06-30') }), ['*'], '2026-06-30'],
    ['from the day on which the first begins', of({ effectiveFrom: day('2026-03-01') }), of({ ...second, effectiveFrom: day('2026-01-01') }), ['*'], '2026-03-01'],
  ])('do not overlap %s', (_, one, other, ...where) => {
    expect(told(one, other)).toEqual(overlap(...where));
  }); // prettier-ignore

  it.each([
    ['in other territories', of(coverage(['*'], ['DE'])), of({ ...second, ...coverage(['DE']) })],
    ['from the day after the first', of({ effectiveTo: day('2026-06-30') }), of({ ...second, effectiveFrom: day('2026-07-01') })],
    ['until the day before the first', of({}), of({ ...second, effectiveFrom: day('2025-01-01'), effectiveTo: day('2025-12-31') })],
    ['of different parties', of({}), of({ ...second, partyId: partyId('p2') })],
  ])('are fine %s', (_, one, other) => {
    expect(told(one, other)).toMatchObject({ outcome: 'accepted', events: [{ data: { claimId: 'c2' } }] });
  }); // prettier-ignore

  it('may follow each other when the first was withdrawn or narrowed', () => {
    const from = day('2026-06-01');
    expect(told(of({}), withdrawn('2026-06-01'), of({ ...second, effectiveFrom: from }))).toMatchObject({
      outcome: 'accepted',
    });
    const narrowed = of({ ...coverage(['*'], ['DE']), effectiveFrom: from });
    expect(told(of({}), narrowed, of({ ...second, ...coverage(['DE']), effectiveFrom: from }))).toMatchObject({
      outcome: 'accepted',
    });
    expect(told(of({}), narrowed, of({ ...second, ...coverage(['DE']) }))).toMatchObject({ outcome: 'refused' });
  });

  it('never hold at once, whatever was said and refused before', () => {
    const days = ['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04', '2026-01-05'].map(day);
    const commands = fc.record({
      id: fc.constantFrom('c1', 'c2', 'c3'),
      from: fc.nat(4),
      length: fc.option(fc.nat(4), { nil: undefined }),
      where: fc.constantFrom(coverage(['*']), coverage(['*'], ['DE']), coverage(['DE']), coverage(['FR', 'GB'])),
      withdraw: fc.boolean(),
    });
    const asCommand = ({
      id,
      from,
      length,
      where,
      withdraw,
    }: typeof commands extends fc.Arbitrary<infer C> ? C : never) =>
      withdraw
        ? withdrawn(days[from]!, id)
        : of({
            claimId: claimId(id),
            ...where,
            effectiveFrom: days[from]!,
            ...(length === undefined ? {} : { effectiveTo: days[Math.min(4, from + length)]! }),
          });
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 12 }), (list) => {
        const { log } = run(...list.map(asCommand));
        for (const on of days)
          for (const territory of ['DE', 'FR', 'US']) expect(holding(log, on, territory).length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });

  /** By the words of `stated-facts.ts`, not by the code: the latest first day up to the day, of those the last said. */
  const holding = (log: readonly ClaimEvent[], on: string, territory: string) =>
    ['c1', 'c2', 'c3'].filter((id) => {
      const said = log.filter(({ data }) => data.claimId === id && data.effectiveFrom <= on);
      const latest = said
        .map(({ data }) => data.effectiveFrom)
        .sort()
        .at(-1);
      const event = said.findLast(({ data }) => data.effectiveFrom === latest);
      if (event?.type !== 'RightClaimed') return false;
      const { effectiveTo, territories, exceptTerritories } = event.data;
      if (effectiveTo !== undefined && effectiveTo < on) return false;
      return territories.includes(territory) || (territories.includes('*') && !exceptTerritories.includes(territory));
    });
});

describe('the territories that two claims have in common', () => {
  it.each([
    [coverage(['*']), coverage(['*'], ['US']), ['*']],
    [coverage(['*'], ['US']), coverage(['US', 'CA']), ['CA']],
    [coverage(['US', 'CA']), coverage(['*'], ['US', 'CA']), []],
    [coverage(['DE', 'FR', 'DE']), coverage(['FR'], ['GB']), ['FR']],
    [coverage(['DE', 'FR'], ['FR']), coverage(['FR']), []],
  ])('of %j and %j are %j', (one, other, common) => {
    expect(commonTerritories(one, other)).toEqual(common);
    expect(commonTerritories(other, one)).toEqual(common);
  });
});
