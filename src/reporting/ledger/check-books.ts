/**
 * The proof that statements, pools and accounts payable tie to each other: everything that must hold between the lines
 * of closed months, their settlements, what the log says of them, and the journal. Reads only, and repairs nothing.
 */
import { formatMinor } from '../../domain/shared/money.js';
import type { RunOutcome } from '../month/run-outcome.js';
import { trialBalanceOn } from './account-balances.js';
import { check, journalReader, type BooksCheck, type BooksReader, type CheckedBooks } from './books-check.js';
import { checkAccounts } from './check-accounts.js';
import { checkJournal } from './check-journal.js';
import { checkMonth, type ClosedRow } from './check-month.js';

/** Every check is made, also after one that failed. Ask inside one repeatable-read transaction. */
export const checkBooks = async (db: BooksReader): Promise<CheckedBooks> => {
  const trialBalance = await trialBalanceOn(journalReader(db));
  const unbalanced = trialBalance.totals
    .filter(({ debitMinor, creditMinor }) => !debitMinor.eq(creditMinor))
    .map(({ currency, debitMinor, creditMinor }) =>
      `debits are ${formatMinor(debitMinor, currency)} ${currency}, credits ${formatMinor(creditMinor, currency)}`); // prettier-ignore
  const checks: BooksCheck[] = [check('the trial balance is zero', unbalanced), ...(await checkJournal(db))];
  const closed = await closedMonths(db);
  checks.push(check('only closed months are booked', await bookedTooEarly(db, closed)));
  const outcomes: RunOutcome[] = [];
  for (const month of closed) {
    const checked = await checkMonth(db, month);
    checks.push(...checked.checks);
    if (checked.outcome !== undefined) outcomes.push(checked.outcome);
  }
  checks.push(...(await checkAccounts(db, outcomes)));
  return { ok: checks.every(({ ok }) => ok), checks, trialBalance };
};

const closedMonths = (db: BooksReader): Promise<readonly ClosedRow[]> =>
  db
    .selectFrom('royalty_months')
    .select(['period', 'run_id', 'lines_hash', 'payload'])
    .where('status', '=', 'closed')
    .orderBy('period')
    .execute();

/** A close that was cut off between the journal and the log; the same close once more mends it. */
const bookedTooEarly = async (db: BooksReader, closed: readonly ClosedRow[]): Promise<readonly string[]> => {
  const runs = closed.map(({ run_id }) => run_id);
  const rows = await db
    .selectFrom('journal_entries')
    .select(['run', 'period'])
    .distinct()
    .where('run', 'is not', null)
    .$if(runs.length > 0, (query) => query.where('run', 'not in', runs))
    .orderBy('run')
    .execute();
  return rows.map(({ run, period }) => `${run} is booked in ${period}, and the month is not closed by it`);
};
