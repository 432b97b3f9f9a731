/** Reads `listeners.ndjson` and `tracks.ndjson.gz` (or either without or with `.gz`) for what a play line leaves out. */
import { OFFERING, TERRITORY } from '../../domain/shared/market.js';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CliProblem } from '../output.js';
import type { PlayFiles } from './play-line.js';
import { readLines } from './read-lines.js';

const TRACK_MS_MAX = 24 * 3_600_000;

export type ListenerLine = { readonly listenerId: string; readonly territory: string; readonly tier: string };

/** `FOLDER/NAME.ndjson` or `FOLDER/NAME.ndjson.gz`, whichever is there. */
export const findNdjson = (folder: string, name: string): string | undefined =>
  [`${name}.ndjson`, `${name}.ndjson.gz`].map((file) => join(folder, file)).find((file) => existsSync(file));

/** Files beside the plays, unless others are named; a missing one leaves its facts unknown. */
export const readPlayFiles = async (
  playsFile: string,
  named: { readonly listeners?: string; readonly tracks?: string } = {},
): Promise<PlayFiles> => {
  const folder = dirname(playsFile);
  const listeners = new Map<string, { readonly territory: string; readonly offering: string }>();
  for await (const { listenerId, territory, tier } of listenersOf(named.listeners ?? findNdjson(folder, 'listeners')))
    listeners.set(listenerId, { territory, offering: tier });
  const durations = new Map<string, number>();
  for await (const { trackId, durationMs } of objects<Partial<Record<'trackId' | 'durationMs', unknown>>>(
    named.tracks ?? findNdjson(folder, 'tracks'),
  ))
    if (typeof trackId === 'string' && isDuration(durationMs)) durations.set(trackId, durationMs);
  return { listeners, durations };
};

const isDuration = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= TRACK_MS_MAX;

/** Throws `CliProblem` at the first listener whose territory or tier could not be recorded as it stands. */
export async function* listenersOf(file: string | undefined): AsyncGenerator<ListenerLine> {
  for await (const { listenerId, territory, tier } of objects<Partial<Record<keyof ListenerLine, unknown>>>(file)) {
    if (typeof listenerId !== 'string' || !matches(territory, TERRITORY) || !matches(tier, OFFERING))
      throw new CliProblem(
        `${file}: listener ${String(listenerId).slice(0, 64)} needs a territory such as SE and a tier such as premium`,
      );
    yield { listenerId, territory, tier };
  }
}

const matches = (value: unknown, form: RegExp): value is string => typeof value === 'string' && form.test(value);

/** The lines that are JSON objects; the catalogue import is where the others are reported. */
export async function* objects<Line>(file: string | undefined): AsyncGenerator<Line> {
  if (file === undefined) return;
  for await (const lines of readLines(file))
    for (const line of lines) {
      const parsed = tryParse(line);
      if (typeof parsed === 'object' && parsed !== null) yield parsed as Line;
    }
}

const tryParse = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};
