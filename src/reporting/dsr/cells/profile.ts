import type { RecordLayout } from './cell.js';

/** One version of one profile: its records, and the order that they come in. */
export type DsrProfile = {
  /** As `HEAD` has it. */
  readonly id: string;
  readonly version: string;
  /** `FOOT` where records come in blocks, which may be split over files; `SRFO` where every row stands alone in one file. */
  readonly footer: 'FOOT' | 'SRFO';
  /** After `HEAD`, at least one. */
  readonly summaries: Readonly<Record<string, RecordLayout>>;
  /** `HEAD`, the footer, and everything between the summaries and the footer. */
  readonly records: Readonly<Record<string, RecordLayout>>;
  /** Other names under which records are met. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** What may come after each record below the summaries; the empty name is where a block, or a row, begins and ends. */
  readonly follows: Readonly<Record<string, readonly string[]>>;
};
