import type { Command } from 'commander';
import { trackStream } from '../domain/catalogue/catalogued-track.js';
import { recording, recordingStream } from '../domain/catalogue/recording.js';
import { recordingCodec } from '../domain/catalogue/stored-events.js';
import { trackId } from '../domain/shared/ids.js';
import type { OpenLedger } from '../ledger.js';
import type { EventStore } from '../platform/event-store/event-store.js';
import { Streams } from '../platform/event-store/transact-many.js';
import { uuidOfName } from '../platform/uuid-of-name.js';
import type { StatementTables } from '../reporting/queries/statement-tables.js';
import { unmatchedRecordings } from '../reporting/queries/unmatched-recordings.js';
import { readPeriod } from './read-period.js';
import { CliProblem, count, note, say, table } from './output.js';
import { untilCaughtUp } from './until-caught-up.js';
import { withLedger, withProjections } from './with-ledger.js';

const NAMESPACE = '7d0b8a52-6e0c-5b8e-9a3b-0b6f1c9e4d35';
const LISTED_DEFAULT = '50';

/**
 * From now on, and for all that was played before, the recording counts for the track. Answers false when it did
 * already. Throws `CliProblem` for an id that is none, a track that is not catalogued, and a match to itself.
 */
export const matchRecording = async (store: EventStore, recordingRaw: string, trackRaw: string): Promise<boolean> => {
  const [recordingId, track] = [recordingRaw, trackRaw].map(readId);
  const stream = trackStream(track!);
  if ((await store.readStreams([stream])).get(stream)!.length === 0)
    throw new CliProblem(`${track} is not in the catalogue; see: playledger import-catalogue`);
  const streams = new Streams(store, recording, recordingCodec((name) => uuidOfName(NAMESPACE, name))); // prettier-ignore
  const { decision } = await streams.transact(recordingStream(recordingId!), {
    recordingId: recordingId!,
    trackId: track!,
  });
  if (decision.outcome === 'refused') throw new CliProblem(`${recordingId} cannot be matched to itself`);
  return decision.events.length > 0;
};

const readId = (raw: string) => {
  try {
    return trackId(raw);
  } catch (error) {
    throw new CliProblem((error as Error).message);
  }
};

export const registerRecordings = (program: Command, open: OpenLedger): void => {
  const recordings = program.command('recordings').description('recordings that the catalogue does not know');
  recordings
    .command('unmatched')
    .description('list them, most streamed first: the money of their streams is held')
    .option('--period <month>', 'streams of this month alone, such as 2026-08')
    .option('--limit <n>', 'how many, at most 1,000', LISTED_DEFAULT)
    .action((options: { readonly period?: string; readonly limit: string }) => listUnmatched(open, options));
  recordings
    .command('match <recording> <track>')
    .description('say which catalogued track a recording is; the last word holds, also for what was played before')
    .action((recordingId: string, track: string) =>
      withLedger(open, async ({ store }) => {
        const isNew = await matchRecording(store, recordingId, track);
        note(isNew ? `${recordingId} counts for ${track}` : `${recordingId} counted for ${track} already`);
      }),
    );
};

const listUnmatched = async (
  open: OpenLedger,
  { period, limit }: { readonly period?: string; readonly limit: string },
) => {
  if (!/^[1-9]\d{0,3}$/.test(limit))
    throw new CliProblem(`--limit must be a whole number from 1 to 1000, got "${limit}"`);
  const month = period === undefined ? {} : { period: readPeriod(period) };
  await withLedger(open, async (ledger) => {
    const db = ledger.postgres.db.withTables<StatementTables>();
    const rows = await withProjections(ledger, async () => {
      await untilCaughtUp(ledger);
      return unmatchedRecordings(db, { ...month, limit: Number(limit) }).execute();
    });
    const cells = rows.map(({ recording_id, streams, listeners }) => [recording_id, count(streams), count(listeners)]);
    say(
      cells.length === 0
        ? 'every streamed recording is in the catalogue'
        : table(['recording', 'streams', 'listeners'], cells),
    );
  });
};
