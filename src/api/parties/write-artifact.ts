import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PartyFile } from '../../reporting/parties/party-files.js';
import type { KeptArtifact } from '../../reporting/parties/party-tables.js';

/** The file came out otherwise than it was made first, or than the log says: the month's tables are not what they were. */
export class ArtifactDiffers extends Error {
  override readonly name = 'ArtifactDiffers';

  constructor(
    readonly file: string,
    readonly sha256: string,
    readonly expected: string,
  ) {
    super(`${file} was made again and has the hash ${sha256}, not ${expected}`);
  }
}

export type Made = Pick<KeptArtifact, 'bytes' | 'sha256'>;

/** Takes its name only when it is whole and what it has to be. Throws `ArtifactDiffers`, and whatever making it throws. */
export const writeArtifact = async (folder: string, file: PartyFile, expected: string | undefined): Promise<Made> => {
  await mkdir(folder, { recursive: true });
  const part = join(folder, `.${file.name}.${randomBytes(4).toString('hex')}.part`);
  const hash = createHash('sha256');
  let bytes = 0n;
  const counted = new Transform({
    transform: (piece: Buffer, _, done) => {
      hash.update(piece);
      bytes += BigInt(piece.length);
      done(null, piece);
    },
  });
  try {
    await pipeline(file.pieces(), counted, createWriteStream(part, { flush: true }));
    const sha256 = hash.digest('hex');
    if (expected !== undefined && sha256 !== expected) throw new ArtifactDiffers(file.name, sha256, expected);
    await rename(part, join(folder, file.name));
    return { bytes, sha256 };
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
};
