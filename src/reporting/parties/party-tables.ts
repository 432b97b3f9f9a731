/** What is kept of the statements of closed months, to be read by those that they are for. */
import type { Right } from '../month/month-tables.js';
import type { RunOutcome } from '../month/run-outcome.js';

export type KeptSteps = RunOutcome['settled'][number]['settlement']['steps'];

/** One party's month in one currency. Amounts are whole minor units, as digits, signed. */
export type KeptStatement = {
  readonly run_id: string;
  readonly period: string;
  readonly party: string;
  readonly currency: string;
  readonly deal_id: string | null;
  /** Counted, with those that corrections add or take. */
  readonly streams: bigint;
  readonly lines: bigint;
  /** The party's part of the pools of the month. */
  readonly gross_minor: string;
  /** What corrections of closed months are worth to it. */
  readonly adjusted_minor: string;
  readonly earned_minor: string;
  readonly withheld_minor: string;
  /** Not paid yet. */
  readonly carried_minor: string;
  readonly payable_minor: string;
  readonly steps: KeptSteps;
};

/** A line of a statement: see `StatementLine`, whose order it keeps by `line_no`, from 1. */
export type KeptLine = {
  readonly run_id: string;
  readonly party: string;
  readonly currency: string;
  readonly line_no: number;
  readonly period: string;
  readonly territory: string;
  readonly offering: string;
  readonly label: string;
  readonly track_id: string;
  readonly isrc: string;
  readonly title: string;
  readonly artist: string;
  readonly streams: bigint;
  readonly amount_minor: string;
  readonly right_kind: Right;
  readonly work_id: string;
  readonly gross_minor: string;
  readonly corrects: string;
  readonly caused_by: string;
};

export type KeptArtifact = {
  readonly run_id: string;
  readonly period: string;
  readonly party: string;
  readonly currency: string | null;
  readonly format: string;
  readonly name: string;
  readonly media_type: string;
  readonly bytes: bigint;
  /** Of the bytes, in hex. */
  readonly sha256: string;
  /** Who it is from, as the file says it; of a DDEX file the whole sender, as JSON. */
  readonly service: string;
  /** Offerings that a report of use was made for; empty for every other file. */
  readonly non_interactive: readonly string[];
};

export type PartyTables = {
  readonly royalty_statements: KeptStatement;
  readonly statement_lines: KeptLine;
  readonly statement_artifacts: KeptArtifact;
};
