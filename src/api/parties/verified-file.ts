/** Whether a file on disk is still the bytes that it was made of. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

export type Expected = { readonly bytes: number; readonly sha256: string };

/** Files that were read once and not touched since: a download of a large one does not read it twice. */
export class VerifiedFiles {
  readonly #known = new Map<string, string>();

  async holds(path: string, { bytes, sha256 }: Expected): Promise<boolean> {
    const found = await stat(path).catch(() => undefined);
    if (found?.isFile() !== true || found.size !== bytes) return false;
    const seen = `${sha256} ${found.ino} ${found.size} ${found.mtimeMs} ${found.ctimeMs}`;
    if (this.#known.get(path) === seen) return true;
    if ((await sha256Of(path)) !== sha256) return false;
    this.#known.set(path, seen);
    return true;
  }
}

const sha256Of = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
};
