/** What each profile makes of a party's lines. */
import type { DsrProfile } from './cells/profile.js';
import type { DsrLine, DsrParty } from './dsr-line.js';
import type { Summaries, Summary } from './summaries.js';

/** A block is what must stay together in one file: the lines of its records, without their ends. */
export type Block = readonly string[];

export type ProfileReport = {
  readonly profile: DsrProfile;
  /** Keeps apart what a party may be sent at one time. */
  readonly code: 'F' | 'R' | 'B';
  /** Whether the lines of one track in one market are one block; otherwise every line is one. */
  readonly byTrack: boolean;
  /** Whether money that no track carries is a block too; otherwise its summary says it. */
  readonly feesAreBlocks: boolean;
  /** Of lines of one track and market; adds them to their summary. */
  readonly block: (lines: readonly DsrLine[], report: ReportState) => Block;
  readonly summary: (summary: Summary, report: ReportState) => string;
};

export type ReportState = {
  readonly party: DsrParty;
  readonly service: string;
  readonly summaries: Summaries;
  /** The number of the block or row that is being made, from 1. */
  nth: number;
};
