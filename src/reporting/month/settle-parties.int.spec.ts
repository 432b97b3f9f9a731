import { describe, expect, it } from 'vitest';
import { openDesk } from '../../../test/royalty-desk.js';
import type { RunOutcome } from './run-outcome.js';

const terms = (revenueShare: string, more: object = {}) => ({
  currency: 'EUR', clauses: [{ territories: '*', offerings: '*', revenueShare, ...('perStreamMinimum' in more ? more : {}) }],
  ...('perStreamMinimum' in more ? {} : more),
}); // prettier-ignore
const deal = (dealId: string, party: string, of: object) => ({
  kind: 'deal', dealId, party, partyRole: 'label', effectiveFrom: '2026-01-01', terms: of,
}); // prettier-ignore
const advance = (id: string, amount: string) => ({
  id, amount, instalments: [{ on: '2026-01-15', amount }], recoupable: true, contractYear: '2026-01', crossYearCarry: false,
}); // prettier-ignore

const of = ({ settled }: RunOutcome, party: string) => settled.find((one) => one.party === party)!;

describe('parties that recoup together', () => {
  it('recoup each advance once, month after month, whoever of them earns', async () => {
    const desk = await openDesk();
    await desk.catalogue(['a', 'North'], ['b', 'South']);
    const together = { crossRecoupment: ['deal-a', 'deal-b'] };
    await desk.terms(
      deal('deal-a', 'North', terms('1', { ...together, advances: [advance('a1', '150.00')] })),
      deal('deal-b', 'South', terms('1', { ...together, advances: [advance('b1', '100.00')] })),
    );
    const recouped: string[][] = [];
    for (const month of ['2026-01', '2026-02', '2026-03']) {
      await desk.plays({ month, track: 'a', plays: 1 }, { month, track: 'b', plays: 1 });
      await desk.pool(month, 'DE premium', 'EUR', 10_000);
      const { run } = await desk.closeMonth(month);
      recouped.push(['North', 'South'].map((party) => of(run.outcome, party).settlement.recoupedMinor));
    }
    // 150.00 and 100.00 paid in advance, 50.00 earned by each of them every month.
    expect(recouped).toEqual([['5000', '5000'], ['5000', '5000'], ['5000', '0']]); // prettier-ignore
    expect((await desk.check()).checks.filter(({ ok }) => !ok)).toEqual([]);
  }, 60_000);
});

describe('a correction', () => {
  it('is worth what the deal of the closed month makes of it, as if it had come in time', async () => {
    const [late, inTime] = [await openDesk(), await openDesk()];
    for (const desk of [late, inTime]) {
      await desk.catalogue(['a', 'North'], ['b', 'South'], ['c', 'East']);
      await desk.terms(
        deal('deal-a', 'North', terms('0.6', { deductions: [{ name: 'fee', rate: '0.1', base: 'gross' }] })),
        deal('deal-b', 'South', terms('0.5', { perStreamMinimum: '1.00' })),
        deal('deal-c', 'East', terms('0.8', { cap: { amount: '20.00', per: 'month' } })),
      );
      await desk.pool('2026-01', 'DE premium', 'EUR', 10_007);
      await desk.plays(...['a', 'b', 'c'].map((track) => ({ month: '2026-01', track, plays: 5 })));
    }
    await late.closeMonth('2026-01');
    for (const desk of [late, inTime])
      await desk.plays({ month: '2026-01', track: 'a', plays: 3 }, { month: '2026-01', track: 'b', plays: 2 });
    const runs = [await late.closeMonth('2026-02'), await inTime.closeMonth('2026-01')];
    const [first] = await late.rows<{ outcome: RunOutcome }>(
      `select outcome from royalty_runs where period = '2026-01'`,
    );
    for (const party of ['North', 'South', 'East']) {
      const stated = [first!.outcome, runs[0]!.run.outcome].map((one) => BigInt(of(one, party).settlement.earnedMinor));
      const whole = BigInt(of(runs[1]!.run.outcome, party).settlement.earnedMinor);
      expect([party, stated[0]! + stated[1]!]).toEqual([party, whole]);
    }
    expect((await late.check()).checks.filter(({ ok }) => !ok)).toEqual([]);
  }, 60_000);
});
