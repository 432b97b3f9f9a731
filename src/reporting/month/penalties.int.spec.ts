/** What artificial streams cost their suppliers: found in time, found late, claimed, converted, and taken back. */
import { beforeAll, describe, expect, it } from 'vitest';
import { done, openDesk, PRO_RATA, type RoyaltyDesk } from '../../../test/royalty-desk.js';
import { claim } from '../../../test/simulated-year.js';
import { ARTIFICIAL_STREAMS_POLICIES } from '../../domain/royalties/usage/artificial-streams.js';
import { policiesOf, rulesOf } from './month-rules.js';
import type { RunOutcome } from './run-outcome.js';

const [, TEN_EURO] = ARTIFICIAL_STREAMS_POLICIES;
const RULES = { ...PRO_RATA, artificialStreams: TEN_EURO };
const verdict = (trackId: string, artificialStreams: number | 'all', period = '2026-01') => ({
  kind: 'fraud-verdict', period, trackId, artificialStreams, reason: 'a test',
}); // prettier-ignore

const chargesOf = ({ settled }: Pick<RunOutcome, 'settled'>) =>
  settled.flatMap(({ party, currency, settlement }) =>
    settlement.steps
      .filter(({ step }) => step === 'charge')
      .map(({ label, amountMinor, rule }) => [party, currency, label, amountMinor, rule].join(' | ')),
  );

const balancesOf = async (desk: RoyaltyDesk, account: string) =>
  (await desk.rows<{ balance: string }>(`select coalesce(sum(case side when 'C' then amount_minor else -amount_minor end), 0) as balance
                                           from journal_lines where account = $1`, account))[0]!.balance; // prettier-ignore

describe('a month whose rules name the penalty', () => {
  let desk: RoyaltyDesk;
  const outcomes: RunOutcome[] = [];

  /** Of January's 20 streams of `bot` all are artificial, of `half` nine of ten, which is not above nine tenths. */
  beforeAll(async () => {
    desk = await openDesk('for the file');
    await desk.catalogue(['hit', 'North'], ['bot', 'South'], ['half', 'East'], ['late', 'North']);
    await desk.pool('2026-01', 'DE premium', 'EUR', 10_000);
    await desk.plays(
      { month: '2026-01', track: 'hit', plays: 9 },
      { month: '2026-01', track: 'bot', plays: 20 },
      { month: '2026-01', track: 'half', plays: 10 },
      { month: '2026-01', track: 'late', plays: 10 },
    );
    await desk.terms(verdict('bot', 'all'), verdict('half', 9));
    outcomes.push((await desk.closeMonth('2026-01', RULES)).run.outcome);
    await desk.terms(verdict('bot', 0), verdict('late', 10));
    outcomes.push((await desk.closeMonth('2026-02')).run.outcome);
    outcomes.push((await desk.closeMonth('2026-03')).run.outcome);
  }, 120_000);

  it('charges the party of a track that is penalised, also where the track earns nothing', () => {
    expect(chargesOf(outcomes[0]!)).toEqual([
      'South | EUR | Artificial streams of bot in 2026-01 | -1000 | 20 of 20 streams are artificial; ten-euro-above-ninety-percent@1',
    ]);
    const south = outcomes[0]!.settled.find(({ party }) => party === 'South')!.settlement;
    expect([south.earnedMinor, south.payableMinor, south.carriedMinor]).toEqual(['0', '0', '-1000']);
  });

  it('is followed by what verdicts change since, given back or charged in the next month, once', () => {
    expect(chargesOf(outcomes[1]!)).toEqual([
      'North | EUR | Artificial streams of late in 2026-01 | -1000 | 10 of 10 streams are artificial; ten-euro-above-ninety-percent@1',
      'South | EUR | Artificial streams of bot in 2026-01 | 1000 | the verdict was lifted, or charges another party',
    ]);
    expect(chargesOf(outcomes[2]!)).toEqual([]);
  });

  it('books them so that the journal balances and ties to the settlements', async () => {
    expect(await balancesOf(desk, 'penalties')).toBe('1000');
    const { checks } = await desk.check();
    expect(checks.map(({ name }) => name)).toContain('penalties and settlements');
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('tells the party by a statement, and every statement verifies', async () => {
    const verified = await desk.verify('2026-01', '2026-02', '2026-03');
    for (const { sameLines, verdicts } of verified)
      expect([sameLines, verdicts.filter(({ outcome }) => outcome !== 'same')]).toEqual([true, []]);
    expect(verified[0]!.verdicts.length).toBeGreaterThanOrEqual(5); // three parties, settlements, summary
  }, 120_000);

  it('says so in its basis', () => {
    const basis = { position: '1', countingPolicy: 'any', ratesVersion: 'any', fxRateIds: [], payoutModel: RULES.payoutModel }; // prettier-ignore
    expect(rulesOf({ ...basis, usagePolicies: policiesOf(RULES) })).toEqual(RULES);
  });
});

describe('a penalty', () => {
  const aMonth = async () => {
    const desk = await openDesk();
    await desk.catalogue(['hit', 'North'], ['bot', 'South']);
    await desk.pool('2026-01', 'DE premium', 'USD', 10_000);
    await desk.plays({ month: '2026-01', track: 'hit', plays: 1 }, { month: '2026-01', track: 'bot', plays: 1 });
    await desk.terms(verdict('bot', 'all'));
    return desk;
  };

  it('is charged to whoever claims most of the recording, in the currency of the deal, and to nobody by other rules', async () => {
    const desk = await aMonth();
    expect(chargesOf(done(await desk.calculate('2026-01')).run.outcome)).toEqual([]);
    const deal = { kind: 'deal', dealId: 'd', party: 'dist-2', partyRole: 'distributor', effectiveFrom: '2026-01-01', terms: { currency: 'USD', clauses: [{ territories: '*', offerings: '*', revenueShare: '0.8' }] } }; // prettier-ignore
    await desk.terms(claim('making-available', 'bot', 'dist-1', '40'), claim('making-available', 'bot', 'dist-2', '60'), deal); // prettier-ignore
    const noRate = { kind: 'CurrencyWithoutRate', from: 'EUR', to: 'USD', on: '2026-01-31' };
    expect(await desk.calculate('2026-01', RULES)).toEqual({ outcome: 'refused', because: noRate });
    await desk.terms({ kind: 'fx-rate', from: 'EUR', to: 'USD', on: '2026-01-31', rate: '1.25', source: 'a test', id: 'r' }); // prettier-ignore
    const charges = chargesOf(done(await desk.calculate('2026-01', RULES)).run.outcome);
    expect(charges.map((charge) => charge.split(' | ').filter((_, nth) => nth !== 2 && nth < 4))).toEqual([['dist-2', 'USD', '-1250']]); // prettier-ignore
  }, 60_000);
});
