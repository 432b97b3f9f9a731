/** What the calculation of a month reads, and what it writes. */
import type { Kysely, Transaction } from 'kysely';
import type { DealsTables } from '../../projections/deals/deals.js';
import type { FraudVerdictsTables } from '../../projections/fraud-verdicts/fraud-verdicts.js';
import type { ListenerHistoryTables } from '../../projections/listener-history/listener-history.js';
import type { MonthsTables } from '../../projections/months/months.js';
import type { RevenueTables } from '../../projections/revenue/tables.js';
import type { RightsTables } from '../../projections/rights/rights-tables.js';
import type { Reader } from '../../platform/postgres/postgres.js';
import type { JournalTables } from '../ledger/journal-tables.js';
import type { StatementTables } from '../queries/statement-tables.js';

/** `recording`: the making available of recordings; `mechanical` and `performing`: the works in them. */
export const RIGHTS = ['recording', 'mechanical', 'performing'] as const;
export type Right = (typeof RIGHTS)[number];

/** Why money has no payee yet: nobody is known, nobody claims the rest, or more than the whole is claimed. */
export type Held = 'unmatched' | 'unclaimed' | 'disputed';

export type LineRow = {
  readonly run_id: string;
  readonly right_kind: Right;
  readonly party: string | null;
  readonly held: Held | null;
  readonly track_id: string;
  readonly work_id: string;
  readonly territory: string;
  readonly offering: string;
  readonly currency: string;
  readonly corrects: string;
  readonly streams: bigint;
  /** Whole minor units, as digits. */
  readonly amount_minor: string;
  readonly caused_by: string | null;
};

export type RunTables = {
  readonly royalty_lines: LineRow;
  readonly royalty_runs: {
    readonly run_id: string;
    readonly period: string;
    readonly position: bigint;
    readonly lines_hash: string;
    readonly outcome: unknown;
  };
};

/** Counted streams of the month by market and track, matches followed and policies applied; made for one calculation. */
type MonthUsage = {
  readonly month_usage: {
    readonly territory: string;
    readonly offering: string;
    readonly track_id: string;
    readonly streams: bigint;
    /** In whole parts of a stream; only there where a policy weighs some streams less than others. */
    readonly weight: bigint;
  };
  /** Whom a label of the catalogue is paid through. */
  readonly month_labels: { readonly label: string; readonly party: string };
};

export type MonthTables = StatementTables &
  ListenerHistoryTables &
  DealsTables &
  FraudVerdictsTables &
  RevenueTables &
  RightsTables &
  MonthsTables &
  RunTables &
  MonthUsage;

export type MonthReader = Kysely<MonthTables>;

/** One snapshot of everything, in which the lines are written too. */
export type MonthTransaction = Transaction<MonthTables>;

/** The same transaction for who asks about rights alone: kysely's types let no reader of many tables pass for one of few. */
export const rightsReader = (tx: MonthTransaction): Reader<RightsTables> => tx as unknown as Reader<RightsTables>;

/** Likewise for who asks about the journal. */
export const journalReader = (tx: MonthTransaction): Reader<JournalTables> => tx as unknown as Reader<JournalTables>;
