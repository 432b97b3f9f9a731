/** A month with rain in it: what it weighs under each model, taken back, and corrected where the month was closed. */
import { beforeAll, describe, expect, it } from 'vitest';
import { done, openDesk, PRO_RATA, type RoyaltyDesk } from '../../../test/royalty-desk.js';
import { PAYOUT_MODEL_NAMES } from '../../domain/royalties/payout/payout-models.js';
import { FUNCTIONAL_NOISE_POLICIES } from '../../domain/royalties/usage/functional-noise.js';
import { modelNamed, policiesOf, rulesOf, type MonthRules } from './month-rules.js';

const [, A_FIFTH, UNPAID] = FUNCTIONAL_NOISE_POLICIES;
const noise = (trackId: string, audio = 'functional-noise', effectiveFrom = '2026-01-01') => ({
  kind: 'classification', trackId, audio, reason: 'a test', effectiveFrom,
}); // prettier-ignore

let desk: RoyaltyDesk;

/** `hit` is music, `rain` two minutes of noise, `drip` one; January's pool is of 100.00. */
beforeAll(async () => {
  desk = await openDesk('for the file');
  await desk.catalogue(['hit', 'North'], ['rain', 'Quiet', 2], ['drip', 'Quiet', 1]);
  await desk.terms(noise('rain'), noise('drip'), noise('hit', 'functional-noise', '2026-02-01'));
  await desk.pool('2026-01', 'DE premium', 'EUR', 10_000);
  await desk.plays(
    { month: '2026-01', track: 'hit', plays: 10 },
    { month: '2026-01', track: 'rain', plays: 25 },
    { month: '2026-01', track: 'hit', plays: 5, listener: 'bea' },
    { month: '2026-01', track: 'drip', plays: 5, listener: 'bea' },
  );
}, 60_000);

type Line = { readonly track_id: string; readonly streams: bigint; readonly amount_minor: string };

const causesOf = async (runId: string) =>
  (await desk.rows<{ readonly caused_by: string }>('select distinct caused_by from royalty_lines where run_id = $1 and corrects <> $2 order by 1', runId, '')).map(({ caused_by }) => caused_by); // prettier-ignore

const linesOf = (runId: string) =>
  desk.rows<Line>(
    'select track_id, streams, amount_minor from royalty_lines where run_id = $1 order by corrects, track_id',
    runId,
  );

const sharedBy = async (rules: MonthRules) => {
  const { run } = done(await desk.calculate('2026-01', rules));
  const lines = await linesOf(run.runId);
  return { lines, amounts: Object.fromEntries(lines.map((line) => [line.track_id, Number(line.amount_minor)])) };
};

