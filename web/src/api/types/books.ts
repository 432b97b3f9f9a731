/** The books, in double entry. */
export type TrialBalance = {
  readonly on: string;
  readonly items: readonly {
    readonly account: string;
    readonly currency: string;
    readonly debit: string;
    readonly credit: string;
    readonly balance: string;
  }[];
  readonly totals: readonly { readonly currency: string; readonly debit: string; readonly credit: string }[];
};

export type BooksCheck = {
  readonly ok: boolean;
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly detail: string | null }[];
};

export type JournalEntry = {
  readonly entryId: string;
  readonly period: string;
  readonly bookedOn: string;
  readonly kind: string;
  readonly currency: string;
  readonly memo: string;
  readonly party: string | null;
  readonly causedBy: string | null;
  readonly lines: readonly { readonly account: string; readonly side: 'D' | 'C'; readonly amount: string }[];
};
