/** One file, line by line: everything that is wrong with it, and what it says of itself for the check of its report. */
import { isAllowed } from '../cells/allowed-values.js';
import type { RecordLayout } from '../cells/cell.js';
import type { DsrProfile } from '../cells/profile.js';
import { profileOf } from '../cells/profiles.js';
import { FOOT, HEAD, SRFO } from '../cells/shared-records.js';
import { checkHead } from './check-head.js';
import { LinkCheck } from './check-links.js';
import { OrderCheck } from './check-order.js';
import type { RawLine } from './dsr-lines.js';
import type { ReportState } from './report-state.js';
import { checkRow } from './row-rules.js';
import { cut, readRow, type Row } from './row.js';
import { findingOf, shown, type Finding, type Tell } from './rules.js';

export type FileCheckOptions = {
  readonly path: string;
  /** Without its folder. */
  readonly name: string;
  readonly onFinding: (finding: Finding) => void;
  /** What the files of one report share; asked for once HEAD is read. */
  readonly reportOf: (head: Row) => ReportState;
};

type Reading = { readonly profile: DsrProfile; readonly order: OrderCheck; readonly links: LinkCheck };

export class FileCheck {
  readonly #options: FileCheckOptions;
  #lines = 0;
  #head: Row | undefined;
  #report: ReportState | undefined;
  /** Absent for a profile whose records are not known. */
  #reading: Reading | undefined;
  #foot: Row | undefined;

  constructor(options: FileCheckOptions) {
    this.#options = options;
  }

  get lines(): number {
    return this.#lines;
  }

  /** Whether it is worth to read on: what does not begin as a report does, and is no text, is none. */
  line({ number, text, faults }: RawLine): boolean {
    this.#lines = number;
    const tell: Tell = (found) => this.#options.onFinding(findingOf(number, found));
    for (const rule of faults) tell({ rule, what: FAULTS[rule] ?? 'is broken' });
    if (number === 1 && faults.includes('encoding') && !text.startsWith('HEAD')) {
      tell({ rule: 'readable', what: 'this is no text' });
      return false;
    }
    if (faults.includes('line-length') || text.startsWith('#')) return true;
    if (text.trim() === '') tell({ rule: 'empty-line', severity: 'warning', what: 'is empty' });
    else this.#record(text, tell);
    return true;
  }

  /** After the last line. */
  end(): void {
    const tell: Tell = (found) => this.#options.onFinding(findingOf(this.#lines, found));
    if (this.#head === undefined) return tell({ rule: 'head-first', what: 'there is no HEAD' });
    if (this.#foot === undefined) return tell({ rule: 'foot-last', what: 'there is no footer', right: this.#reading?.profile.footer ?? 'FOOT or SRFO' }); // prettier-ignore
    const counts = this.#reading?.order.counts;
    this.#report?.addFile(
      this.#options.path,
      { head: this.#head, foot: this.#foot, lines: this.#lines, ...counts },
      tell,
    );
  }

  #record(text: string, tell: Tell): void {
    const { type, raw } = cut(text);
    if (this.#foot !== undefined) tell({ rule: 'foot-last', where: type, what: `comes after ${this.#foot.type}` });
    if (this.#head === undefined) return this.#first(type, raw, tell);
    if (type === 'HEAD') return tell({ rule: 'head-first', where: type, what: 'there are several' });
    const { profile } = this.#reading ?? {};
    const summary = profile?.summaries[type];
    const footer = layoutOfFooter(type, profile);
    if (footer !== undefined) this.#footer(readRow(type, raw, footer, tell), tell);
    else if (summary !== undefined) this.#summary(readRow(type, raw, summary, tell), tell);
    else if (profile !== undefined) this.#row(type, raw, tell);
  }

  #first(type: string, raw: readonly string[], tell: Tell): void {
    if (type !== 'HEAD') return tell({ rule: 'head-first', where: shown(type), what: 'comes before HEAD' });
    const profile = profileOf(raw[1]?.trim() ?? '', raw[2]?.trim() ?? '');
    const head = readRow(type, raw, profile?.records['HEAD'] ?? HEAD, tell);
    this.#head = head;
    this.#report = this.#options.reportOf(head);
    checkHead(this.#options.name, head, tell);
    checkRow(head, this.#context(tell));
    if (profile !== undefined) {
      const { blockIds, transactions } = this.#report;
      this.#reading = { profile, order: new OrderCheck(profile, blockIds), links: new LinkCheck(transactions) };
    } else if (isAllowed('ProfileId', head.text('Profile'))) {
      const what = `the cells of ${head.text('Profile')} ${head.text('ProfileVersion')} are not known here`;
      tell({ rule: 'profile', severity: 'warning', where: 'HEAD.ProfileVersion', what, right: 'a version whose records are known; counts are checked all the same' }); // prettier-ignore
    }
  }

  #footer(row: Row, tell: Tell): void {
    this.#reading?.order.footer(row.type, tell);
    this.#foot = row;
  }

  #summary(row: Row, tell: Tell): void {
    const { order, links } = this.#reading!;
    order.summary(row.type, tell);
    links.summary(row, tell);
    checkRow(row, this.#context(tell));
    this.#report!.sums.addSummary(row, this.#lines);
  }

  #row(written: string, raw: readonly string[], tell: Tell): void {
    const { profile, order, links } = this.#reading!;
    const type = profile.aliases?.[written] ?? written;
    const layout: RecordLayout | undefined = profile.records[type];
    if (layout === undefined) return tell({ rule: 'record-type', where: shown(written), what: `is no record of ${profile.id} ${profile.version}` }); // prettier-ignore
    const row = readRow(type, raw, layout, tell);
    const begins = order.row(type, row.text('BlockId'), tell);
    const summary = links.row(row, begins, tell);
    checkRow(row, { ...this.#context(tell), exchangeRate: links.rateOf(summary) });
    this.#report!.sums.addRow(row, summary);
  }

  #context(tell: Tell) {
    return { tell, usageFrom: this.#head!.text('UsageStartDate'), usageTo: this.#head!.text('UsageEndDate') };
  }
}

const layoutOfFooter = (type: string, profile: DsrProfile | undefined): RecordLayout | undefined => {
  if (type !== 'FOOT' && type !== 'SRFO') return undefined;
  if (profile === undefined) return type === 'FOOT' ? FOOT : SRFO;
  return profile.records[type];
};

const FAULTS: Readonly<Record<string, string>> = {
  encoding: 'has bytes that are not UTF-8',
  'byte-order-mark': 'begins with a byte order mark',
  'control-character': 'has a control character',
  'line-length': 'is longer than 1 MiB, and was not read',
};
