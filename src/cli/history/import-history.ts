/** Records exports of a person's history through the same writer as the API, file by file. */
import {
  isToldAgain,
  recordClaimedPlay,
  type Claimant,
  type ClaimedPlay,
  type Receipt,
} from '../../api/dialects/claimed-play.js';
import { findRecordings, type FindRecordings } from '../../api/dialects/find-recordings.js';
import { receiptAt } from '../../api/dialects/listenbrainz/submit-listens.js';
import { ListeningWriter, type RecordedListening } from '../../api/listening/listening-writer.js';
import type { EventStore } from '../../platform/event-store/event-store.js';
import type { Postgres } from '../../platform/postgres/postgres.js';
import { readHistory, UnreadableHistory } from './read-history.js';

export type HistoryLedger = { readonly store: EventStore; readonly postgres: Postgres };

export type HistoryImport = {
  readonly files: readonly string[];
  /** Whose history it is; the territory is for plays whose export names none. */
  readonly listener: Claimant;
  readonly now: Date;
  readonly onProgress?: (entries: number) => void;
};

export type EntryProblem = { readonly line: number; readonly reason: string; readonly detail: string };

export type FileReport = {
  readonly file: string;
  /** Undefined where the file has no entry. */
  format?: string;
  entries: number;
  accepted: number;
  duplicates: number;
  rejected: number;
  /** Of the accepted: plays of recordings that the catalogue does not know, kept to be matched later. */
  unmatched: number;
  /** What was left out, by kind, such as `podcast episode`. */
  readonly ignored: Map<string, number>;
  /** The first of the rejected; the rest are counted. */
  readonly problems: EntryProblem[];
  /** Why the file was not read, or not to its end; what was read before that is recorded. */
  unread?: string;
};

const BATCH_PLAYS = 1_000;
const PROBLEMS_KEPT_MAX = 1_000;

/**
 * One report a file, as each is done. A file that cannot be read costs the others nothing. A store that is away ends
 * the import with `StoreUnavailable`; run again, it finds what it recorded to be duplicates.
 */
export async function* importHistory(
  ledger: HistoryLedger,
  { files, listener, now, onProgress }: HistoryImport,
): AsyncGenerator<FileReport> {
  const writer = new ListeningWriter(ledger.store);
  const run: Run = { writer, find: findRecordings(ledger.postgres.pool), listener, receipt: receiptAt(now.getTime()) };
  for (const file of files) yield await importFile(file, run, onProgress);
}

type Run = {
  readonly writer: ListeningWriter;
  readonly find: FindRecordings;
  readonly listener: Claimant;
  readonly receipt: Receipt;
};
type LinedPlay = { readonly line: number; readonly play: ClaimedPlay };

const importFile = async (file: string, run: Run, onProgress?: (entries: number) => void): Promise<FileReport> => {
  const report: FileReport = {
    file,
    entries: 0,
    accepted: 0,
    duplicates: 0,
    rejected: 0,
    unmatched: 0,
    ignored: new Map(),
    problems: [],
  };
  let batch: LinedPlay[] = [];
  try {
    for await (const { line, format, reading } of readHistory(file, run.listener.listenerId)) {
      report.format = format;
      report.entries += 1;
      onProgress?.(1);
      if (reading.kind === 'ignored')
        report.ignored.set(reading.because, (report.ignored.get(reading.because) ?? 0) + 1);
      else if (reading.kind === 'rejected') reject(report, { line, reason: reading.reason, detail: reading.detail });
      else batch.push({ line, play: reading.play });
      if (batch.length < BATCH_PLAYS) continue;
      await record(batch, run, report);
      batch = [];
    }
  } catch (error) {
    if (!(error instanceof UnreadableHistory)) throw error;
    report.unread = error.message;
  }
  await record(batch, run, report);
  return report;
};

const record = async (batch: readonly LinedPlay[], { writer, find, listener, receipt }: Run, report: FileReport) => {
  const found = await find(batch.map(({ play }) => play.recording));
  const commands = batch.map(({ play }, nth) => recordClaimedPlay(play, listener, found[nth], receipt));
  for (const [nth, one] of (await writer.record(commands)).entries()) {
    const accepted = tally(batch[nth]!.line, one, report);
    if (accepted && found[nth] === undefined) report.unmatched += 1;
  }
};

/** Whether it was accepted. */
const tally = (line: number, recorded: RecordedListening, report: FileReport): boolean => {
  if ('error' in recorded) throw recorded.error;
  const { decision } = recorded;
  if (decision.outcome === 'accepted' && decision.events.length > 0) {
    report.accepted += 1;
    return true;
  }
  if (decision.outcome === 'accepted' || isToldAgain(decision.because)) report.duplicates += 1;
  else reject(report, { line, reason: decision.because.kind, detail: JSON.stringify(decision.because) });
  return false;
};

const reject = (report: FileReport, problem: EntryProblem) => {
  report.rejected += 1;
  if (report.problems.length < PROBLEMS_KEPT_MAX) report.problems.push(problem);
};
