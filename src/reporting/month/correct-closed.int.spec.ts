import { describe, expect, it } from 'vitest';
import { openDesk, USER_CENTRIC, type RoyaltyDesk } from '../../../test/royalty-desk.js';

type Line = {
  readonly party: string | null;
  readonly track_id: string;
  readonly corrects: string;
  readonly amount_minor: string;
  readonly streams: bigint;
  readonly caused_by: string;
};

const corrections = (desk: RoyaltyDesk, month: string) =>
  desk.rows<Line>(
    `select party, track_id, corrects, amount_minor, streams, caused_by from royalty_lines
      where run_id = (select run_id from royalty_months where period = $1) and corrects <> ''
      order by corrects, track_id, party`,
    month,
  );

const inShort = (lines: readonly Line[]) =>
  lines.map(({ track_id, corrects, amount_minor, streams, caused_by }) => [track_id, corrects, amount_minor, streams, caused_by]); // prettier-ignore

/** January closed: of 90.00 in DE 60.00 to `hit` and 30.00 to `b-side`, of 50.00 in SE all to `hit`. */
const closedJanuary = async (): Promise<RoyaltyDesk> => {
  const desk = await openDesk();
  await desk.catalogue(['hit', 'North'], ['b-side', 'South'], ['third', 'East']);
  await desk.plays(
    { month: '2026-01', track: 'hit', plays: 2 },
    { month: '2026-01', track: 'b-side', plays: 1 },
    { month: '2026-01', track: 'hit', plays: 1, market: 'SE premium' },
  );
  await desk.pool('2026-01', 'DE premium', 'EUR', 9_000);
  await desk.pool('2026-01', 'SE premium', 'EUR', 5_000);
  await desk.closeMonth('2026-01');
  return desk;
};

describe('a closed month', () => {
  it('is corrected by exactly the lines that a late play changes, each with its cause', async () => {
    const desk = await closedJanuary();
    const late = await desk.plays({ month: '2026-01', track: 'third', plays: 1 });
    await desk.closeMonth('2026-02');
    expect(inShort(await corrections(desk, '2026-02'))).toEqual([
      ['b-side', '2026-01', '-750', 0n, `late play in the pool@${late}`],
      ['hit', '2026-01', '-1500', 0n, `late play in the pool@${late}`],
      ['third', '2026-01', '2250', 1n, `late play@${late}`],
    ]);
  }, 60_000);

  it('is corrected once for one fact, and for the next fact names the next', async () => {
    const desk = await closedJanuary();
    const first = await desk.plays({ month: '2026-01', track: 'hit', plays: 1 });
    await desk.closeMonth('2026-02');
    expect(inShort(await corrections(desk, '2026-02'))).toEqual([
      ['b-side', '2026-01', '-750', 0n, `late play in the pool@${first}`],
      ['hit', '2026-01', '750', 1n, `late play@${first}`],
    ]);
    await desk.closeMonth('2026-03');
    expect(await corrections(desk, '2026-03')).toEqual([]);
    const second = await desk.plays({ month: '2026-01', track: 'hit', plays: 1 });
    await desk.closeMonth('2026-04');
    expect(inShort(await corrections(desk, '2026-04'))).toEqual([
      ['b-side', '2026-01', '-450', 0n, `late play in the pool@${second}`],
      ['hit', '2026-01', '450', 1n, `late play@${second}`],
    ]);
  }, 60_000);

  it('is corrected for a restated pool, in that market alone', async () => {
    const desk = await closedJanuary();
    await desk.pool('2026-01', 'SE premium', 'EUR', 4_000);
    const [declared] = await desk.rows<{ declared_at: bigint }>(`select declared_at from pools where territory = 'SE'`);
    await desk.closeMonth('2026-02');
    expect(inShort(await corrections(desk, '2026-02'))).toEqual([
      ['hit', '2026-01', '-1000', 0n, `changed pool@${declared!.declared_at}`],
    ]);
  }, 60_000);

  it('is corrected by its own payout model, whatever the open month is calculated by', async () => {
    const desk = await closedJanuary();
    await desk.pool('2026-02', 'DE premium', 'EUR', 1_000);
    await desk.plays({ month: '2026-02', track: 'hit', plays: 9 }, { month: '2026-02', track: 'b-side', plays: 1, listener: 'bea' }); // prettier-ignore
    await desk.closeMonth('2026-02', USER_CENTRIC);
    expect(await corrections(desk, '2026-02')).toEqual([]);
    await desk.plays({ month: '2026-02', track: 'hit', plays: 90 });
    await desk.closeMonth('2026-03');
    expect(await corrections(desk, '2026-03')).toEqual([]); // user-centric: Ann's half was for it already
  }, 60_000);

  it('gives the money of a pool that nobody streamed for to the plays that come late', async () => {
    const desk = await closedJanuary();
    await desk.pool('2026-02', 'GB premium', 'EUR', 700);
    const { run } = await desk.closeMonth('2026-02');
    expect(run.outcome.totals).toMatchObject([{ poolsMinor: '700', dueMinor: '0', undistributedMinor: '700' }]);
    await desk.plays({ month: '2026-02', track: 'hit', plays: 1, market: 'GB premium' });
    const later = await desk.closeMonth('2026-03');
    expect(later.run.outcome.totals).toMatchObject([
      { poolsMinor: '0', adjustmentsMinor: '0', dueMinor: '700', undistributedMinor: '-700' },
    ]);
    const balances = await desk.rows<{ balance: string }>(
      `select sum(case side when 'C' then amount_minor else -amount_minor end) as balance from journal_lines
        where account = 'carried-forward:GB:premium'`,
    );
    expect(balances).toEqual([{ balance: '0' }]);
  }, 60_000);
});

