import { Writable } from 'node:stream';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { freshDatabaseForTest, type TestDatabase } from '../../../test/pg.js';
import { accruedRoyalties, held } from '../../domain/books/accounts.js';
import { balances, trialBalance } from '../../domain/books/balances.js';
import type { JournalEntry } from '../../domain/books/entry.js';
import * as books from '../../domain/books/postings.js';
import { currency } from '../../domain/shared/currency.js';
import { Decimal } from '../../domain/shared/money.js';
import { balancesOfAccount, balancesOfClass, trialBalanceOn } from './account-balances.js';
import { writeBalancesCsv, writeJournalCsv } from './books-csv.js';
import { journalOfRun } from './journal-hash.js';
import type { JournalTables } from './journal-tables.js';
import { loadEntries } from './load-entries.js';
import { postEntries } from './post-entries.js';

let database: TestDatabase;
beforeEach(async () => {
  database = await freshDatabaseForTest();
});

const post = (entries: Iterable<JournalEntry>) =>
  database.db.transaction().execute((transaction) => postEntries(transaction, entries));
const reader = () => database.db.withTables<JournalTables>();

const minor = (amount: number | string) => new Decimal(amount);
const booking = (name: string, changes: Partial<books.Booking> = {}): books.Booking => ({
  name,
  bookedOn: '2026-08-31',
  period: '2026-08',
  currency: currency('EUR'),
  refs: { run: 'run-1' },
  ...changes,
});
const MOST = '12345678901234567890123456789012345678';

/** August in euro and yen, the payments of September. */
const year = [
  ...books.accrue(booking('eur', { memo: '=1+1' }), [
    { to: accruedRoyalties('a'), amountMinor: minor(700) },
    { to: accruedRoyalties('a-2'), amountMinor: minor(200) },
    { to: held('mechanical', 'DE'), amountMinor: minor(100) },
  ]),
  ...books.accrue(booking('jpy', { currency: currency('JPY') }), [{ to: accruedRoyalties('a'), amountMinor: minor(MOST) }]),
  ...books.issueStatement(booking('a', { refs: { run: 'run-1', party: 'a', statement: 'a.csv', line: 'l', causedBy: 'e' } }), 'a', minor(700)),
  ...books.pay(booking('a', { bookedOn: '2026-09-30', period: '2026-09', refs: {} }), 'a', minor(650)),
]; // prettier-ignore

describe('posting', () => {
  it('writes entries once, however often and however many at a time they are posted', async () => {
    expect(await post(year)).toEqual({ outcome: 'posted', posted: 4, known: 0 });
    expect(await post([...year, ...year])).toEqual({ outcome: 'posted', posted: 0, known: 4 });
    const more = books.pay(booking('b'), 'a-2', minor(1));
    expect(await post([...year, ...more])).toEqual({ outcome: 'posted', posted: 1, known: 4 });
    expect(await post([])).toEqual({ outcome: 'posted', posted: 0, known: 0 });
  });

  it('gives back what was posted, to the last digit and id', async () => {
    await post(year);
    const ids = year.map(({ entryId }) => entryId);
    const sorted = year.toSorted((one, other) => (one.entryId < other.entryId ? -1 : 1));
    expect(await loadEntries(reader(), [...ids, 'unheard-of'])).toEqual(sorted);
  });

  it('refuses another content under a known id by its name, and writes nothing of the batch', async () => {
    await post(year);
    const [fresh, changed] = [books.pay(booking('new'), 'a', minor(1)), books.pay(booking('a'), 'a', minor(651))];
    const refusal = { outcome: 'refused', because: { kind: 'EntryIdReused', entryId: 'payment/a' } };
    expect(await post([...fresh, ...changed])).toEqual(refusal);
    expect(await loadEntries(reader(), ['payment/new'])).toEqual([]);
  });

  it('refuses two contents under one new id', async () => {
    const both = [...books.pay(booking('x'), 'a', minor(1)), ...books.pay(booking('x'), 'a', minor(2))];
    expect(await post(both)).toMatchObject({ outcome: 'refused', because: { entryId: 'payment/x' } });
    expect(await loadEntries(reader(), ['payment/x'])).toEqual([]);
  });

  it('stands or falls with the transaction of the caller', async () => {
    const failed = database.db.transaction().execute(async (transaction) => {
      await postEntries(transaction, year);
      throw new Error('something else went wrong');
    });
    await expect(failed).rejects.toThrow('something else');
    expect((await trialBalanceOn(reader())).accounts).toEqual([]);
  });

  it('is quiet for whichever of two racing runs comes second', async () => {
    const outcomes = await Promise.all([post(year), post(year)]);
    const posted = outcomes.map((one) => (one.outcome === 'posted' ? one.posted : undefined));
    expect(posted.toSorted()).toEqual([0, 4]);
  });

  it('takes thousands of entries, in more than one statement', async () => {
    const many = Array.from({ length: 6_000 }, (_, nth) => books.pay(booking(`p${nth}`), `p${nth}`, minor(nth + 1)));
    expect(await post(many.flat())).toEqual({ outcome: 'posted', posted: 6_000, known: 0 });
    const { accounts, balanced } = await trialBalanceOn(reader());
    expect([accounts.length, balanced]).toEqual([6_001, true]);
    expect(accounts.find(({ account }) => account === 'cash')!.creditMinor.toFixed()).toBe('18003000');
  });
});

