/** Twelve months of a small service, month by month as finance would do them, with everything that comes late. */
import { beforeAll, describe, expect, it } from 'vitest';
import { LATE, liveThrough, MONTHS, ratesOf, startYear } from '../../../test/simulated-year.js';
import { openDesk, PRO_RATA, USER_CENTRIC, type RoyaltyDesk } from '../../../test/royalty-desk.js';
import { period } from '../../domain/royalties/period.js';
import { currency } from '../../domain/shared/currency.js';
import { Decimal, sum } from '../../domain/shared/money.js';
import { poolsOfMonth } from '../../reporting/month/month-pools.js';
import type { MonthRules } from '../../reporting/month/month-rules.js';
import type { MonthTables } from '../../reporting/month/month-tables.js';
import type { RunOutcome } from '../../reporting/month/run-outcome.js';
import { payMonth, remitTaxOf } from './pay-month.js';

const EUR = currency('EUR');
const HOUR_MS = 3_600_000;

/** A third of the months is shared out user by user. */
const rulesOf = (nth: number): MonthRules => ({ ...(nth % 3 === 2 ? USER_CENTRIC : PRO_RATA), statementCurrency: EUR });

let desk: RoyaltyDesk;
const outcomes = new Map<string, RunOutcome>();

beforeAll(async () => {
  desk = await openDesk('for the file');
  expect(await startYear(desk)).toEqual([]);
  for (const [nth, month] of MONTHS.entries()) {
    await liveThrough(desk, month, nth);
    await desk.terms(...ratesOf(month));
    await LATE[month]?.(desk);
    outcomes.set(month, (await desk.closeMonth(month, rulesOf(nth))).run.outcome);
  }
}, 4 * HOUR_MS);

const settlementOf = (month: string, party: string) =>
  outcomes.get(month)!.settled.find((one) => one.party === party)!.settlement;

type Amount = 'earnedMinor' | 'recoupedMinor' | 'reservedMinor' | 'releasedMinor' | 'carriedMinor' | 'payableMinor' | 'withheldMinor' | 'breakageMinor' | 'shortfallMinor' | 'grossMinor'; // prettier-ignore

const overTheYear = (party: string, amount: Amount): Decimal =>
  sum(MONTHS.map((month) => new Decimal(settlementOf(month, party)[amount])));

const total = (name: keyof RunOutcome['totals'][number] & `${string}Minor`): Decimal =>
  sum([...outcomes.values()].flatMap(({ totals }) => totals.map((one) => new Decimal(one[name]))));

const balanceOf = async (accounts: string): Promise<string> => {
  const [row] = await desk.rows<{ balance: string }>(
    `select coalesce(sum(case side when 'C' then amount_minor else -amount_minor end), 0) as balance from journal_lines where account like $1`,
    accounts,
  );
  return row!.balance;
};

