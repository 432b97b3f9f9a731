import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal, sum } from '../../shared/money.js';
import { OVERCLAIM_POLICIES, type ClaimShare, type OverclaimPolicy } from './claimed-shares.js';
import { divideByClaims, type Division } from './divide-by-claims.js';
import { releaseHeld } from './release-held.js';

const shares = (of: Readonly<Record<string, string>>): readonly ClaimShare[] =>
  Object.entries(of).map(([party, share]) => ({ party, share: new Decimal(share) }));
const shown = ({ paid, held, reason }: Division) => ({
  ...Object.fromEntries(paid.map(({ party, minor }) => [party, minor.toFixed()])),
  held: held.toFixed(),
  reason,
});
const divided = (minor: string, claims: Readonly<Record<string, string>>, policy: OverclaimPolicy = 'hold-all') =>
  shown(divideByClaims(new Decimal(minor), shares(claims), policy));

const amounts = fc.bigInt({ min: 0n, max: 10n ** 15n }).map((minor) => new Decimal(minor));
const claimLists = fc
  .uniqueArray(
    fc.record({ party: fc.stringMatching(/^[a-z]{1,6}$/), millionths: fc.integer({ min: 1, max: 100_000_000 }) }),
    { selector: ({ party }) => party, maxLength: 6 },
  )
  .map((list) => list.map(({ party, millionths }) => ({ party, share: new Decimal(millionths).div(1_000_000) })));
const policies = fc.constantFrom(...OVERCLAIM_POLICIES);

