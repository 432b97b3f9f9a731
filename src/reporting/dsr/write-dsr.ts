/**
 * The DDEX files of a run, party by party, as its statements have it: labels by Financial Reporting, publishers and writers
 * by Royalty Reporting, societies by the Basic Audio Profile. What the files of a party come to is what the journal says
 * that its statement came to, or nothing is written.
 */
import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { currency as currencyOf } from '../../domain/shared/currency.js';
import type { MonthTransaction } from '../month/month-tables.js';
import { partyLines } from '../month/party-lines.js';
import type { KeptRun } from '../month/run-outcome.js';
import { statedInJournal } from '../ledger/stated-in-journal.js';
import { marketTotals, partiesOf, withFacts } from './party-facts.js';
import type { DsrFile, ReportOptions } from './party-report.js';
import type { DsrSender } from './report-files.js';
import { ReportsOfParty } from './reports-of-party.js';

export type WriteDsr = {
  readonly period: string;
  readonly run: KeptRun;
  readonly sender: DsrSender;
  /** Where the files go; made where it is not there. */
  readonly out: string;
  readonly gzip?: boolean;
  /** How large a file of blocks may get before the next one is begun. */
  readonly bytesMax?: number;
};

/** As large as mail rooms of DDEX partners take without asking. */
export const BYTES_A_FILE_MAX = 1_000_000_000;

/** The files of one party of a closed run. None where it is owed nothing and has no line. */
export const dsrOfParty = async (
  tx: MonthTransaction,
  { party, ...asked }: WriteDsr & { readonly party: string },
): Promise<readonly DsrFile[]> => {
  const files: DsrFile[] = [];
  for await (const file of dsrFiles(tx, asked, party)) files.push(file);
  return files;
};

/**
 * Of all parties of a closed run, each file as soon as it is written. They are of the month, also where a deal is told of by the
 * quarter: usage is reported by the month, and so it is booked.
 */
export const dsrOfRun = (tx: MonthTransaction, asked: WriteDsr): AsyncGenerator<DsrFile> => dsrFiles(tx, asked);

async function* dsrFiles(tx: MonthTransaction, asked: WriteDsr, only?: string): AsyncGenerator<DsrFile> {
  const { period, run } = asked;
  const options = await optionsOf(tx, asked);
  const settled = run.outcome.settled.filter(({ party }) => only === undefined || party === only);
  const parties = await partiesOf(tx, asked, [...new Set(settled.map(({ party }) => party))]);
  const stated = await statedInJournal(tx, run.runId);
  const done = new Set<string>();
  let reports: ReportsOfParty | undefined;
  const finish = async () => {
    const files = await reports?.finish(settled, stated);
    reports = undefined;
    return files ?? [];
  };
  try {
    for await (const { party, currency, batches } of partyLines(
      tx,
      { own: { period, run }, later: [], earlier: [] },
      only,
    )) {
      if (party === undefined) continue;
      if (reports?.party.id !== party) yield* await finish();
      reports ??= new ReportsOfParty(parties.get(party) ?? { id: party, kind: 'label', name: party }, options);
      done.add(party);
      for await (const lines of batches)
        await reports.add(lines, (some) => withFacts(tx, asked, some, { party, currency: currencyOf(currency) }));
    }
    yield* await finish();
    for (const party of new Set(settled.map((one) => one.party)))
      if (!done.has(party)) {
        reports = new ReportsOfParty(parties.get(party)!, options);
        yield* await finish();
      }
  } finally {
    await reports?.discard();
  }
}

const optionsOf = async (tx: MonthTransaction, asked: WriteDsr): Promise<ReportOptions> => {
  const { period, run, sender, out, gzip = false, bytesMax = BYTES_A_FILE_MAX } = asked;
  await mkdir(out, { recursive: true });
  return {
    ...{ period, runId: run.runId, sender, folder: out, gzip, bytesMax },
    part: `${randomBytes(4).toString('hex')}.part`,
    markets: await marketTotals(tx, asked),
  };
};
