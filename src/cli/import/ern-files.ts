/** The files that a delivery lies in, and their bytes. */
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CliProblem } from '../output.js';

const MESSAGE = /\.xml(\.gz)?$/i;

/** A file as it is named; of a folder every `.xml` and `.xml.gz` in it, however deep, by name. */
export const ernFiles = async (paths: readonly string[]): Promise<readonly string[]> => {
  const found = await Promise.all(
    paths.map(async (path) => {
      const { isDirectory } = await kindOf(path);
      if (!isDirectory) return [path];
      const names = (await readdir(path, { recursive: true })).filter((name) => MESSAGE.test(name)).sort();
      if (names.length === 0) throw new CliProblem(`${path} holds no .xml`);
      return names.map((name) => join(path, name));
    }),
  );
  return found.flat();
};

const kindOf = async (path: string) => {
  const stats = await stat(path).catch(() => {
    throw new CliProblem(`cannot read ${path}: no such file, or no permission`);
  });
  return { isDirectory: stats.isDirectory() };
};

/** Inflated where the name says so. Throws `CliProblem` for what cannot be read to its end. */
export async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  const raw = createReadStream(file);
  const source = file.toLowerCase().endsWith('.gz') ? pipeline(raw, createGunzip(), () => undefined) : raw;
  try {
    for await (const chunk of source) yield chunk as Uint8Array;
  } catch (error) {
    if (error instanceof Error && 'code' in error)
      throw new CliProblem(`${file} cannot be read to its end: ${error.message}`);
    throw error;
  } finally {
    raw.destroy();
  }
}
