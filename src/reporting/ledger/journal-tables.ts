import type { QueryExecutorProvider } from 'kysely';

/** What readers of the journal see; amounts are `numeric`, which reaches us as a string of digits. */
export type JournalTables = {
  readonly journal_entries: {
    readonly entry_id: string;
    readonly period: string;
    readonly booked_on: string;
    readonly kind: string;
    readonly currency: string;
    readonly memo: string;
    readonly run: string | null;
    readonly party: string | null;
    readonly statement: string | null;
    readonly line: string | null;
    readonly caused_by: string | null;
    readonly lines: number;
    readonly digest: string;
  };
  readonly journal_lines: {
    readonly entry_id: string;
    readonly line_no: number;
    readonly account: string;
    readonly side: string;
    readonly amount_minor: string;
    readonly period: string;
    readonly booked_on: string;
    readonly currency: string;
  };
};

/** A transaction of the caller: what is posted stands or falls with everything else that the caller does in it. */
export type InTransaction = QueryExecutorProvider & { readonly isTransaction: true };
