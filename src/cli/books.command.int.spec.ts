import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { freshDatabaseForTest } from '../../test/pg.js';
import { accruedRoyalties } from '../domain/books/accounts.js';
import { accrue } from '../domain/books/postings.js';
import { currency } from '../domain/shared/currency.js';
import { Decimal } from '../domain/shared/money.js';
import type { Ledger } from '../ledger.js';
import { readConfig } from '../platform/config.js';
import { PostgresEventStore } from '../platform/event-store/postgres-event-store.js';
import { postEntries } from '../reporting/ledger/post-entries.js';
import { registerBooks } from './books.command.js';

let ledger: Ledger;
beforeEach(async () => {
  const postgres = await freshDatabaseForTest();
  const store = new PostgresEventStore(postgres);
  onTestFinished(() => store.close());
  ledger = { config: readConfig({}), postgres, store, close: () => Promise.resolve() };
  const booking = { name: '2026-08', bookedOn: '2026-08-31', period: '2026-08', currency: currency('EUR') };
  const entries = accrue(booking, [{ to: accruedRoyalties('a'), amountMinor: new Decimal(1234) }]);
  await postgres.db.transaction().execute((transaction) => postEntries(transaction, entries));
});

/** What the command says on standard output. */
const books = async (...argv: readonly string[]): Promise<string> => {
  const said: string[] = [];
  const output = vi.spyOn(process.stdout, 'write').mockImplementation((chunk, ...rest) => {
    said.push(String(chunk));
    rest.forEach((done) => typeof done === 'function' && done());
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const parent = new Command('books').exitOverride();
  registerBooks(parent, () => Promise.resolve(ledger));
  try {
    await parent.parseAsync(['node', 'books', ...argv]);
  } finally {
    output.mockRestore();
    vi.restoreAllMocks();
  }
  return said.join('');
};

it('prints the journal of a month as CSV', async () => {
  expect((await books('journal', '--period', '2026-08')).trim().split('\n').slice(1)).toEqual([
    '2026-08,2026-08-31,accrual/2026-08,1,accrual,royalty-expense,12.34,,EUR,,,,,,',
    '2026-08,2026-08-31,accrual/2026-08,2,accrual,accrued-royalties:a,,12.34,EUR,,,,,,',
  ]);
  expect((await books('journal', '--period', '2026-07')).trim().split('\n')).toHaveLength(1);
});

it('writes to a file that has its name when it is whole, and leaves nothing else behind', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'playledger-books-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const out = join(folder, 'balances.csv');
  await books('balances', '--out', out);
  expect(await readFile(out, 'utf8')).toBe(
    'account,currency,debit,credit,balance\naccrued-royalties:a,EUR,0.00,12.34,-12.34\nroyalty-expense,EUR,12.34,0.00,12.34\n',
  );
  await expect(books('journal', '--out', join(folder, 'nowhere', 'journal.csv'))).rejects.toThrow(/ENOENT/);
  expect(await readdir(folder)).toEqual(['balances.csv']);
});

it('proves that the books balance, as at any day', async () => {
  expect(JSON.parse(await books('trial-balance', '--json'))).toEqual({
    balanced: true,
    totals: [{ currency: 'EUR', debit: '12.34', credit: '12.34' }],
    accounts: [
      { account: 'accrued-royalties:a', currency: 'EUR', debit: '0.00', credit: '12.34', balance: '-12.34' },
      { account: 'royalty-expense', currency: 'EUR', debit: '12.34', credit: '0.00', balance: '12.34' },
    ],
  });
  expect(await books('trial-balance', '--on', '2026-08-30')).toContain('the books balance');
  expect(await books('trial-balance')).toMatch(/TOTAL +EUR +12\.34 +12\.34/);
});

it.each(['2026-02-30', '2026-8-1', 'yesterday'])('takes %j for no day', async (day) => {
  await expect(books('trial-balance', '--on', day)).rejects.toThrow(/--on must be a day/);
});

it('says that books which were changed past the ledger do not balance', async () => {
  await ledger.postgres.pool.query('alter table journal_lines disable trigger all');
  await ledger.postgres.pool.query(`update journal_lines set amount_minor = 1235 where side = 'D'`);
  await expect(books('trial-balance')).rejects.toThrow(/do not balance/);
});
