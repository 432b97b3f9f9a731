/** The month after the closed one of a demo, left open for people to calculate, approve and close: fewer plays, as much money. */
import { period as periodOf, type Period } from '../../domain/royalties/period.js';
import type { Ledger } from '../../ledger.js';
import type { MonthTables } from '../../reporting/month/month-tables.js';
import { knownPeriod } from '../../reporting/queries/known-periods.js';
import { importTerms } from '../import/import-terms.js';
import { withProjections } from '../with-ledger.js';
import { endOf, laterOf } from './close-demo.js';
import { demoPools } from './demo-pools.js';
import { DEMO_PLAN, generatedSource, linesOf } from './demo-source.js';
import { declarePools, play } from './demo-steps.js';
import { revenueOf } from './demo-revenue.js';

/** Few enough that nobody waits for them. */
const PLAYS = 5_000;

/** The same listeners hear the same catalogue, so what was agreed on for it goes on. A month that is there already stays as it is. */
export const openMonthAfter = async (ledger: Ledger, closed: Period, now: Date): Promise<Period> => {
  const month = periodOf(endOf(closed).toISOString().slice(0, 7));
  if ((await knownPeriod(ledger.postgres.db.withTables<MonthTables>(), month)) !== undefined) return month;
  const source = generatedSource({ ...DEMO_PLAN, month, plays: PLAYS });
  await withProjections(ledger, async () => {
    await declarePools(ledger.store, demoPools(month, source.listeners));
    await importTerms({ store: ledger.store, lines: linesOf(revenueOf(month, source.listeners)) });
    await play(ledger, source, laterOf(now, endOf(month)));
  });
  return month;
};
