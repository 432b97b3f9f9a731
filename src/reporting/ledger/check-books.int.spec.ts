import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { liveThrough, ratesOf, startYear } from '../../../test/simulated-year.js';
import { openDesk, PRO_RATA, type RoyaltyDesk } from '../../../test/royalty-desk.js';
import { payMonth } from '../../api/royalties/pay-month.js';
import { accrue, pay } from '../../domain/books/postings.js';
import { accruedRoyalties } from '../../domain/books/accounts.js';
import { period } from '../../domain/royalties/period.js';
import { currency } from '../../domain/shared/currency.js';
import { Decimal } from '../../domain/shared/money.js';
import type { BooksReader, BooksTables } from './books-check.js';
import { checkBooks } from './check-books.js';
import { postEntries } from './post-entries.js';

const EUR = currency('EUR');
let desk: RoyaltyDesk;
let runId: string;

beforeAll(async () => {
  desk = await openDesk('for the file');
  await startYear(desk);
  await liveThrough(desk, '2026-01', 0);
  await desk.terms(...ratesOf('2026-01'));
  runId = (await desk.closeMonth('2026-01', { ...PRO_RATA, statementCurrency: EUR })).run.runId;
  await payMonth(desk.desk, { period: period('2026-01'), on: '2026-02-10', by: 'cleo' });
}, 60_000);

type Tampered = (tx: BooksReader) => Promise<unknown>;

/** The names of the checks that fail once this was done; it is undone. */
const wrongAfter = async (tamper: Tampered): Promise<readonly string[]> => {
  const tx = await desk.desk.db.withTables<BooksTables>().startTransaction().execute();
  try {
    await sql`alter table journal_lines disable trigger user`.execute(tx);
    await sql`alter table journal_entries disable trigger user`.execute(tx);
    await tamper(tx);
    const { ok, checks } = await checkBooks(tx);
    const wrong = checks.filter((one) => !one.ok);
    expect([ok, wrong.every(({ detail }) => detail !== undefined && detail !== '')]).toEqual([
      wrong.length === 0,
      true,
    ]);
    return wrong.map(({ name }) => name);
  } finally {
    await tx.rollback().execute();
  }
};

describe('the check of the books', () => {
  it('finds nothing wrong with a closed and paid month, and says what it looked at', async () => {
    expect(await wrongAfter(() => Promise.resolve())).toEqual([]);
    const { checks, trialBalance } = await desk.check();
    expect(checks.map(({ name }) => name)).toEqual([
      'the trial balance is zero',
      'every journal entry balances',
      'every journal entry is as posted',
      'only closed months are booked',
      '2026-01: its run',
      '2026-01: pools and lines',
      '2026-01: money in and out',
      '2026-01: lines and settlements',
      '2026-01: settlements and journal',
      '2026-01: settlements and statements',
      '2026-01: the journal that was signed',
      'accounts payable and settlements',
      'nothing is accrued that was not stated',
      'advances paid, recouped and broken',
      'reserves taken and released',
      'penalties and settlements',
      'tax withheld and remitted',
      'held money and lines without a payee',
      'money in dispute and lines in dispute',
      'undistributed pools',
      'payments and statements',
    ]);
    expect(trialBalance.balanced).toBe(true);
  });

  it('finds one side of an entry changed', async () => {
    const wrong = await wrongAfter((tx) => sql`update journal_lines set amount_minor = amount_minor + 1
      where entry_id like 'held/%' and account = 'held:mechanical:DE' and entry_id like '%unmatched%'`.execute(tx)); // prettier-ignore
    expect(wrong).toEqual(['the trial balance is zero', 'every journal entry balances', 'every journal entry is as posted', 'held money and lines without a payee']); // prettier-ignore
  });

  it('finds both sides of an entry changed alike', async () => {
    const wrong = await wrongAfter((tx) => sql`update journal_lines set amount_minor = amount_minor + 1
      where entry_id like 'statement/%/Indie'`.execute(tx)); // prettier-ignore
    expect(wrong).toEqual(['every journal entry is as posted', '2026-01: settlements and journal', 'accounts payable and settlements', 'nothing is accrued that was not stated']); // prettier-ignore
  });

  it('finds an entry that was slipped into a run, though it balances', async () => {
    const booking = { name: 'extra', bookedOn: '2026-01-31', period: '2026-01', currency: EUR, refs: { run: runId } };
    const wrong = await wrongAfter((tx) =>
      postEntries(tx as never, accrue(booking, [{ to: accruedRoyalties('Indie'), amountMinor: new Decimal(5) }])),
    );
    expect(wrong).toEqual(['2026-01: the journal that was signed', 'nothing is accrued that was not stated']);
  });

  it('finds a run in the journal that no month was closed by', async () => {
    const booking = { name: 'other', bookedOn: '2026-02-28', period: '2026-02', currency: EUR, refs: { run: 'other' } };
    const wrong = await wrongAfter((tx) =>
      postEntries(tx as never, accrue(booking, [{ to: accruedRoyalties('Indie'), amountMinor: new Decimal(5) }])),
    );
    expect(wrong).toEqual(['only closed months are booked', 'nothing is accrued that was not stated']);
  });

  it('finds a line whose amount was changed', async () => {
    const wrong = await wrongAfter((tx) => sql`update royalty_lines set amount_minor = amount_minor + 1
      where run_id = ${runId} and party = 'Indie' and right_kind = 'recording'`.execute(tx)); // prettier-ignore
    expect(wrong).toEqual(['2026-01: its run', '2026-01: pools and lines', '2026-01: money in and out', '2026-01: lines and settlements']); // prettier-ignore
  });

  it('finds a line that was given to somebody else', async () => {
    const wrong = await wrongAfter((tx) => sql`update royalty_lines set party = 'South'
      where run_id = ${runId} and party = 'Indie'`.execute(tx)); // prettier-ignore
    expect(wrong).toEqual(['2026-01: its run', '2026-01: lines and settlements']);
  });

  it('finds held money that was given away', async () => {
    const wrong = await wrongAfter((tx) => sql`update royalty_lines set party = 'South', held = null
      where run_id = ${runId} and held = 'unmatched'`.execute(tx)); // prettier-ignore
    expect(wrong).toEqual(['2026-01: its run', '2026-01: money in and out', '2026-01: lines and settlements']);
  });

  it('finds a run that was deleted', async () => {
    const wrong = await wrongAfter((tx) => sql`delete from royalty_runs where run_id = ${runId}`.execute(tx));
    expect(wrong).toContain('2026-01: its run');
    expect(wrong).toContain('accounts payable and settlements');
  });

  it('finds a settlement that was changed', async () => {
    const wrong = await wrongAfter((tx) => sql`update royalty_runs
      set outcome = jsonb_set(outcome::jsonb, '{settled,1,settlement,payableMinor}', '"1"')::json
      where run_id = ${runId}`.execute(tx)); // prettier-ignore
    expect(wrong).toEqual(['2026-01: settlements and statements', 'payments and statements']);
  });

  it('finds more paid than a statement said', async () => {
    const booking = { name: 'again', bookedOn: '2026-02-11', period: '2026-02', currency: EUR };
    const wrong = await wrongAfter((tx) => postEntries(tx as never, pay(booking, 'Indie', new Decimal(1))));
    expect(wrong).toEqual(['payments and statements']);
  });
});
