/** Reads one export of whatever kind, entry by entry, in bounded memory. */
import { createReadStream } from 'node:fs';
import type { ListenerId } from '../../domain/shared/ids.js';
import type { Fields, HistoryFormat, Reading } from './history-format.js';
import { ElementTooLong, jsonElements, type JsonElement } from './json-elements.js';
import { listenBrainzExport } from './listenbrainz-export.js';
import { spotifyAccount } from './spotify-account.js';
import { spotifyExtended } from './spotify-extended.js';

const FORMATS: readonly HistoryFormat[] = [spotifyExtended, spotifyAccount, listenBrainzExport];
const CHUNK_BYTES = 256 * 1024;
const KNOWN = 'Spotify account data, Spotify extended streaming history, nor a ListenBrainz export';

/** The file cannot be read, or not to its end; what was yielded before stands. The message is for people. */
export class UnreadableHistory extends Error {
  override readonly name = 'UnreadableHistory';
}

export type HistoryEntry = { readonly line: number; readonly format: string; readonly reading: Reading };

/** The kind is told by the first entry, not by the file's name. An export without entries yields none. Throws `UnreadableHistory`. */
export async function* readHistory(file: string, listener: ListenerId): AsyncGenerator<HistoryEntry> {
  let format: HistoryFormat | undefined;
  try {
    for await (const element of jsonElements(textOf(file))) {
      if (element.cutOff) throw new UnreadableHistory(`is cut off at line ${element.line}; export it again`);
      const entry = parse(element);
      format ??= formatOf(entry);
      yield { line: element.line, format: format.name, reading: read(format, entry, listener) };
    }
  } catch (error) {
    throw explained(error);
  }
}

async function* textOf(file: string): AsyncGenerator<string> {
  let first = true;
  for await (const chunk of createReadStream(file, {
    encoding: 'utf8',
    highWaterMark: CHUNK_BYTES,
  }) as AsyncIterable<string>) {
    if (first && chunk.startsWith('PK\u0003\u0004'))
      throw new UnreadableHistory('is a zip archive; unpack it and name the files inside');
    if (first && chunk.startsWith('\u001f')) throw new UnreadableHistory('is compressed; unpack it first');
    first = false;
    yield chunk;
  }
}

const parse = ({ text }: JsonElement): Fields | undefined => {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
  } catch {
    return undefined;
  }
};

const formatOf = (entry: Fields | undefined): HistoryFormat => {
  const found = entry && FORMATS.find(({ recognises }) => recognises(entry));
  if (found === undefined) throw new UnreadableHistory(`is neither ${KNOWN}`);
  return found;
};

const read = (format: HistoryFormat, entry: Fields | undefined, listener: ListenerId): Reading =>
  entry === undefined
    ? { kind: 'rejected', reason: 'MalformedEntry', detail: 'is not a JSON object' }
    : format.read(entry, listener);

const explained = (error: unknown): unknown => {
  if (error instanceof ElementTooLong) return new UnreadableHistory(`is neither ${KNOWN}: ${error.message}`);
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return new UnreadableHistory('is not there');
  if (code === 'EISDIR') return new UnreadableHistory('is a folder; name the files inside');
  if (code !== undefined) return new UnreadableHistory(`cannot be read: ${(error as Error).message}`);
  return error;
};
