/** What the table of months says of one of them, and how an event changes it. */
import type {
  CalculationBasis,
  IssuedStatement,
  MonthEvent,
  MonthTotals,
  Withdrawal,
} from '../../domain/royalties/months/month-facts.js';

export type MonthRow = {
  readonly period: string;
  /** A month without a row is open. */
  readonly status: 'calculated' | 'approved' | 'closed';
  readonly run_id: string;
  /** The log position that the run counts up to. */
  readonly position: bigint;
  readonly lines_hash: string;
  readonly calculated_by: string;
  readonly approved_by: string | null;
  /** ISO 8601, UTC, as said by whoever approved. */
  readonly approved_at: string | null;
  readonly closed_by: string | null;
  /** ISO 8601, UTC. */
  readonly closed_at: string | null;
  /** Where in the log the last event of the month lies. */
  readonly recorded_at: bigint;
  /** Events of the month so far. */
  readonly edition: number;
  readonly payload: MonthPayload;
};

export type MonthPayload = {
  readonly basis: CalculationBasis;
  readonly totals: readonly MonthTotals[];
  /** The approval that was taken back last, until the month is approved or calculated anew. */
  readonly withdrawn?: Withdrawal;
  readonly statements?: readonly IssuedStatement[];
  readonly journalHash?: string;
};

/** The row as it is after an event, or undefined where the event is none that can change it. */
export const afterEvent = (row: MonthRow | undefined, event: MonthEvent, position: bigint): MonthRow | undefined => {
  if (row !== undefined && event.data.edition <= row.edition) return undefined;
  const seen = { period: event.data.period, recorded_at: position, edition: event.data.edition };
  if (event.type === 'MonthCalculated') return { ...calculated(event.data), ...seen };
  return row === undefined ? undefined : { ...row, ...changed(row, event), ...seen };
};

type Seen = 'period' | 'recorded_at' | 'edition';

const NOT_APPROVED = { approved_by: null, approved_at: null, closed_by: null, closed_at: null } as const;

type DataOf<Type extends MonthEvent['type']> = Extract<MonthEvent, { type: Type }>['data'];

const calculated = ({ runId, basis, totals, linesHash, by }: DataOf<'MonthCalculated'>): Omit<MonthRow, Seen> => ({
  status: 'calculated',
  run_id: runId,
  position: BigInt(basis.position),
  lines_hash: linesHash,
  calculated_by: by,
  ...NOT_APPROVED,
  payload: { basis, totals },
});

const changed = ({ payload }: MonthRow, event: Exclude<MonthEvent, { type: 'MonthCalculated' }>): Partial<MonthRow> => {
  const { basis, totals } = payload;
  switch (event.type) {
    case 'MonthApproved': {
      const { by, at } = event.data;
      return { status: 'approved', approved_by: by, approved_at: at, payload: { basis, totals } };
    }
    case 'ApprovalWithdrawn': {
      const { by, reason } = event.data;
      return { status: 'calculated', ...NOT_APPROVED, payload: { basis, totals, withdrawn: { by, reason } } };
    }
    case 'MonthClosed': {
      const { by, at, statements, journalHash } = event.data;
      return { status: 'closed', closed_by: by, closed_at: at, payload: { basis, totals, statements, journalHash } };
    }
  }
};

/** The columns of the table in their order, as arrays for `unnest`. */
export const rowColumns = (rows: readonly MonthRow[]): readonly (readonly unknown[])[] => {
  const column = <Value>(of: (row: MonthRow) => Value) => rows.map(of);
  return [
    column((row) => row.period),
    column((row) => row.status),
    column((row) => row.run_id),
    column((row) => row.position),
    column((row) => row.lines_hash),
    column((row) => row.calculated_by),
    column((row) => row.approved_by),
    column((row) => row.approved_at),
    column((row) => row.closed_by),
    column((row) => row.closed_at),
    column((row) => row.recorded_at),
    column((row) => row.edition),
    column((row) => JSON.stringify(row.payload)),
  ];
};
