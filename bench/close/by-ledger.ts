/** A month as the ledger closes it, without the files of the statements: calculated, and its journal booked. */
import { calculate, type Desk } from '../../src/api/royalties/month-desk.js';
import { inMonthSnapshot } from '../../src/api/royalties/month-snapshot.js';
import type { PayoutModelName } from '../../src/domain/royalties/payout/payout-models.js';
import { postEntries } from '../../src/reporting/ledger/post-entries.js';
import { journalOfMonth } from '../../src/reporting/month/journal-of-month.js';
import { modelNamed } from '../../src/reporting/month/month-rules.js';
import { PERIOD } from './month-of-plays.js';

/** Throws where a step is refused, or books nothing. */
export const closeByLedger = async (desk: Desk, model: PayoutModelName): Promise<void> => {
  const calculated = await calculate(desk, { period: PERIOD, rules: { payoutModel: modelNamed(model) }, by: 'bench' });
  if (calculated.outcome === 'refused') throw new Error(`the month was refused: ${calculated.because.kind}`);
  const posted = await inMonthSnapshot(desk, ({ tx }) => postEntries(tx, journalOfMonth(PERIOD, calculated.run)));
  if (posted.outcome === 'refused' || posted.posted === 0) throw new Error('the journal took nothing');
};
