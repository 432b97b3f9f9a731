/** One CSV on its way: written beside its final name, which it takes only when all is well. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Currency } from '../../domain/shared/currency.js';
import { ZERO, type Decimal } from '../../domain/shared/money.js';
import { csvStringifier } from '../csv.js';
import {
  lineRecord,
  STATEMENT_COLUMNS,
  totalRecord,
  type StatementLine,
  type StatementRecord,
} from './statement-csv.js';

/** Where and for whom. `part` tells this run's unfinished files from those of another. */
export type StatementFileOptions = {
  readonly folder: string;
  readonly part: string;
  readonly name: string;
  readonly label: string;
  readonly currency: Currency;
};

export class StatementFile {
  readonly name: string;
  readonly label: string;
  readonly currency: Currency;
  readonly #final: string;
  readonly #part: string;
  #begun = false;
  #lines = 0;
  #streams = 0n;
  #amountMinor: Decimal = ZERO;
  #grossMinor: Decimal = ZERO;

  constructor({ folder, part, name, label, currency }: StatementFileOptions) {
    this.name = name;
    this.label = label;
    this.currency = currency;
    this.#final = join(folder, name);
    this.#part = join(folder, `.${name}.${part}`);
  }

  /** So far: lines, counted streams and whole minor units, the total line not among them. */
  get totals() {
    return {
      lines: this.#lines,
      streams: this.#streams,
      amountMinor: this.#amountMinor,
      grossMinor: this.#grossMinor,
    };
  }

  /** The file is open only while lines are added, so any number of labels can be on their way at once. */
  async add(lines: readonly StatementLine[]): Promise<void> {
    for (const line of lines) {
      this.#lines += 1;
      this.#streams += line.streams;
      this.#amountMinor = this.#amountMinor.plus(line.amountMinor);
      this.#grossMinor = this.#grossMinor.plus(line.grossMinor);
    }
    const header = this.#begun ? [] : [STATEMENT_COLUMNS];
    await this.#write([...header, ...lines.map((line) => lineRecord(line, this.currency))]);
  }

  /** The total line, and everything on disk. Answers the SHA-256 of the bytes that are there, in hex. */
  async finish(): Promise<string> {
    await this.#write([totalRecord(this.totals, this.currency)], true);
    const hash = createHash('sha256');
    await pipeline(createReadStream(this.#part), hash);
    return hash.digest('hex');
  }

  publish(): Promise<void> {
    return rename(this.#part, this.#final);
  }

  /** After a failure: nothing half-done stays behind. */
  discard(): Promise<void> {
    return rm(this.#part, { force: true });
  }

  async #write(records: readonly StatementRecord[], flush = false): Promise<void> {
    const sink = createWriteStream(this.#part, { flags: this.#begun ? 'a' : 'w', flush });
    this.#begun = true;
    await pipeline(Readable.from(records), csvStringifier(), sink);
  }
}