describe('a correction names the fact behind it', () => {
  const SINCE = { effectiveFrom: '2026-01-01' };
  const verdict = { kind: 'fraud-verdict', period: '2026-01', artificialStreams: 'all', reason: 'a test' };
  const party = (partyId: string, name: string) => ({ kind: 'party', partyId, partyKind: 'label', name, ...SINCE });

  const positionIn = async (desk: RoyaltyDesk, table: string, where = 'true') =>
    (await desk.rows<{ position: bigint }>(`select max(position) as position from ${table} where ${where}`))[0]!
      .position;

  /** Payee (or why there is none), track, amount and cause. */
  const causes = async (desk: RoyaltyDesk, month: string) =>
    (await corrections(desk, month)).map(({ party: payee, track_id, amount_minor, caused_by }) => [payee, track_id, amount_minor, caused_by].join(' ')); // prettier-ignore

  it('of a catalogue entry that got another label, a party that was described, renamed and represented', async () => {
    const desk = await closedJanuary();
    await desk.catalogue(['b-side', 'East']);
    await desk.closeMonth('2026-02');
    const entry = `changed catalogue entry@${await positionIn(desk, 'tracks', `track_id = 'b-side'`)}`;
    expect(await causes(desk, '2026-02')).toEqual([`East b-side 3000 ${entry}`, `South b-side -3000 ${entry}`]);

    await desk.terms(party('north-ltd', 'North'));
    await desk.closeMonth('2026-03');
    const described = `changed party@${await positionIn(desk, 'parties')}`;
    const moved = (from: string, to: string, cause: string) =>
      [from, to].sort().flatMap((payee) => ['5000', '6000'].map((amount) => `${payee} hit ${payee === to ? '' : '-'}${amount} ${cause}`)).sort(); // prettier-ignore
    expect((await causes(desk, '2026-03')).sort()).toEqual(moved('North', 'north-ltd', described));

    await desk.terms({ kind: 'representation', partyId: 'north-ltd', representedBy: 'merlin', ...SINCE });
    await desk.closeMonth('2026-04');
    const represented = `changed party@${await positionIn(desk, 'party_representations')}`;
    expect((await causes(desk, '2026-04')).sort()).toEqual(moved('north-ltd', 'merlin', represented));

    await desk.terms(party('north-ltd', 'Renamed'));
    await desk.closeMonth('2026-05');
    const renamed = `changed party@${await positionIn(desk, 'parties')}`;
    expect((await causes(desk, '2026-05')).sort()).toEqual(moved('merlin', 'North', renamed));
  }, 120_000);

  it('of a fraud verdict on a track, on a listener, and of one that was lifted', async () => {
    const desk = await closedJanuary();
    await desk.terms({ ...verdict, trackId: 'b-side' });
    await desk.closeMonth('2026-02');
    const found = await positionIn(desk, 'fraud_verdicts');
    expect(await causes(desk, '2026-02')).toEqual([
      `South b-side -3000 fraud verdict@${found}`,
      `North hit 3000 fraud verdict in the pool@${found}`,
    ]);
    await desk.terms({ ...verdict, trackId: 'b-side', artificialStreams: 0 }, { ...verdict, listenerId: 'ann' });
    await desk.closeMonth('2026-03');
    const [lifted, ofListener] = [await positionIn(desk, 'fraud_verdicts', `subject_kind = 'track'`), await positionIn(desk, 'fraud_verdicts', `subject_kind = 'listener'`)]; // prettier-ignore
    expect(lifted).not.toBe(ofListener);
    // Ann was the only listener: every stream of January is artificial by now, and nobody is paid for it.
    expect(await causes(desk, '2026-03')).toEqual([
      `North hit -9000 fraud verdict@${ofListener}`,
      `North hit -5000 fraud verdict@${ofListener}`,
    ]);
    expect(lifted).toBeGreaterThan(found);
  }, 120_000);

  it('of a recording that was matched to a track', async () => {
    const desk = await openDesk();
    await desk.catalogue(['hit', 'North']);
    await desk.plays({ month: '2026-01', track: 'hit', plays: 1 }, { month: '2026-01', track: 'unknown', plays: 1 });
    await desk.pool('2026-01', 'DE premium', 'EUR', 1_000);
    await desk.closeMonth('2026-01');
    await desk.match('unknown', 'hit');
    await desk.closeMonth('2026-02');
    const matched = `matched recording@${await positionIn(desk, 'recording_matches')}`;
    expect(await causes(desk, '2026-02')).toEqual([`North hit 500 ${matched}`, ` unknown -500 ${matched}`]);
  }, 120_000);
});