describe('an amount divided by claims', () => {
  it('is paid out where they add up to exactly 100 %, under every policy', () => {
    const claims = { P1: '33.333333', P2: '33.333333', P3: '33.333334' };
    for (const policy of OVERCLAIM_POLICIES)
      expect(divided('100', claims, policy)).toEqual({ P1: '33', P2: '33', P3: '34', held: '0', reason: 'none' });
  });

  it('is paid as far as it is claimed, and the rest is held as unclaimed', () => {
    expect(divided('100000', { P1: '50', P2: '30' })).toEqual({ P1: '50000', P2: '30000', held: '20000', reason: 'unclaimed' }); // prettier-ignore
  });

  it.each([[{}], [{ P1: '0' }]])('is all held as unmatched by %j', (claims) => {
    expect(divided('100', claims)).toMatchObject({ held: '100', reason: 'unmatched' });
  });

  it('is held, contested or scaled above 100 %, as the policy says', () => {
    const claims = { P1: '60', P2: '55' };
    expect(divided('100000', claims, 'hold-all')).toEqual({ P1: '0', P2: '0', held: '100000', reason: 'disputed' });
    expect(divided('100000', claims, 'hold-contested-only')).toEqual({ P1: '45000', P2: '40000', held: '15000', reason: 'disputed' }); // prettier-ignore
    expect(divided('100000', claims, 'scale-pro-rata')).toEqual({ P1: '52174', P2: '47826', held: '0', reason: 'none' }); // prettier-ignore
  });

  it('pays each of three claimants what the two others leave, and nothing where they leave nothing', () => {
    // 130 is 30 too much: 60 - 30, 50 - 30, and 20 - 30 is nothing; 50 of 100 is held.
    expect(divided('1000', { P1: '60', P2: '50', P3: '20' }, 'hold-contested-only')).toEqual({
      P1: '300', P2: '200', P3: '0', held: '500', reason: 'disputed',
    }); // prettier-ignore
  });

  it('pays nothing uncontested where two claim all of it', () => {
    expect(divided('7', { P1: '100', P2: '100' }, 'hold-contested-only')).toMatchObject({
      P1: '0',
      P2: '0',
      held: '7',
    });
  });

  it('says that something is unclaimed where that rounds to no money', () => {
    expect(divided('100', { P1: '99.9' })).toEqual({ P1: '100', held: '0', reason: 'unclaimed' });
  });

  it('rounds the held part like a payee, even beside a party of that name', () => {
    expect(divided('1', { held: '50', unclaimed: '50', x: '50' }, 'hold-contested-only')).toMatchObject({ held: '1' });
    expect(divided('1', { unclaimed: '50' })).toEqual({ unclaimed: '1', held: '0', reason: 'unclaimed' });
    expect(divided('1', { z: '50' })).toEqual({ z: '0', held: '1', reason: 'unclaimed' });
  });

  it('is paid or held to the last minor unit, whatever the claims, the policy and the order', () => {
    fc.assert(
      fc.property(amounts, claimLists, policies, (amount, claims, policy) => {
        const division = divideByClaims(amount, claims, policy);
        expect(
          sum(division.paid.map(({ minor }) => minor))
            .plus(division.held)
            .eq(amount),
        ).toBe(true);
        const turned = divideByClaims(amount, claims.toReversed(), policy);
        expect(shown(turned)).toEqual(shown(division));
      }),
      { numRuns: 300 },
    );
  });

  it('never pays a contested part: no more than the claim, nor than all others leave', () => {
    fc.assert(
      fc.property(amounts, claimLists, (amount, claims) => {
        const { paid } = divideByClaims(amount, claims, 'hold-contested-only');
        for (const [index, { share }] of claims.entries()) {
          const others = sum(claims.filter((_, at) => at !== index).map((claim) => claim.share));
          const left = Decimal.min(share, Decimal.max(0, new Decimal(100).minus(others)));
          // The largest remainder may add less than one minor unit to the exact amount.
          expect(paid[index]!.minor.lt(amount.times(left).div(100).plus(1))).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('takes no share below zero and no party twice', () => {
    expect(() => divided('1', { P1: '-1' })).toThrow(/P1 cannot claim -1/);
    const [one] = shares({ P1: '50' });
    expect(() => divideByClaims(new Decimal(1), [one!, one!], 'hold-all')).toThrow(RangeError);
    expect(() => divided('0.5', { P1: '50' })).toThrow(RangeError);
  });
});

describe('held money', () => {
  const held = new Decimal(20_000);

  it('goes out by market share when nobody claimed it in time', () => {
    expect(shown(releaseHeld(held, { by: 'market-share', shares: shares({ P1: '50', P2: '30' }) }))).toEqual({
      P1: '12500', P2: '7500', held: '0', reason: 'none',
    }); // prettier-ignore
  });

  it('stays where nobody has a share of the market', () => {
    for (const market of [{}, { P1: '0' }])
      expect(shown(releaseHeld(held, { by: 'market-share', shares: shares(market) }))).toMatchObject({
        held: '20000',
        reason: 'unmatched',
      });
  });

  const later = (claims: Readonly<Record<string, string>>, policy: OverclaimPolicy = 'hold-all') =>
    shown(releaseHeld(held, { by: 'later-claims', heldShare: new Decimal(20), claims: shares(claims), policy }));

  it('goes to a later claim, as far as that goes', () => {
    expect(later({ P3: '20' })).toEqual({ P3: '20000', held: '0', reason: 'none' });
    expect(later({ P3: '5', P4: '10' })).toEqual({ P3: '5000', P4: '10000', held: '5000', reason: 'unclaimed' });
    expect(later({})).toEqual({ held: '20000', reason: 'unmatched' });
  });

  it('is disputed where later claims want more than is held', () => {
    expect(later({ P3: '15', P4: '10' })).toMatchObject({ held: '20000', reason: 'disputed' });
    expect(later({ P3: '15', P4: '10' }, 'hold-contested-only')).toEqual({ P3: '10000', P4: '5000', held: '5000', reason: 'disputed' }); // prettier-ignore
  });

  it('leaves, with what was paid before, what one division of everything would have paid', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.bigInt({ min: 0n, max: 10n ** 9n }), (first, hundreds) => {
        const amount = new Decimal(hundreds * 100n);
        const before = divideByClaims(amount, shares({ P1: String(first) }), 'hold-all');
        const rest = String(100 - first);
        const after = releaseHeld(before.held, { by: 'later-claims', heldShare: new Decimal(rest), claims: shares({ P2: rest }), policy: 'hold-all' }); // prettier-ignore
        const atOnce = divideByClaims(amount, shares({ P1: String(first), P2: rest }), 'hold-all');
        expect([...before.paid, ...after.paid]).toEqual(atOnce.paid);
      }),
    );
  });

  it('takes no party twice', () => {
    const [one] = shares({ P1: '50' });
    expect(() => releaseHeld(held, { by: 'market-share', shares: [one!, one!] })).toThrow(RangeError);
  });
});
