/** Delivers a file of tracks to the catalogue; a line that is no track costs the others nothing. */
import { cataloguedTrack, trackStream, type TrackFacts } from '../../domain/catalogue/catalogued-track.js';
import { readTrack } from '../../domain/catalogue/read-track.js';
import { trackCodec } from '../../domain/catalogue/stored-events.js';
import type { FieldProblem } from '../../domain/shared/problem.js';
import type { EventStore } from '../../platform/event-store/event-store.js';
import { Streams } from '../../platform/event-store/transact-many.js';
import { uuidOfName } from '../../platform/uuid-of-name.js';
import { CliProblem } from '../output.js';
import { eventsOf, grouped } from '../../platform/event-store/grouped.js';

export type ImportProblem = Omit<FieldProblem, 'reason'> & { readonly line: number; readonly reason: string };

export type CatalogueTally = {
  /** Lines that are not blank. */
  tracks: number;
  /** New tracks, and tracks with changed facts. */
  catalogued: number;
  unchanged: number;
  rejected: number;
  /** The first of the rejected lines; the rest are counted. */
  readonly problems: ImportProblem[];
};

export type ImportCatalogue = {
  readonly store: EventStore;
  readonly lines: AsyncIterable<readonly string[]>;
  readonly onProgress?: (lines: number) => void;
};

const BATCH_TRACKS = 2_000;
const PROBLEMS_KEPT_MAX = 1_000;
const NAMESPACE = '5f6e2f4c-0b1d-5c35-8f55-6a1a3d3f7c02';

/**
 * One batch after the other, so that the last line about a track is the one that holds. When the file breaks off or the
 * store goes away, what was delivered before stays; the same file can be imported again from its start.
 */
export const importCatalogue = async ({ store, lines, onProgress }: ImportCatalogue): Promise<CatalogueTally> => {
  const streams = new Streams(store, cataloguedTrack, trackCodec((name) => uuidOfName(NAMESPACE, name)), { cachedEventsMax: 0 }); // prettier-ignore
  const tally: CatalogueTally = { tracks: 0, catalogued: 0, unchanged: 0, rejected: 0, problems: [] };
  const deliver = async (batch: readonly TrackFacts[]) => {
    const settled = await streams.transactMany(grouped(batch, ({ trackId }) => trackStream(trackId)));
    for (const events of eventsOf(settled)) tally[events > 0 ? 'catalogued' : 'unchanged'] += 1;
  };
  let batch: TrackFacts[] = [];
  try {
    for await (const track of tracksOf(lines, tally, onProgress)) {
      batch.push(track);
      if (batch.length < BATCH_TRACKS) continue;
      await deliver(batch);
      batch = [];
    }
  } catch (error) {
    if (!(error instanceof CliProblem)) throw error;
    await deliver(batch);
    const delivered = tally.catalogued + tally.unchanged;
    throw new CliProblem(`${error.message}; ${delivered} tracks before that are in the catalogue`);
  }
  await deliver(batch);
  return tally;
};

async function* tracksOf(
  lines: ImportCatalogue['lines'],
  tally: CatalogueTally,
  onProgress: ImportCatalogue['onProgress'],
): AsyncGenerator<TrackFacts> {
  let line = 0;
  for await (const texts of lines) {
    for (const text of texts) {
      line += 1;
      const track = text.trim() === '' ? undefined : trackOfLine(text, line, tally);
      if (track !== undefined) yield track;
    }
    onProgress?.(texts.length);
  }
}

const trackOfLine = (text: string, line: number, tally: CatalogueTally): TrackFacts | undefined => {
  tally.tracks += 1;
  const raw = tryParse(text);
  const result = raw === undefined ? { problem: NOT_JSON } : readTrack(raw.value);
  if ('read' in result) return result.read;
  tally.rejected += 1;
  if (tally.problems.length < PROBLEMS_KEPT_MAX) tally.problems.push({ line, ...result.problem });
  return undefined;
};

const NOT_JSON = { reason: 'MalformedLine', field: '', detail: 'not JSON' } as const;

const tryParse = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
};