describe('balances', () => {
  beforeEach(() => post(year));

  it('are those of the domain, and sum to zero in each currency', async () => {
    expect(await trialBalanceOn(reader())).toEqual(trialBalance(balances(year)));
  });

  it('are as they were at the end of any day', async () => {
    const on = async (day: string) =>
      (await balancesOfAccount(reader(), 'royalty-payable:a', { on: day })).map(({ balanceMinor }) => balanceMinor.toFixed()); // prettier-ignore
    expect(await on('2026-08-30')).toEqual([]);
    expect(await on('2026-08-31')).toEqual(['-700']);
    expect(await on('2026-09-30')).toEqual(['-50']);
    expect(await trialBalanceOn(reader(), { on: '2026-08-30' })).toEqual({ accounts: [], totals: [], balanced: true });
  });

  it('tell what each party of a class is owed, and no class from one that begins alike', async () => {
    const owed = async (name: string) =>
      (await balancesOfClass(reader(), name)).map(({ party, currency: code, balanceMinor }) => [party, code, balanceMinor.toFixed()]); // prettier-ignore
    expect(await owed('accrued-royalties')).toEqual([['a', 'EUR', '0'], ['a', 'JPY', `-${MOST}`], ['a-2', 'EUR', '-200']]); // prettier-ignore
    expect(await owed('held')).toEqual([['mechanical:DE', 'EUR', '-100']]);
    expect(await owed('cash')).toEqual([[null, 'EUR', '-650']]);
    expect(await owed('royalty')).toEqual([]);
  });
});

describe('as CSV', () => {
  beforeEach(() => post(year));

  const written = async (write: (sink: Writable) => Promise<void>) => {
    const chunks: Buffer[] = [];
    await write(new Writable({ write: (chunk: Buffer, _encoding, done) => (chunks.push(chunk), done()) }));
    return Buffer.concat(chunks).toString();
  };

  it.each([1, 2, 1_000])(
    'the journal is one line a row in the order of the books, in pages of %i',
    async (pageRowsMax) => {
      const csv = await written((sink) => writeJournalCsv(reader(), { pageRowsMax }, sink));
      expect(csv.split('\n')).toEqual([
        'period,booked_on,entry_id,line_no,kind,account,debit,credit,currency,memo,run,party,statement,line,caused_by',
        "2026-08,2026-08-31,accrual/eur,1,accrual,royalty-expense,10.00,,EUR,'=1+1,run-1,,,,",
        "2026-08,2026-08-31,accrual/eur,2,accrual,accrued-royalties:a,,7.00,EUR,'=1+1,run-1,,,,",
        "2026-08,2026-08-31,accrual/eur,3,accrual,accrued-royalties:a-2,,2.00,EUR,'=1+1,run-1,,,,",
        "2026-08,2026-08-31,accrual/eur,4,accrual,held:mechanical:DE,,1.00,EUR,'=1+1,run-1,,,,",
        `2026-08,2026-08-31,accrual/jpy,1,accrual,royalty-expense,${MOST},,JPY,,run-1,,,,`,
        `2026-08,2026-08-31,accrual/jpy,2,accrual,accrued-royalties:a,,${MOST},JPY,,run-1,,,,`,
        '2026-08,2026-08-31,statement/a,1,statement,accrued-royalties:a,7.00,,EUR,,run-1,a,a.csv,l,e',
        '2026-08,2026-08-31,statement/a,2,statement,royalty-payable:a,,7.00,EUR,,run-1,a,a.csv,l,e',
        '2026-09,2026-09-30,payment/a,1,payment,royalty-payable:a,6.50,,EUR,,,,,,',
        '2026-09,2026-09-30,payment/a,2,payment,cash,,6.50,EUR,,,,,,',
        '',
      ]);
    },
  );

  it('the journal of one month has the lines of that month', async () => {
    const csv = await written((sink) => writeJournalCsv(reader(), { period: '2026-09', pageRowsMax: 1 }, sink));
    expect(csv.trim().split('\n').map((row) => row.slice(0, 7))).toEqual(['period,', '2026-09', '2026-09']); // prettier-ignore
  });

  it.each([1, 1_000])(
    'the balances are one account a row, a debt below zero and still a number, in pages of %i',
    async (pageRowsMax) => {
      const csv = await written((sink) => writeBalancesCsv(reader(), { pageRowsMax, on: '2026-08-31' }, sink));
      expect(csv.split('\n')).toEqual([
        'account,currency,debit,credit,balance',
        'accrued-royalties:a,EUR,7.00,7.00,0.00',
        `accrued-royalties:a,JPY,0,${MOST},-${MOST}`,
        'accrued-royalties:a-2,EUR,0.00,2.00,-2.00',
        'held:mechanical:DE,EUR,0.00,1.00,-1.00',
        'royalty-expense,EUR,10.00,0.00,10.00',
        `royalty-expense,JPY,${MOST},0,${MOST}`,
        'royalty-payable:a,EUR,0.00,7.00,-7.00',
        '',
      ]);
    },
  );
});

describe('the hash of a run', () => {
  const hash = (run: string) => journalOfRun(reader(), run).executeTakeFirstOrThrow();

  it('is the same in whatever order the run was posted, and another one for another run', async () => {
    await post(year);
    const first = await hash('run-1');
    expect(first).toMatchObject({ entries: 3, hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
    database = await freshDatabaseForTest();
    for (const entry of year.toReversed()) await post([entry]);
    expect(await hash('run-1')).toEqual(first);
    expect((await hash('run-2')).hash).not.toBe(first.hash);
  });
});

it('is what the database would refuse if a posting did not balance', async () => {
  const [whole] = books.pay(booking('x'), 'a', minor(5));
  const broken = {
    ...whole!,
    lines: [whole!.lines[0]!, { ...whole!.lines[1]!, amountMinor: minor(4) }],
  } as JournalEntry;
  await expect(post([broken])).rejects.toThrow(/payment\/x does not balance: debits 5, credits 4/);
  const { rows } = await sql<{ entries: bigint }>`select count(*) as entries from journal_entries`.execute(database.db);
  expect(rows).toEqual([{ entries: 0n }]);
});
