/** A label that is told of its months once a quarter, beside one that is told every month. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { done, openDesk, PRO_RATA, type RoyaltyDesk } from '../../../test/royalty-desk.js';
import { StatementShelf } from '../../api/parties/statement-shelf.js';
import { payMonth } from '../../api/royalties/pay-month.js';
import { reissue } from '../../api/royalties/reissue-month.js';
import { period } from '../../domain/royalties/period.js';
import { currency } from '../../domain/shared/currency.js';
import type { MonthsTables } from '../../projections/months/months.js';
import { closedStatements } from '../parties/closed-statements.js';
import { statementFileName } from '../statements/statement-file-name.js';
import { modelNamed } from './month-rules.js';

const QUARTER = ['2026-01', '2026-02', '2026-03'];
const fileOf = (party: string, month: string) => statementFileName(party, month, currency('EUR'));
const FILE = fileOf('North', '2026-03');
const QUARTERLY = {
  kind: 'deal', dealId: 'north', party: 'North', partyRole: 'label', effectiveFrom: '2026-01-01',
  terms: { currency: 'EUR', calendar: 'quarterly', clauses: [{ territories: '*', offerings: '*', revenueShare: '0.8' }] },
}; // prettier-ignore

let desk: RoyaltyDesk;
const checks: unknown[] = [];

const closed = async (month: string, plays: Readonly<Record<string, number>>, rules = PRO_RATA) => {
  await desk.pool(month, 'DE premium', 'EUR', 10_000);
  await desk.plays(...Object.entries(plays).map(([track, count]) => ({ month, track, plays: count })));
  const { run } = await desk.closeMonth(month, rules);
  checks.push(...(await desk.check()).checks.filter(({ ok }) => !ok));
  return run.outcome;
};

/** In February a play of January comes late, and in March nobody streams anything of North. */
beforeAll(async () => {
  desk = await openDesk('for the file');
  await desk.catalogue(['n1', 'North'], ['s1', 'South']);
  await desk.terms(QUARTERLY);
  await closed('2026-01', { n1: 1, s1: 1 });
  await desk.plays({ month: '2026-01', track: 'n1', plays: 2 });
  await closed('2026-02', { n1: 1, s1: 3 }, { payoutModel: modelNamed('user-centric') });
  await closed('2026-03', { s1: 1 });
}, 120_000);

type Payable = { party: string; earned: string; payable: string; carried: string; statementOf: string[] };
type Summary = { payables: Payable[]; statements: { file: string; party: string; amount: string }[] };

const filesOf = (month: string) => readdir(join(desk.out, month));
const textOf = (month: string, file: string) => readFile(join(desk.out, month, file), 'utf8');
const summaryOf = async (month: string) => JSON.parse(await textOf(month, `summary_${month}.json`)) as Summary;
const payableOf = async (month: string, party = 'North') =>
  (await summaryOf(month)).payables.find((one) => one.party === party)!;

