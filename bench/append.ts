/** `bench append`: the log alone against the same rows by other means. */
import { bareCopy } from './parties/bare-copy.js';
import { bareInserts } from './parties/bare-inserts.js';
import { emmettBatches } from './parties/emmett.js';
import { ledgerAppends } from './parties/ledger-store.js';
import { against, type BenchOptions, type Outcome } from './bench.js';
import { speedTable, takeTurns } from './rounds.js';
import { reportsOf, rowsOfReports, workloadOf } from './workload.js';

const WRITERS = 4;
const WARM_UP_EVENTS = 2_000;

export const benchAppend = async ({ arena, events, rounds, now }: BenchOptions): Promise<Outcome> => {
  const rowsFor = (workload = workloadOf(events, now)) => [...rowsOfReports(reportsOf(workload), now)];
  const rows = rowsFor();
  const warmUp = rowsFor(workloadOf(Math.min(WARM_UP_EVENTS, events), now, 'a-warm-up'));
  const parties = {
    ledger: ledgerAppends(rows, warmUp, WRITERS),
    inserts: bareInserts(rows, warmUp),
    prepared: bareInserts(rows, warmUp, { prepared: true }),
    copy: bareCopy(rows, warmUp),
    emmett: emmettBatches(rows, warmUp, WRITERS),
  };
  const speeds = await takeTurns(arena, parties, rounds);
  return {
    tables: [speedTable(parties, speeds)],
    figures: [
      against(
        'ledger appends of 100 over many streams ÷ bare pg inserts of 1,000 rows',
        speeds.ledger,
        speeds.inserts,
        0.6,
      ),
      against('ledger appends of 100 over many streams ÷ Emmett appends of 100', speeds.ledger, speeds.emmett, 1.3),
    ],
  };
};
