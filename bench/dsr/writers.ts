/** Both parties write the same cells to one file: ours from lines of a statement, the other from cells that are ready. */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { splitCells } from '../../src/reporting/dsr/escape.js';
import { financialReport } from '../../src/reporting/dsr/financial-report.js';
import { PartyReport } from '../../src/reporting/dsr/party-report.js';
import { Summaries } from '../../src/reporting/dsr/summaries.js';
import { differentLines } from './lines.js';

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
    for (let written = 0; written < lines; written += LINES_A_BATCH) {
      const from = written % different.length;
      await report.add(different.slice(from, from + Math.min(LINES_A_BATCH, lines - written)));
    }
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

/** What the ledger writes for each of the different lines, cell by cell. */
const readyCells = (): string[][] => {
  const report = { party: PARTY, service: SENDER.service, summaries: new Summaries(new Map()), nth: 0 };
  return differentLines().map((line) => [...splitCells(financialReport.block([line], report)[0]!)]);
};