describe('a quarterly deal', () => {
  it('has no statement before the last month of its quarter, and what is carried in the settlements', async () => {
    for (const month of ['2026-01', '2026-02']) {
      const files = await filesOf(month);
      expect(['North', 'South'].map((party) => files.includes(fileOf(party, month)))).toEqual([false, true]);
      expect(await payableOf(month)).toMatchObject({ payable: '0.00', statementOf: [] });
    }
    expect(await payableOf('2026-01')).toMatchObject({ earned: '40.00', carried: '40.00' });
    expect(await payableOf('2026-02')).toMatchObject({ earned: '40.00', carried: '80.00' }); // 20.00 of its own, 20.00 for January
    expect(await textOf('2026-02', 'settlements_2026-02.csv')).toContain('North,EUR,north,carried-forward');
    expect(checks).toEqual([]);
  });

  it('has one statement a quarter, with the lines of its three months and a total that is what is payable', async () => {
    const lines = (await textOf('2026-03', FILE))
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    const [period_, streams, amount, gross, corrects] = ['period', 'streams', 'amount', 'gross', 'corrects'].map((name) => lines[0]!.indexOf(name)); // prettier-ignore
    expect(lines.slice(1).map((line) => [line[period_!], line[streams!], line[amount!], line[gross!], line[corrects!]])).toEqual([
      ['2026-01', '1', '40.00', '50.00', ''],
      ['2026-02', '1', '20.00', '25.00', ''],
      ['2026-01', '2', '20.00', '25.00', '2026-01'],
      ['TOTAL', '4', '80.00', '100.00', ''],
    ]); // prettier-ignore
    expect(await payableOf('2026-03')).toMatchObject({ earned: '0.00', payable: '80.00', carried: '0.00', statementOf: QUARTER }); // prettier-ignore
    expect((await summaryOf('2026-03')).statements).toMatchObject([{ party: 'North', file: FILE, amount: '80.00' }, { party: 'South' }]); // prettier-ignore
    expect(await payableOf('2026-03', 'South')).toMatchObject({ statementOf: ['2026-03'] });
  });

  it('is kept as one statement of the quarter, whose lines and file are those that were issued', async () => {
    const rows = await desk.rows('select * from royalty_statements where party = $1', 'North');
    expect(rows).toMatchObject([
      { period: '2026-03', lines: 3n, streams: 4n, gross_minor: '7500', adjusted_minor: '2000', earned_minor: '8000', carried_minor: '0', payable_minor: '8000' },
    ]); // prettier-ignore
    const [month] = await closedStatements(desk.desk.db.withTables<MonthsTables>());
    const folderOf = () => join(desk.out, 'kept');
    const shelf = new StatementShelf({
      db: desk.desk.db,
      folderOf,
      service: 'Nordlys',
      nonInteractive: [],
      dsrSender: desk.ledger.config.dsrSender,
    });
    const files = await shelf.files({ month: month!, party: 'North' });
    expect(files.find(({ name }) => name === FILE)?.sha256).toBe(month!.statements.find(({ file }) => file === FILE)?.sha256); // prettier-ignore
  });

  it('is verified from the log, and issued again as the same bytes', async () => {
    for (const { sameLines, verdicts } of await desk.verify(...QUARTER)) {
      expect([sameLines, verdicts.filter(({ outcome }) => outcome !== 'same')]).toEqual([true, []]);
      expect(verdicts.length).toBeGreaterThan(0);
    }
    const issued = await textOf('2026-03', FILE);
    done(await reissue(desk.desk, { period: period('2026-03'), out: join(desk.out, 'again') }));
    expect(await textOf('again', FILE)).toBe(issued);
  }, 120_000);

  it('is paid with its statement and not before, and then the books owe nothing', async () => {
    const asked = (month: string) => ({ period: period(month), on: '2026-04-30', by: 'cleo', party: 'North' });
    expect(await payMonth(desk.desk, asked('2026-02'))).toMatchObject({
      because: { kind: 'PartyHasNoStatement', period: '2026-02', party: 'North' },
    });
    expect(done(await payMonth(desk.desk, asked('2026-03'))).payments).toMatchObject([{ party: 'North' }]);
    const [owed] = await desk.rows(`select sum(case side when 'C' then amount_minor else -amount_minor end) as balance
                                      from journal_lines where account = 'royalty-payable:North'`);
    expect(owed).toEqual({ balance: '0' });
    expect((await desk.check()).checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('has no statement of a quarter in which nothing happened', async () => {
    for (const month of ['2026-04', '2026-05', '2026-06']) await closed(month, { s1: 1 });
    expect(await filesOf('2026-06')).not.toContain(fileOf('North', '2026-06'));
    expect(await payableOf('2026-06')).toMatchObject({ payable: '0.00', statementOf: ['2026-04', '2026-05', '2026-06'] }); // prettier-ignore
  }, 120_000);
});
