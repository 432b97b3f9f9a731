import type { Period } from '../../domain/royalties/period.js';
import { ZERO, type Decimal } from '../../domain/shared/money.js';
import type { Db } from '../../platform/postgres/postgres.js';
import { statedInJournal } from '../../reporting/ledger/stated-in-journal.js';
import { standingMonth } from './recompute-month.js';

/** What the journal says that all statements of a month come to, in minor units by currency; nothing where there is none. */
export const statedOfMonth = async (db: Db, period: Period): Promise<ReadonlyMap<string, Decimal>> => {
  const month = await standingMonth(db, period);
  const totals = new Map<string, Decimal>();
  if (month === undefined) return totals;
  for (const [key, amount] of await statedInJournal(db, month.runId)) {
    const currency = key.slice(0, 3);
    totals.set(currency, (totals.get(currency) ?? ZERO).plus(amount));
  }
  return totals;
};
