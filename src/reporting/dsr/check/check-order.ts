/** Whether records come in the order of the profile, and blocks stand together. */
import type { DsrProfile } from '../cells/profile.js';
import type { IdSet } from './id-set.js';
import { shown, type Tell } from './rules.js';

const BOUNDARY = '';

export class OrderCheck {
  readonly #profile: DsrProfile;
  readonly #blockIds: IdSet;
  readonly #summaryTypes: string[] = [];
  #last = BOUNDARY;
  #block: string | undefined;
  #isPastSummaries = false;
  #blocks = 0;
  #summaries = 0;

  /** `blockIds` are those of the report, whose files have none in common. */
  constructor(profile: DsrProfile, blockIds: IdSet) {
    this.#profile = profile;
    this.#blockIds = blockIds;
  }

  get counts(): { readonly blocks: number; readonly summaries: number } {
    return { blocks: this.#blocks, summaries: this.#summaries };
  }

  summary(type: string, tell: Tell): void {
    this.#summaries += 1;
    if (this.#isPastSummaries)
      tell({ rule: 'record-order', where: type, what: 'a summary comes after blocks or rows' });
    if (this.#summaryTypes.at(-1) === type) return;
    // SY05 may follow each SY04 that it belongs to.
    const isOfPair = /^SY0[45]/.test(type);
    if (this.#summaryTypes.includes(type) && !isOfPair) tell({ rule: 'summary-order', where: type, what: 'stands apart from others of its type' }); // prettier-ignore
    this.#summaryTypes.push(type);
  }

  /** Answers whether the record is of another block than the one before it. */
  row(type: string, blockId: string, tell: Tell): boolean {
    if (!this.#isPastSummaries && this.#summaries === 0) tell({ rule: 'no-summary', where: type, what: 'comes before any summary' }); // prettier-ignore
    this.#isPastSummaries = true;
    const inBlocks = this.#profile.footer === 'FOOT';
    const begins = inBlocks ? blockId !== this.#block : !this.#follows(this.#last, type);
    if (begins) {
      this.#end(type, tell);
      this.#begin(type, blockId, tell);
    } else if (!this.#follows(this.#last, type)) this.#tellOrder(type, tell);
    this.#last = type;
    return begins;
  }

  footer(type: string, tell: Tell): void {
    if (this.#summaries === 0) tell({ rule: 'no-summary', where: type, what: 'there is none' });
    this.#end(type, tell);
  }

  #begin(type: string, blockId: string, tell: Tell): void {
    this.#blocks += 1;
    this.#block = blockId;
    if (!this.#follows(BOUNDARY, type)) tell({ rule: 'record-order', where: type, what: 'begins a block or row', right: this.#list(BOUNDARY) }); // prettier-ignore
    if (this.#profile.footer === 'FOOT' && blockId !== '' && !this.#blockIds.add(blockId))
      tell({ rule: 'block-id', where: `${type}.BlockId`, what: `${shown(blockId)} was there before` });
  }

  #end(next: string, tell: Tell): void {
    if (this.#last !== BOUNDARY && !this.#follows(this.#last, BOUNDARY)) this.#tellOrder(next, tell);
  }

  #tellOrder(type: string, tell: Tell): void {
    tell({ rule: 'record-order', where: type, what: `comes after ${this.#last}`, right: this.#list(this.#last) });
  }

  #follows(one: string, other: string): boolean {
    return this.#profile.follows[one]?.includes(other) ?? false;
  }

  #list(after: string): string {
    return (this.#profile.follows[after] ?? []).map((type) => (type === BOUNDARY ? 'the next block' : type)).join(', ');
  }
}
