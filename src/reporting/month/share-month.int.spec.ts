/** Who gets which line of a month: by label, by claims to recordings, by works and their claims, by minimum streams. */
import { describe, expect, it } from 'vitest';
import { done, openDesk, PRO_RATA, USER_CENTRIC, type RoyaltyDesk } from '../../../test/royalty-desk.js';
import { claim, embodiment, revenue } from '../../../test/simulated-year.js';
import { MINIMUM_STREAMS_POLICIES } from '../../domain/royalties/usage/minimum-streams.js';
import type { MonthRules } from './month-rules.js';

type Line = {
  readonly right_kind: string;
  readonly payee: string;
  readonly track_id: string;
  readonly work_id: string;
  readonly amount_minor: string;
};

/** Of January, calculated now: right, payee (or why there is none), track, work and amount. */
const linesOf = async (desk: RoyaltyDesk, rules: MonthRules = PRO_RATA, where = 'true') => {
  const { run } = done(await desk.calculate('2026-01', rules));
  const rows = await desk.rows<Line>(
    `select right_kind, coalesce(party, '(' || held || ')') as payee, track_id, work_id, amount_minor from royalty_lines
      where run_id = $1 and ${where} order by right_kind, track_id, work_id, payee`,
    run.runId,
  );
  return rows.map(({ right_kind, payee, track_id, work_id, amount_minor }) => [right_kind, payee, track_id, work_id, amount_minor].filter((text) => text !== '').join(' ')); // prettier-ignore
};

describe('recordings', () => {
  it('are paid by their claims where there are any, territory by territory, and by the label elsewhere', async () => {
    const desk = await openDesk();
    await desk.catalogue(['a', 'North'], ['b', 'North'], ['c', 'North']);
    const inGermany = { territories: ['DE'] };
    await desk.terms(
      { ...claim('making-available', 'a', 'dist-1', '60'), ...inGermany },
      { ...claim('making-available', 'a', 'dist-2', '50'), ...inGermany },
      { ...claim('making-available', 'b', 'dist-1', '70'), ...inGermany },
    );
    for (const market of ['DE premium', 'SE premium']) {
      await desk.pool('2026-01', market, 'EUR', 30_000);
      await desk.plays(...['a', 'b', 'c'].map((track) => ({ month: '2026-01', track, plays: 1, market })));
    }
    expect(await linesOf(desk, PRO_RATA, `territory = 'DE'`)).toEqual([
      'recording (disputed) a 1000', // both contest 10 %
      'recording dist-1 a 5000',
      'recording dist-2 a 4000',
      'recording (unclaimed) b 3000',
      'recording dist-1 b 7000',
      'recording North c 10000',
    ]);
    const inSweden = await linesOf(desk, PRO_RATA, `territory = 'SE'`);
    expect(inSweden).toEqual(['a', 'b', 'c'].map((track) => `recording North ${track} 10000`));
    expect(await linesOf(desk, USER_CENTRIC, `territory = 'DE' and track_id = 'a'`)).toEqual([
      'recording (disputed) a 1000',
      'recording dist-1 a 5000',
      'recording dist-2 a 4000',
    ]);
  }, 60_000);

  it('that the catalogue does not know, or whose label fits several parties, are held', async () => {
    const desk = await openDesk();
    await desk.catalogue(['a', 'Twin']);
    const twin = { kind: 'party', partyKind: 'label', name: 'Twin', effectiveFrom: '2026-01-01' };
    await desk.terms({ ...twin, partyId: 'twin-1' }, { ...twin, partyId: 'twin-2' });
    await desk.pool('2026-01', 'DE premium', 'EUR', 10_000);
    await desk.plays({ month: '2026-01', track: 'a', plays: 1 }, { month: '2026-01', track: 'ghost', plays: 1 });
    expect(await linesOf(desk)).toEqual(['recording (unmatched) a 5000', 'recording (unmatched) ghost 5000']);
  }, 60_000);
});

describe('usage', () => {
  it('is counted where it stands, and leaves nothing in the session that would be in the way of a rebuild', async () => {
    const desk = await openDesk();
    await desk.catalogue(['a', 'North'], ['b', 'North']);
    await desk.pool('2026-01', 'DE premium', 'EUR', 9_000);
    await desk.plays({ month: '2026-01', track: 'a', plays: 2 }, { month: '2026-01', track: 'b', plays: 1 });
    const lines = ['recording North a 6000', 'recording North b 3000'];
    expect(await linesOf(desk)).toEqual(lines);
    expect(await linesOf(desk, USER_CENTRIC)).toEqual(lines);
    const left = await desk.rows(`select relname from pg_class where relname in ('month_usage', 'until_commit')`);
    expect(left).toEqual([]);
  }, 60_000);
});

