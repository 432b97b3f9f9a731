import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db } from '../../platform/postgres/postgres.js';
import type { DsrSender } from '../../reporting/dsr/report-files.js';
import { dsrOfParty } from '../../reporting/dsr/write-dsr.js';
import type { MonthTables } from '../../reporting/month/month-tables.js';
import { loadRun } from '../../reporting/month/run-outcome.js';
import type { PartyFile } from '../../reporting/parties/party-files.js';

export type DsrAsked = {
  readonly period: string;
  readonly runId: string;
  readonly party: string;
  readonly sender: DsrSender;
  /** The folder of the month. */
  readonly folder: string;
};

/** The DDEX files of a party. They are there while `work` is done: how many there are is known when they are written. */
export const withDsrFiles = async <Result>(
  db: Db,
  { period, runId, party, sender, folder }: DsrAsked,
  work: (files: readonly PartyFile[]) => Promise<Result>,
): Promise<Result> => {
  await mkdir(folder, { recursive: true });
  const out = await mkdtemp(join(folder, '.dsr-'));
  try {
    const written = await db
      .withTables<MonthTables>()
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (tx) => {
        const run = await loadRun(tx, runId);
        if (run === undefined) throw new Error(`the run ${runId} is gone from royalty_runs`);
        return dsrOfParty(tx, { period, run, party, sender, out });
      });
    return await work(written.map(({ name, path }) => dsrFile(name, path)));
  } finally {
    await rm(out, { recursive: true, force: true });
  }
};

const dsrFile = (name: string, path: string): PartyFile => ({
  format: 'dsr',
  name,
  mediaType: 'text/tab-separated-values; charset=utf-8',
  currency: null,
  pieces: () => createReadStream(path),
});
