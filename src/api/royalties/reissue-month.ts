import type { Period } from '../../domain/royalties/period.js';
import { journalOfRun } from '../../reporting/ledger/journal-hash.js';
import { issueStatements } from '../../reporting/month/issue-statements.js';
import type { KeptRun } from '../../reporting/month/run-outcome.js';
import { keepStatements } from '../../reporting/parties/keep-statements.js';
import type { Desk, Refused } from './month-desk.js';
import { journalReader } from '../../reporting/month/month-tables.js';
import { inMonthSnapshot } from './month-snapshot.js';
import { runOf, standingOf } from './month-standing.js';

export type Reissued = {
  readonly outcome: 'reissued';
  readonly run: KeptRun;
  readonly statements: number;
  readonly journalEntries: number;
};

/** The statements of a closed month once more, where the files were lost: the same bytes. */
export const reissue = async (
  desk: Desk,
  { period, out }: { readonly period: Period; readonly out: string },
): Promise<Reissued | Refused> => {
  const done = await inMonthSnapshot(desk, async ({ tx }) => {
    const standing = await standingOf(tx, period);
    if (standing?.status !== 'closed') return { refused: { kind: 'MonthIsNotClosed', period } as const };
    const run = await runOf(tx, standing.runId);
    const { statements, issued } = await issueStatements(tx, { period, run, out });
    await keepStatements(tx, { period, run, issued });
    const journal = await journalOfRun(journalReader(tx), run.runId).executeTakeFirstOrThrow();
    return { run, statements: statements.length, journalEntries: journal.entries };
  });
  if ('refused' in done) return { outcome: 'refused', because: done.refused };
  return { outcome: 'reissued', ...done };
};
