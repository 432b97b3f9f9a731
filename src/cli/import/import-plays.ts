/** Records a file of plays through the same writer as the API, a bounded number of batches at a time. */
import { setImmediate as breath } from 'node:timers/promises';
import { ListeningWriter, type RecordedListening } from '../../api/listening/listening-writer.js';
import type { RecordListening } from '../../domain/listening/listening-day.js';
import type { EventStore } from '../../platform/event-store/event-store.js';
import { playOfLine, type Import, type LineProblem, type PlayFiles } from './play-line.js';

export type ImportTally = {
  events: number;
  accepted: number;
  duplicates: number;
  rejected: number;
  streams: number;
  skips: number;
  /** The first of the rejected lines; the rest are counted. */
  readonly problems: LineProblem[];
};

/** A commit of this size spends a quarter less on each line than one of 2,000. */
const BATCH_LINES = 5_000;
const BATCHES_WAITING_MAX = 3;
/** A batch that is being sent needs the event loop now and then: without a breath, the store would wait for the parser. */
const LINES_A_BREATH = 32;
const PROBLEMS_KEPT_MAX = 1_000;
/** No streaming service kept histories before; a time before it is a broken clock. */
const EARLIEST = '2002-10-01T00:00:00.000Z';
const AHEAD_MS = 5 * 60_000;

export type ImportPlays = {
  readonly store: EventStore;
  readonly lines: AsyncIterable<readonly string[]>;
  readonly files: PlayFiles;
  readonly now: Date;
  readonly onProgress?: (lines: number) => void;
};

/** What is read ahead is bounded; a store that is away ends the import, which can be run again from the start. */
export const importPlays = async ({ store, lines, files, now, onProgress }: ImportPlays): Promise<ImportTally> => {
  const writer = new ListeningWriter(store);
  const run: Import = {
    receivedAt: now.toISOString(),
    credible: { earliest: EARLIEST, latest: new Date(now.getTime() + AHEAD_MS).toISOString() },
  };
  const tally: ImportTally = { events: 0, accepted: 0, duplicates: 0, rejected: 0, streams: 0, skips: 0, problems: [] };
  const waiting: Promise<void>[] = [];
  const settle = async (batch: readonly Numbered[]) => {
    add(tally, batch, await writer.record(batch.map(({ command }) => command)));
    onProgress?.(batch.length);
  };
  for await (const batch of batches(lines, files, run, tally)) {
    if (waiting.length >= BATCHES_WAITING_MAX) await waiting.shift();
    const settled = settle(batch);
    settled.catch(() => undefined); // awaited in turn; a failure must not be an unhandled one meanwhile
    waiting.push(settled);
  }
  await Promise.all(waiting);
  return tally;
};

type Numbered = { readonly line: number; readonly command: RecordListening };

async function* batches(
  runs: AsyncIterable<readonly string[]>,
  files: PlayFiles,
  run: Import,
  tally: ImportTally,
): AsyncGenerator<readonly Numbered[]> {
  let line = 0;
  let batch: Numbered[] = [];
  for await (const lines of runs)
    for (const text of lines) {
      line += 1;
      if (line % LINES_A_BREATH === 0) await breath();
      if (text.trim() === '') continue;
      tally.events += 1;
      const parsed = playOfLine(text, line, files, run);
      if ('reason' in parsed) reject(tally, parsed);
      else batch.push({ line, command: parsed });
      if (batch.length < BATCH_LINES) continue;
      yield batch;
      batch = [];
    }
  if (batch.length > 0) yield batch;
}

const reject = (tally: ImportTally, problem: LineProblem) => {
  tally.rejected += 1;
  if (tally.problems.length < PROBLEMS_KEPT_MAX) tally.problems.push(problem);
};

const add = (tally: ImportTally, batch: readonly Numbered[], recorded: readonly RecordedListening[]) => {
  for (const [nth, one] of recorded.entries()) {
    const { line, command } = batch[nth]!;
    if ('error' in one) throw one.error;
    const { decision } = one;
    if (decision.outcome === 'refused') {
      reject(tally, { line, reason: decision.because.kind, detail: JSON.stringify(decision.because) });
      continue;
    }
    tally[decision.events.length > 0 ? 'accepted' : 'duplicates'] += 1;
    tally[command.reported.type === 'TrackStreamed' ? 'streams' : 'skips'] += 1;
  }
};
