/**
 * The middle of a report on its way to the disk: records, and blocks of them, in the order in which they come. It lies in
 * files of its own until everything is known that stands above it, which is what it adds up to. A block is never split.
 */
import { open, rm, type FileHandle } from 'node:fs/promises';

export type BodyPart = {
  readonly path: string;
  readonly lines: number;
  /** Of a report without blocks: its rows. */
  readonly blocks: number;
};

const BUFFER_CHARACTERS = 256 * 1024;

export class ReportBody {
  readonly #path: string;
  readonly #bytesMax: number;
  readonly #parts: BodyPart[] = [];
  #file: FileHandle | undefined;
  #waiting = '';
  #bytes = 0;
  #lines = 0;
  #blocks = 0;

  /** `path` without its number; a new part is begun once one has `bytesMax`. */
  constructor(path: string, bytesMax: number) {
    this.#path = path;
    this.#bytesMax = bytesMax;
  }

  /** The records of one block, each a line without its end. Answers something to wait for only now and then. */
  add(block: readonly string[]): Promise<void> | undefined {
    for (const line of block) this.#waiting += `${line}\n`;
    this.#lines += block.length;
    this.#blocks += 1;
    const isFull = this.#bytes + this.#waiting.length >= this.#bytesMax;
    return isFull || this.#waiting.length >= BUFFER_CHARACTERS ? this.#flush() : undefined;
  }

  /** At least one part, also of nothing. */
  async finish(): Promise<readonly BodyPart[]> {
    await this.#flush();
    if (this.#lines > 0 || this.#parts.length === 0) await this.#endPart();
    return this.#parts;
  }

  async discard(): Promise<void> {
    await this.#file?.close();
    this.#file = undefined;
    for (let nth = 0; nth <= this.#parts.length; nth += 1) await rm(this.#pathOf(nth), { force: true });
  }

  async #flush(): Promise<void> {
    if (this.#waiting === '' && this.#parts.length > 0) return;
    const bytes = Buffer.from(this.#waiting);
    this.#waiting = '';
    this.#file ??= await open(this.#pathOf(this.#parts.length), 'w');
    for (let from = 0; from < bytes.length;) from += (await this.#file.write(bytes, from)).bytesWritten;
    this.#bytes += bytes.length;
    if (this.#bytes >= this.#bytesMax) await this.#endPart();
  }

  async #endPart(): Promise<void> {
    await this.#file?.close();
    this.#file = undefined;
    this.#parts.push({ path: this.#pathOf(this.#parts.length), lines: this.#lines, blocks: this.#blocks });
    this.#bytes = this.#lines = this.#blocks = 0;
  }

  #pathOf(nth: number): string {
    return `${this.#path}.${nth}`;
  }
}
