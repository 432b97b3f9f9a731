/** The lines of a file as they are, compressed or not, in bounded memory whatever the file is. */
import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Rule } from './rules.js';

const CHUNK_BYTES = 256 * 1024;
export const LINE_BYTES_MAX = 1024 * 1024;

export type RawLine = { readonly number: number; readonly text: string; readonly faults: readonly Rule[] };

/** Runs of lines, without their ends. Throws what reading or inflating the file throws. */
export async function* dsrLines(path: string): AsyncGenerator<readonly RawLine[]> {
  const open = new OpenLine();
  for await (const chunk of await bytesOf(path)) {
    const lines: RawLine[] = [];
    let from = 0;
    for (let end = chunk.indexOf(LF); end !== -1; end = chunk.indexOf(LF, from)) {
      open.add(chunk.subarray(from, end));
      lines.push(open.end());
      from = end + 1;
    }
    open.add(chunk.subarray(from));
    yield lines;
  }
  if (!open.isEmpty) yield [open.end()];
}

const LF = 0x0a;
const CR = 0x0d;
const BYTE_ORDER_MARK = '\ufeff';
const CONTROL = /(?!\t)\p{Cc}/u;

class OpenLine {
  #pieces: Buffer[] = [];
  #bytes = 0;
  #number = 0;

  get isEmpty(): boolean {
    return this.#bytes === 0;
  }

  /** What is past the limit is let go of. */
  add(piece: Buffer): void {
    if (this.#bytes <= LINE_BYTES_MAX && piece.length > 0) this.#pieces.push(piece);
    this.#bytes += piece.length;
  }

  end(): RawLine {
    const whole = this.#pieces.length === 1 ? this.#pieces[0]! : Buffer.concat(this.#pieces);
    const isLong = this.#bytes > LINE_BYTES_MAX;
    this.#pieces = [];
    this.#bytes = 0;
    this.#number += 1;
    if (isLong) return { number: this.#number, text: '', faults: ['line-length'] };
    return decoded(this.#number, whole.at(-1) === CR ? whole.subarray(0, -1) : whole);
  }
}

const decoded = (number: number, bytes: Buffer): RawLine => {
  const faults: Rule[] = [];
  if (!isUtf8(bytes)) faults.push('encoding');
  let text = bytes.toString('utf8');
  if (number === 1 && text.startsWith(BYTE_ORDER_MARK)) {
    faults.push('byte-order-mark');
    text = text.slice(1);
  }
  if (CONTROL.test(text)) faults.push('control-character');
  return { number, text, faults };
};

const bytesOf = async (path: string): Promise<AsyncIterable<Buffer>> => {
  const raw = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  if (!(await isGzip(path))) return raw;
  const inflated: Readable = pipeline(raw, createGunzip({ chunkSize: CHUNK_BYTES }), () => undefined);
  return inflated;
};

/** By what it is, not by what it is called. */
const isGzip = async (path: string): Promise<boolean> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
};
