/** The month of a demo, calculated by one person, approved by another and closed, as finance would do it. */
import { join } from 'node:path';
import { approve, calculate, close, type Closed } from '../../api/royalties/month-desk.js';
import { dsrOfMonth, type DsrWritten } from '../../api/royalties/dsr-of-month.js';
import { reissue, type Reissued } from '../../api/royalties/reissue-month.js';
import type { Period } from '../../domain/royalties/period.js';
import type { Ledger } from '../../ledger.js';
import { trialBalanceOn } from '../../reporting/ledger/account-balances.js';
import type { JournalTables } from '../../reporting/ledger/journal-tables.js';
import type { MonthRules } from '../../reporting/month/month-rules.js';
import { accepted } from '../royalties/explain-refusal.js';
import { untilCaughtUp } from '../until-caught-up.js';

export type CloseDemo = {
  readonly period: Period;
  readonly out: string;
  readonly now: Date;
  readonly rules: MonthRules;
  readonly onStep: () => void;
};

export type ClosedDemo = {
  readonly closed: Pick<Closed, 'run' | 'statements' | 'journalEntries'>;
  /** In a folder beside the statements. */
  readonly dsrFiles: number;
  readonly journalBalanced: boolean;
};

const DSR_FOLDER = 'dsr';
const [CALCULATES, APPROVES] = ['ada', 'bob'];

/** A month that was closed before stays as it was, and its statements are written again. */
export const closeDemo = async (ledger: Ledger, month: CloseDemo): Promise<ClosedDemo> => {
  const { period, out, rules, onStep: onProgress } = month;
  const desk = { db: ledger.postgres.db, store: ledger.store };
  const at = laterOf(month.now, endOf(period));
  const signAndClose = async () => {
    accepted(calculated);
    await untilCaughtUp(ledger);
    accepted(await approve(desk, { period, by: APPROVES, at }));
    await untilCaughtUp(ledger);
    return accepted<Closed>(await close(desk, { period, by: CALCULATES, at, out, onProgress }));
  };
  const calculated = await calculate(desk, { period, rules, by: CALCULATES, onProgress });
  const isClosed = calculated.outcome === 'refused' && calculated.because.kind === 'MonthIsClosed';
  const closed = isClosed ? accepted<Reissued>(await reissue(desk, { period, out })) : await signAndClose();
  const dsr = await dsrOfMonth(desk, { period, sender: ledger.config.dsrSender, out: join(out, DSR_FOLDER), onFile: onProgress }); // prettier-ignore
  const dsrFiles = accepted<DsrWritten>(dsr).files.length;
  const { balanced } = await trialBalanceOn(ledger.postgres.db.withTables<JournalTables>(), {});
  return { closed, dsrFiles, journalBalanced: balanced };
};

/** A demo may be of this month: it is closed as of its end. */
export const laterOf = (one: Date, other: Date) => (one > other ? one : other);

export const endOf = (period: Period): Date => {
  const end = new Date(`${period}-01T00:00:00.000Z`);
  end.setUTCMonth(end.getUTCMonth() + 1);
  return end;
};
