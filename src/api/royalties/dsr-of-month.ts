import type { Period } from '../../domain/royalties/period.js';
import type { DsrFile } from '../../reporting/dsr/party-report.js';
import { dsrOfRun, type WriteDsr } from '../../reporting/dsr/write-dsr.js';
import type { Desk, Refused } from './month-desk.js';
import { inMonthSnapshot } from './month-snapshot.js';
import { runOf, standingOf } from './month-standing.js';

export type DsrOfMonth = Omit<WriteDsr, 'run' | 'period'> & {
  readonly period: Period;
  readonly onFile?: ((file: DsrFile) => void) | undefined;
};

export type DsrWritten = { readonly outcome: 'written'; readonly files: readonly DsrFile[] };

/** The DDEX files of everybody who is owed something of a closed month: the same bytes whenever they are written. */
export const dsrOfMonth = async (desk: Desk, { onFile, ...asked }: DsrOfMonth): Promise<DsrWritten | Refused> => {
  const { period } = asked;
  const done = await inMonthSnapshot(desk, async ({ tx }) => {
    const standing = await standingOf(tx, period);
    if (standing?.status !== 'closed') return { refused: { kind: 'MonthIsNotClosed', period } as const };
    const files: DsrFile[] = [];
    for await (const file of dsrOfRun(tx, { ...asked, run: await runOf(tx, standing.runId) })) {
      files.push(file);
      onFile?.(file);
    }
    return { files };
  });
  if ('refused' in done) return { outcome: 'refused', because: done.refused };
  return { outcome: 'written', files: done.files };
};