describe('functional noise', () => {
  it('earns a fifth of music and nothing below two minutes, with all of its streams on the lines', async () => {
    expect((await sharedBy({ ...PRO_RATA, functionalNoise: A_FIFTH })).lines).toEqual([
      { track_id: 'drip', streams: 5n, amount_minor: '0' },
      { track_id: 'hit', streams: 15n, amount_minor: '7500' },
      { track_id: 'rain', streams: 25n, amount_minor: '2500' },
    ]);
    const userCentric = { payoutModel: modelNamed('user-centric'), functionalNoise: A_FIFTH };
    expect((await sharedBy(userCentric)).amounts).toEqual({ drip: 0, hit: 8_333, rain: 1_667 });
  }, 60_000);

  it.each(PAYOUT_MODEL_NAMES)('earns no more than music by %s, nothing where it is unpaid, and no cent is lost', async (name) => {
    const payoutModel = modelNamed(name);
    const asMusic = await sharedBy({ payoutModel });
    const aFifth = await sharedBy({ payoutModel, functionalNoise: A_FIFTH });
    const unpaid = await sharedBy({ payoutModel, functionalNoise: UNPAID });
    for (const { amounts } of [asMusic, aFifth, unpaid])
      expect(Object.values(amounts).reduce((total, one) => total + one, 0)).toBe(10_000);
    expect(asMusic.amounts['rain']).toBeGreaterThan(0);
    expect(aFifth.amounts['rain']).toBeLessThanOrEqual(asMusic.amounts['rain']!);
    expect(aFifth.amounts['hit']).toBeGreaterThan(asMusic.amounts['hit']!);
    expect(unpaid.amounts['hit']).toBe(10_000);
  }, 60_000); // prettier-ignore

  it('with artificial streams weighs the product of both', async () => {
    const verdict = { kind: 'fraud-verdict', period: '2026-01', trackId: 'rain', artificialStreams: 20, reason: 'a test' };
    await desk.terms(verdict);
    // Pro rata 15 of `hit` and a fifth of 5; by listener, Ann's 10 of `hit` and a fifth of a fifth of 25.
    expect((await sharedBy({ ...PRO_RATA, functionalNoise: A_FIFTH })).amounts).toMatchObject({ hit: 9_375, rain: 625 });
    const userCentric = { payoutModel: modelNamed('user-centric'), functionalNoise: A_FIFTH };
    expect((await sharedBy(userCentric)).amounts).toMatchObject({ hit: 9_545, rain: 455 });
    await desk.terms({ ...verdict, artificialStreams: 0 });
  }, 60_000); // prettier-ignore

  it('is in the basis of a month, which says by itself how it was calculated', () => {
    const rules = { ...PRO_RATA, functionalNoise: A_FIFTH };
    const basis = { position: '1', countingPolicy: 'any', ratesVersion: 'any', fxRateIds: [], payoutModel: rules.payoutModel }; // prettier-ignore
    expect(policiesOf(rules)).toEqual(['noise-a-fifth@1']);
    expect(rulesOf({ ...basis, usagePolicies: policiesOf(rules) })).toEqual(rules);
  });

  it('is corrected in a closed month when it turns out to be music, and every statement verifies', async () => {
    await desk.closeMonth('2026-01', { ...PRO_RATA, functionalNoise: A_FIFTH });
    await desk.terms(noise('rain', 'music'));
    const { run } = await desk.closeMonth('2026-02');
    expect(await linesOf(run.runId)).toEqual([
      { track_id: 'hit', streams: 0n, amount_minor: '-3750' },
      { track_id: 'rain', streams: 0n, amount_minor: '3750' },
    ]);
    const [said] = await desk.rows<{ position: bigint }>(
      `select position from track_classifications where audio = 'music'`,
    );
    expect(await causesOf(run.runId)).toEqual([
      `changed classification in the pool@${said!.position}`,
      `changed classification@${said!.position}`,
    ]);
    expect((await desk.check()).checks.filter(({ ok }) => !ok)).toEqual([]);
    const verified = await desk.verify('2026-01', '2026-02');
    expect(verified.map(({ sameLines, verdicts }) => [sameLines, verdicts.every(({ outcome }) => outcome === 'same')])).toEqual([[true, true], [true, true]]); // prettier-ignore
  }, 120_000);

  it('is corrected in a closed month when it turns out to be shorter, and the catalogue is named as the cause', async () => {
    await desk.terms(noise('rain'));
    await desk.closeMonth('2026-03');
    await desk.catalogue(['rain', 'Quiet', 1]);
    const { run } = await desk.closeMonth('2026-04');
    expect(await linesOf(run.runId)).toEqual([
      { track_id: 'hit', streams: 0n, amount_minor: '2500' },
      { track_id: 'rain', streams: 0n, amount_minor: '-2500' },
    ]);
    const [entry] = await desk.rows<{ position: bigint }>(`select position from tracks where track_id = 'rain'`);
    expect(await causesOf(run.runId)).toEqual([
      `changed catalogue entry in the pool@${entry!.position}`,
      `changed catalogue entry@${entry!.position}`,
    ]);
  }, 120_000);
});