describe('a year', () => {
  it('leaves books that tie, before and after everything is paid', async () => {
    expect((await desk.check()).checks.filter(({ ok }) => !ok)).toEqual([]);
    for (const month of MONTHS) {
      const asked = { period: period(month), on: '2027-01-31', by: 'cleo' };
      expect(await payMonth(desk.desk, asked)).toMatchObject({ outcome: 'paid', known: [] });
      expect(await remitTaxOf(desk.desk, asked)).toMatchObject({ outcome: 'paid' });
    }
    expect((await desk.check()).checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(await balanceOf('withholding-tax-payable')).toBe('0');
    // What East carries into the next year is all that is left of the payables.
    expect(await balanceOf('royalty-payable:%')).toBe(settlementOf('2026-12', 'East').carriedMinor);
  }, 120_000);

  it('gives out what the pools are by now, and what minima and guarantees add: no more and no less', async () => {
    const db = desk.desk.db.withTables<MonthTables>();
    const amounts: Decimal[] = [];
    for (const month of MONTHS) {
      const knownAt = await desk.desk.store.head();
      const now = await poolsOfMonth(db, { period: period(month), knownAt, statementCurrency: EUR });
      if ('refused' in now) throw new Error(now.refused.kind);
      amounts.push(...now.pools.map(({ amountMinor }) => amountMinor));
    }
    expect(total('poolsMinor').plus(total('adjustmentsMinor')).toFixed()).toBe(sum(amounts).toFixed());
    const given = total('dueMinor').plus(total('heldMinor')).plus(total('retainedMinor')).plus(total('undistributedMinor')); // prettier-ignore
    expect(given.toFixed()).toBe(sum(amounts).plus(total('topUpsMinor')).toFixed());
  });

  it('names for every correction a closed month and what made it necessary', async () => {
    const corrections = await desk.rows<{ corrects: string; caused_by: string; period: string }>(
      `select line.corrects, line.caused_by, month.period from royalty_lines line join royalty_months month using (run_id)
        where line.corrects <> ''`,
    );
    expect(new Set(corrections.map(({ corrects }) => corrects)).size).toBeGreaterThan(8);
    const kinds = new Set(corrections.map(({ caused_by }) => caused_by.split('@')[0]));
    expect([...kinds].sort()).toEqual(['changed claim', 'changed pool', 'changed rate', 'changed works', 'late play', 'late play in the pool']); // prettier-ignore
    for (const { corrects, caused_by, period: stated } of corrections) {
      expect(corrects < stated).toBe(true);
      expect(caused_by).toMatch(/@\d+$/);
    }
  });

  it('recoups an advance month by month, and breaks what is left at the end of the contract year', async () => {
    const recouped = overTheYear('North', 'recoupedMinor');
    expect(recouped.gt(0)).toBe(true);
    expect(recouped.plus(settlementOf('2026-12', 'North').breakageMinor).toFixed()).toBe('500000');
    expect(settlementOf('2026-12', 'North').breakageMinor).not.toBe('0');
    expect(await balanceOf('advance-asset:North')).toBe('0');
  });

  it('pays what the year falls short of the guarantee with its last statement', () => {
    expect(overTheYear('South', 'earnedMinor').plus(overTheYear('South', 'shortfallMinor')).toFixed()).toBe('500000');
    expect(settlementOf('2026-11', 'South').shortfallMinor).toBe('0');
    expect(settlementOf('2026-12', 'South').shortfallMinor).not.toBe('0');
  });

  it('gives each reserve back three months later', () => {
    for (const [nth, month] of MONTHS.slice(3).entries())
      expect(settlementOf(month, 'East').releasedMinor).toBe(settlementOf(MONTHS[nth]!, 'East').reservedMinor);
  });

  it('carries what is not above the threshold until it is', () => {
    const months = MONTHS.map((month) => settlementOf(month, 'East'));
    for (const { payableMinor, carriedMinor } of months)
      expect(payableMinor === '0' ? Number(carriedMinor) <= 12_000 : Number(payableMinor) > 12_000 && carriedMinor === '0').toBe(true); // prettier-ignore
    expect(months.some(({ payableMinor }) => payableMinor === '0')).toBe(true);
    expect(months.some(({ payableMinor }) => payableMinor !== '0')).toBe(true);
  });

  it('withholds tax on money from the US alone', () => {
    const share = overTheYear('West', 'withheldMinor').div(overTheYear('West', 'earnedMinor'));
    expect(share.gt(0) && share.lt('0.3')).toBe(true);
    expect(overTheYear('South', 'withheldMinor').toFixed()).toBe('0');
  });

  it('pays the disputed money out when the claims are settled, and the unmatched when a work is claimed', async () => {
    const heldIn = (month: string) => outcomes.get(month)!.held.filter(({ corrects }) => corrects === '').map(({ held, territory }) => `${held} ${territory}`); // prettier-ignore
    expect(heldIn('2026-05')).toContain('disputed DE');
    expect(heldIn('2026-06')).not.toContain('disputed DE');
    expect(await balanceOf('held-in-dispute:%')).toBe('0');
    expect(heldIn('2026-08')).toContain('unmatched DE');
    expect(heldIn('2026-09')).not.toContain('unmatched DE');
    expect(await balanceOf('held:performing:DE')).toBe('0');
  });

  it('pays a play that came late as if it had come in time', () => {
    // April's pool of Sweden had no plays until July: all of it is North's, at North's 80 %.
    const [correction] = outcomes.get('2026-07')!.settled.find(({ party }) => party === 'North')!.corrections;
    expect(new Decimal(correction!.netMinor).div(correction!.grossMinor).toFixed(4)).toBe('0.8000');
    expect(outcomes.get('2026-04')!.totals[0]!.undistributedMinor).toBe(correction!.grossMinor);
  });

  it('leaves nothing to correct in the month after', async () => {
    const { run } = (await desk.calculate('2027-01', rulesOf(0))) as { readonly run: { readonly outcome: RunOutcome } };
    expect(run.outcome.totals).toMatchObject([{ poolsMinor: '0', adjustmentsMinor: '0', heldMinor: '0' }]);
  });

  it('has statements that can be verified from the log, all of them', async () => {
    const verified = await desk.verify(...MONTHS);
    expect(verified.map((month) => month.period)).toEqual(MONTHS);
    for (const { period: month, sameLines, verdicts } of verified) {
      expect([month, sameLines, verdicts.filter(({ outcome }) => outcome !== 'same')]).toEqual([month, true, []]);
      expect(verdicts.length).toBeGreaterThan(8);
    }
  }, 240_000);
});