describe('works', () => {
  const twoTracks = async (market: string, code: string): Promise<RoyaltyDesk> => {
    const desk = await openDesk();
    await desk.catalogue(['long', 'North', 7], ['short', 'North', 5]);
    const [territory] = market.split(' ');
    await desk.terms(
      revenue('2026-01', territory!, code, '10000.00'),
      embodiment('long', 'epic'),
      { kind: 'embodiment', trackId: 'short', works: [{ workId: 'one', basisPoints: 2_500 }, { workId: 'two', basisPoints: 7_500 }], effectiveFrom: '2026-01-01' },
      ...['epic', 'one', 'two'].map((work) => claim('mechanical', work, `of-${work}`, '100')),
    ); // prettier-ignore
    await desk.plays({ month: '2026-01', track: 'long', plays: 5, market }, { month: '2026-01', track: 'short', plays: 5, market }); // prettier-ignore
    return desk;
  };
  const mechanical = (desk: RoyaltyDesk) => linesOf(desk, PRO_RATA, `right_kind = 'mechanical'`);

  it('share a pool by streams, and a track by the parts of its works', async () => {
    // 10,000.00 less 19 % tax in it is 8,403.36; 15 % of it is 1,260.50, less 20.00 of performing 1,240.50.
    expect(await mechanical(await twoTracks('DE premium', 'EUR'))).toEqual([
      'mechanical of-epic long epic 62025',
      'mechanical of-one short one 15506',
      'mechanical of-two short two 46519',
    ]);
  }, 60_000);

  it('of long tracks weigh more in the US: seven minutes are 1.4 plays, five are one', async () => {
    const desk = await twoTracks('US premium', 'USD');
    const lines = await mechanical(desk);
    const amountOf = (payee: string) =>
      BigInt(
        lines
          .find((line) => line.includes(payee))!
          .split(' ')
          .at(-1)!,
      );
    const [long, short] = [amountOf('of-epic'), amountOf('of-one') + amountOf('of-two')];
    const pool = long + short;
    expect(long).toBe((pool * 14n * 2n + 24n) / (24n * 2n)); // 5 x 1.4 of 5 x 1.4 + 5 x 1, rounded
    const { run } = done(await desk.calculate('2026-01'));
    const stated = run.outcome.pools.find(({ right }) => right === 'mechanical')!;
    expect([stated.amountMinor, stated.rule]).toEqual([pool.toString(), '37 CFR 385.21']);
    expect(run.outcome.notices.length).toBeGreaterThan(0); // rates that are to be confirmed
  }, 60_000);
});

describe('a minimum of streams', () => {
  const policyOf = (name: string) => MINIMUM_STREAMS_POLICIES.find((one) => one.name === name)!;
  const LISTENERS = 50;

  it('leaves tracks below it out, under either model, and all of the pool to the others', async () => {
    const desk = await openDesk();
    await desk.catalogue(['hit', 'North'], ['niche', 'South'], ['crowd', 'East']);
    await desk.pool('2026-01', 'DE premium', 'EUR', 10_001);
    await desk.plays(
      { month: '2026-01', track: 'hit', plays: 1_000 },
      { month: '2026-01', track: 'niche', plays: 3, listener: 'bea' },
      ...Array.from({ length: LISTENERS }, (_, nth) => ({ month: '2026-01', track: 'crowd', plays: 20, listener: `fan-${nth}` })),
    ); // prettier-ignore
    for (const model of [PRO_RATA, USER_CENTRIC]) {
      const lines = await linesOf(desk, { ...model, minimumStreams: policyOf('thousand-a-year') });
      expect(lines.map((line) => line.split(' ')[2])).toEqual(['crowd', 'hit']);
      expect(lines.reduce((total, line) => total + BigInt(line.split(' ')[3]!), 0n)).toBe(10_001n);
      const fromFifty = await linesOf(desk, { ...model, minimumStreams: policyOf('thousand-a-year-from-fifty') });
      expect(fromFifty).toEqual(['recording East crowd 10001']);
    }
    expect(await linesOf(desk)).toHaveLength(3);
  }, 120_000);
});
