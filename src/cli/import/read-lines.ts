/** Lines of a text file, gzipped or not, in bounded memory. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CliProblem } from '../output.js';

const CHUNK_BYTES = 256 * 1024;
const LINE_CHARACTERS_MAX = 1_000_000;

/** Told how much of the file has been read, from 0 to 1. */
export type OnShare = (share: number) => void;

/** Yields runs of lines, as they come off the disk. Throws `CliProblem` for what cannot be read to its end. */
export async function* readLines(file: string, onShare: OnShare = () => undefined): AsyncGenerator<readonly string[]> {
  const { size } = await stat(file).catch(() => {
    throw new CliProblem(`cannot read ${file}: no such file, or no permission`);
  });
  let rest = '';
  try {
    for await (const chunk of open(file, (bytes) => onShare(bytes / size))) {
      const lines = (rest + (chunk as string)).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > LINE_CHARACTERS_MAX)
        throw new CliProblem(`${file} has a line of more than a million characters`);
      if (lines.length > 0) yield lines;
    }
  } catch (error) {
    throw error instanceof CliProblem
      ? error
      : new CliProblem(`${file} cannot be read to its end: ${(error as Error).message}`);
  }
  if (rest !== '') yield [rest];
}

const open = (file: string, onRead: (bytes: number) => void): Readable => {
  const raw = createReadStream(file, { highWaterMark: CHUNK_BYTES });
  const counted = async function* () {
    for await (const chunk of raw) {
      onRead(raw.bytesRead);
      yield chunk as Buffer;
    }
  };
  if (!file.endsWith('.gz')) return Readable.from(counted(), { objectMode: false }).setEncoding('utf8');
  return pipeline(counted, createGunzip({ chunkSize: CHUNK_BYTES }), () => undefined).setEncoding('utf8');
};
