/** Reads `listeners.ndjson` and `tracks.ndjson.gz` (or either without or with `.gz`) for what a play line leaves out. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PlayFiles } from './play-line.js';
import { readLines } from './read-lines.js';

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
  for await (const { listenerId, territory, tier } of objects<ListenerLine>(
    named.listeners ?? findNdjson(folder, 'listeners'),
  ))
    listeners.set(listenerId, { territory, offering: tier });
  const durations = new Map<string, number>();
  for await (const { trackId, durationMs } of objects<{ trackId: string; durationMs?: number }>(
    named.tracks ?? findNdjson(folder, 'tracks'),
  ))
    if (durationMs !== undefined && durationMs > 0) durations.set(trackId, durationMs);
  return { listeners, durations };
};

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
