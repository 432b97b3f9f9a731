/** Lines of a text file, gzipped or not, in bounded memory. */
import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CliProblem } from '../output.js';

const CHUNK_BYTES = 256 * 1024;
const LINE_CHARACTERS_MAX = 1_000_000;

/** Yields runs of lines, as they come off the disk. Throws `CliProblem` for what cannot be read to its end. */
export async function* readLines(file: string): AsyncGenerator<readonly string[]> {
  await access(file).catch(() => {
    throw new CliProblem(`cannot read ${file}: no such file, or no permission`);
  });
  let rest = '';
  try {
    for await (const chunk of open(file)) {
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

const open = (file: string): Readable => {
  const raw = createReadStream(file, { highWaterMark: CHUNK_BYTES });
  if (!file.endsWith('.gz')) return raw.setEncoding('utf8');
  return pipeline(raw, createGunzip({ chunkSize: CHUNK_BYTES }), () => undefined).setEncoding('utf8');
};
