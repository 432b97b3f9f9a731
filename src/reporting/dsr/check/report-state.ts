/** What the files of one report have in common, and whether they are all there and say the same. */
import type { Decimal } from '../../../domain/shared/money.js';
import { IdSet } from './id-set.js';
import { ReportSums } from './report-sums.js';
import type { Row } from './row.js';
import { findingOf, shown, type Finding, type Tell } from './rules.js';

type OfFile = {
  readonly head: Row;
  readonly foot: Row;
  readonly lines: number;
  /** Absent where the records of the profile are not known. */
  readonly blocks?: number | undefined;
  readonly summaries?: number | undefined;
};

type Counted = Parameters<Tell>[0]['rule'];

export class ReportState {
  readonly blockIds = new IdSet();
  readonly transactions = new IdSet();
  readonly sums = new ReportSums();
  /** The name of a file by its number. */
  readonly #files = new Map<string, string>();
  #lines = 0;
  #blocks = 0;
  #numberOfFiles = 1;
  #last: { readonly name: string; readonly foot: Row; readonly at: number } | undefined;

  /** Its counts against those of its footer; totals are for the end. */
  addFile(name: string, { head, foot, lines, blocks, summaries }: OfFile, tell: Tell): void {
    const number = head.text('FileNumber') === '' ? '1' : head.text('FileNumber');
    const known = this.#files.get(number);
    if (known !== undefined) tell({ rule: 'message-id', where: 'HEAD.MessageId', what: `${shown(head.text('MessageId'))} is that of ${shown(known)} too` }); // prettier-ignore
    this.#files.set(number, name);
    this.#lines += lines;
    this.#blocks += blocks ?? 0;
    this.#numberOfFiles = Math.max(this.#numberOfFiles, Number.parseInt(head.text('NumberOfFiles'), 10) || 1);
    const counted = (rule: Counted, cell: string, is: number | undefined) => countIn(foot, { rule, cell, is }, tell);
    counted('summary-count', 'NumberOfSummaryRecords', summaries);
    if (foot.type === 'FOOT') {
      counted('lines-in-file', 'NumberOfLinesInFile', lines);
      counted('blocks-in-file', 'NumberOfBlocksInFile', blocks);
    }
    if (number === String(this.#numberOfFiles)) this.#last = { name, foot, at: lines };
  }

  /** With the file that a finding is about. */
  *end(): Generator<readonly [file: string, finding: Finding]> {
    const first = this.#files.get('1') ?? [...this.#files.values()][0];
    if (first === undefined) return;
    const missing = this.#firstMissing();
    if (missing !== undefined) {
      const what = `file ${missing} of ${this.#numberOfFiles} is not among those that are checked`;
      yield [first, findingOf(0, { rule: 'file-number', severity: 'warning', what, right: 'check all files of a report at once' })]; // prettier-ignore
      return;
    }
    if (this.#last !== undefined) yield* this.#totals(this.#last);
    for (const [line, found] of this.sums.differences()) yield [first, findingOf(line, found)];
  }

  #firstMissing(): number | undefined {
    for (let number = 1; number <= this.#numberOfFiles; number += 1)
      if (!this.#files.has(String(number))) return number;
    return undefined;
  }

  get due(): ReadonlyMap<string, Decimal> {
    return this.sums.due;
  }

  *#totals({ name, foot, at }: { readonly name: string; readonly foot: Row; readonly at: number }) {
    const found: Finding[] = [];
    const tell: Tell = (one) => void found.push(findingOf(at, one));
    const counted = (rule: Counted, cell: string, is: number) => {
      if (foot.type === 'FOOT' && !foot.has(cell))
        tell({ rule, where: `${foot.type}.${cell}`, what: 'is empty in the last file' });
      countIn(foot, { rule, cell, is }, tell);
    };
    counted('lines-in-report', 'NumberOfLinesInReport', this.#lines);
    if (foot.type === 'FOOT') counted('blocks-in-report', 'NumberOfBlocksInReport', this.#blocks);
    for (const one of found) yield [name, one] as const;
  }
}

const countIn = (
  foot: Row,
  { rule, cell, is }: { rule: Counted; cell: string; is: number | undefined },
  tell: Tell,
) => {
  const said = foot.number(cell);
  if (is === undefined || said === undefined || said.eq(is)) return;
  tell({ rule, where: `${foot.type}.${cell}`, what: `says ${said.toFixed()}`, right: String(is) });
};
