/** Both parties write the same cells to one file: ours from lines of a statement, the other from cells that are ready. */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { DsrLine } from '../../src/reporting/dsr/dsr-line.js';
import { splitCells } from '../../src/reporting/dsr/escape.js';
import { financialReport } from '../../src/reporting/dsr/financial-report.js';
import { PartyReport } from '../../src/reporting/dsr/party-report.js';
import { Summaries } from '../../src/reporting/dsr/summaries.js';
import { LineSpread } from '../../src/reporting/month/spread-lines.js';
import { differentLines, REVENUE_SHARE } from './lines.js';

export type Writer = 'ledger' | 'csv-stringify';

const LINES_A_BATCH = 1_000;
const PARTY = { id: 'north', kind: 'label', name: 'north' };
const SENDER = { dpid: 'PADPIDA0000000000Q', name: 'Playledger', service: 'Playledger' };

/** Answers the file. */
export const WRITERS: Readonly<Record<Writer, (folder: string, lines: number) => Promise<string>>> = {
  ledger: async (folder, lines) => {
    const common = {
      period: '2026-08',
      runId: '2026-08-bench',
      sender: SENDER,
      folder,
      gzip: false,
      part: 'bench.part',
    };
    const report = new PartyReport(financialReport, PARTY, { ...common, bytesMax: Infinity, markets: new Map() });
    const different = differentLines();
    const spread = spreadOver(different, lines);
    for (let written = 0; written < lines; written += LINES_A_BATCH) {
      const from = written % different.length;
      const batch = different.slice(from, from + Math.min(LINES_A_BATCH, lines - written));
      await report.add(batch.map((line) => ({ ...line, amountMinor: spread.next(countedAs(line)) })));
    }
    spread.end();
    await report.endLines();
    const [file] = await report.finish();
    return file!.path;
  },
  'csv-stringify': async (folder, lines) => {
    const cells = readyCells();
    const path = join(folder, 'bare.tsv');
    const csv = stringify({ delimiter: '\t', record_delimiter: 'unix' });
    const sink = csv.pipe(createWriteStream(path, { flush: true }));
    for (let nth = 1; nth <= lines; nth += 1) {
      const record = cells[(nth - 1) % cells.length]!;
      record[1] = `T${nth}`;
      if (!csv.write(record)) await once(csv, 'drain');
    }
    csv.end();
    await finished(sink);
    return path;
  },
};

/** As the deal is spread over the lines of a statement, whose amounts the database counts. */
const spreadOver = (different: readonly DsrLine[], lines: number): LineSpread => {
  const times = (nth: number) => Math.ceil((lines - nth) / different.length);
  const classes = different.slice(0, lines).map((line, nth) => ({ ...countedAs(line), lines: BigInt(times(nth)) }));
  const gross = classes.reduce((total, one) => total + BigInt(one.amount_minor) * one.lines, 0n);
  return new LineSpread(classes, { ownMinor: REVENUE_SHARE.times(gross.toString()), corrections: new Map() });
};

const countedAs = ({ corrects, grossMinor }: DsrLine) => ({ corrects, amount_minor: grossMinor.toFixed() });

/** What the ledger writes for each of the different lines, cell by cell. */
const readyCells = (): string[][] => {
  const report = { party: PARTY, service: SENDER.service, summaries: new Summaries(new Map()), nth: 0 };
  return differentLines().map((line) => [...splitCells(financialReport.block([line], report)[0]!)]);
};
