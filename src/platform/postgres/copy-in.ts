/** Rows into a table by `COPY`, in PostgreSQL's text format: the cheapest way in for more than a handful. */
import { finished } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

export type Cell = string | number | bigint | boolean | null | undefined;

/**
 * `into` is what `COPY` takes: `table (column, ...)`, of our own making. The lines go in one piece, since a batch is
 * bounded and every turn of a busy event loop would cost PostgreSQL a wait.
 */
export const copyIn = async (client: PoolClient, into: string, lines: CopyLines): Promise<void> => {
  const INTO = into;
  const copying = client.query(copyFrom(`copy ${INTO} from stdin`));
  copying.end(lines.bytes);
  await finished(copying);
};

const BYTES_FIRST = 65_536;
const UTF8_BYTES_MAX = 3; // a UTF-16 unit takes at most that
/** A call of the encoder costs as much as a line; one text of a batch's size would be held, flattened and encoded as well. */
const CHARS_AT_ONCE = 2_048;

/** Lines for `copyIn`, encoded a few at a time. */
export class CopyLines {
  #buffer = Buffer.allocUnsafe(BYTES_FIRST);
  #length = 0;
  #text = '';

  get bytes(): Buffer {
    this.#encode();
    return this.#buffer.subarray(0, this.#length);
  }

  add(cells: string): void {
    this.#text += `${cells}\n`;
    if (this.#text.length >= CHARS_AT_ONCE) this.#encode();
  }

  #encode() {
    this.#reserve(this.#text.length * UTF8_BYTES_MAX);
    this.#length += this.#buffer.write(this.#text, this.#length);
    this.#text = '';
  }

  #reserve(bytes: number) {
    const wanted = this.#length + bytes;
    if (wanted <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(wanted, 2 * this.#buffer.length));
    this.#buffer.copy(larger, 0, 0, this.#length);
    this.#buffer = larger;
  }
}

export const copyCell = (cell: Cell): string => {
  if (cell === null || cell === undefined) return '\\N';
  return typeof cell === 'string' ? copyText(cell) : String(cell);
};

const SPECIAL = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' } as const;

/** What would be taken for the end of a cell or a line stands behind a backslash. */
export const copyText = (text: string): string =>
  /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (one) => SPECIAL[one as keyof typeof SPECIAL]) : text;
