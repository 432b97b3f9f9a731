/**
 * The life of one royalty month: open, calculated, approved, closed.
 *
 * A month is calculated as often as needed, each run in place of the one before. A second person approves one run, and
 * that run is what the close states and books. A closed month is never edited: plays that come late, new splits, found
 * fraud become adjustment lines of the next open month. That earlier months are closed first is for the caller to see,
 * because it takes other streams to know.
 */
import { accept, refuse, type Decider, type Decision } from '../../shared/decision.js';
import type { Period } from '../period.js';
import type {
  Approval,
  Calculation,
  Closing,
  MonthCommand,
  MonthEvent,
  MonthRefusal,
  Withdrawal,
} from './month-facts.js';
import { problemOfTotals } from './month-totals.js';
import { sameContent } from './same-content.js';

type Stage =
  | { readonly status: 'open' }
  | { readonly status: 'calculated'; readonly run: Calculation; readonly withdrawn?: Withdrawal }
  | { readonly status: 'approved'; readonly run: Calculation; readonly approval: Approval }
  | { readonly status: 'closed'; readonly run: Calculation; readonly approval: Approval; readonly closing: Closing };

export type Month = {
  readonly edition: number;
  /** Every run that was ever calculated, by id: an id stands for one result. */
  readonly runs: ReadonlyMap<string, Calculation>;
  readonly stage: Stage;
};

type Outcome = Decision<MonthEvent, MonthRefusal>;
type Command<Type extends MonthCommand['type']> = Extract<MonthCommand, { type: Type }>;

const initial = (): Month => ({ edition: 0, runs: new Map(), stage: { status: 'open' } });

const evolve = (month: Month, event: MonthEvent): Month => {
  const { period: _period, edition, ...said } = event.data;
  const runs =
    event.type === 'MonthCalculated' ? new Map(month.runs).set(event.data.runId, said as Calculation) : month.runs;
  return { edition, runs, stage: nextStage(month, { type: event.type, said } as Said) };
};

type Said =
  | { readonly type: 'MonthCalculated'; readonly said: Calculation }
  | { readonly type: 'MonthApproved'; readonly said: Approval }
  | { readonly type: 'ApprovalWithdrawn'; readonly said: Withdrawal }
  | { readonly type: 'MonthClosed'; readonly said: Closing & { readonly basis: Calculation['basis'] } };

/** History is taken as it is: an event that no decision of ours would have made in this stage leaves the stage alone. */
const nextStage = ({ stage }: Month, event: Said): Stage => {
  switch (event.type) {
    case 'MonthCalculated':
      return stage.status === 'closed' ? stage : { status: 'calculated', run: event.said };
    case 'MonthApproved':
      return stage.status === 'calculated' ? { status: 'approved', run: stage.run, approval: event.said } : stage;
    case 'ApprovalWithdrawn':
      return stage.status === 'approved' ? { status: 'calculated', run: stage.run, withdrawn: event.said } : stage;
    case 'MonthClosed': {
      const { basis: _basis, ...closing } = event.said;
      return stage.status === 'approved' ? { ...stage, status: 'closed', closing } : stage;
    }
  }
};

const decide = (command: MonthCommand, month: Month): Outcome => {
  if (personOf(command.by) === '') return refuse({ kind: 'PersonNotNamed' });
  switch (command.type) {
    case 'Calculate':
      return calculate(command, month);
    case 'Approve':
      return approve(command, month);
    case 'WithdrawApproval':
      return withdraw(command, month);
    case 'Close':
      return close(command, month);
  }
};

const calculate = ({ type: _type, period, ...run }: Command<'Calculate'>, { edition, runs, stage }: Month): Outcome => {
  const known = runs.get(run.runId);
  if (known !== undefined && !sameResult(known, run)) return refuse({ kind: 'RunIdReused', runId: run.runId });
  if (known !== undefined && stage.status !== 'open' && stage.run.runId === run.runId) return accept();
  if (stage.status === 'closed') return refuse(closed(stage.closing));
  if (stage.status === 'approved') return refuse({ kind: 'MonthIsApproved', ...stage.approval });
  const problem = problemOfTotals(run.totals);
  if (problem !== undefined) return refuse(problem);
  return accept({ type: 'MonthCalculated', data: { period, edition: edition + 1, ...run } });
};

/** Who asked for it is not what came out. */
const sameResult = ({ by: _by, ...one }: Calculation, { by: _otherBy, ...other }: Calculation): boolean =>
  sameContent(one, other);

const approve = ({ type: _type, period, ...approval }: Command<'Approve'>, { edition, stage }: Month): Outcome => {
  if (stage.status === 'open') return refuse({ kind: 'NotCalculated', period });
  if (stage.status !== 'calculated' && sameContent(stage.approval, approval)) return accept();
  if (stage.status === 'closed') return refuse(closed(stage.closing));
  if (stage.status === 'approved') return refuse({ kind: 'MonthIsApproved', ...stage.approval });
  const { run } = stage;
  if (run.runId !== approval.runId) return refuse(otherRun(approval.runId, run));
  if (personOf(run.by) === personOf(approval.by)) return refuse({ kind: 'ApprovedByTheSamePerson', by: approval.by });
  return accept({ type: 'MonthApproved', data: { period, edition: edition + 1, ...approval } });
};

const withdraw = (
  { type: _type, period, ...withdrawal }: Command<'WithdrawApproval'>,
  { edition, stage }: Month,
): Outcome => {
  if (stage.status === 'closed') return refuse(closed(stage.closing));
  if (stage.status === 'approved')
    return accept({ type: 'ApprovalWithdrawn', data: { period, edition: edition + 1, ...withdrawal } });
  if (stage.status === 'calculated' && sameContent(stage.withdrawn, withdrawal)) return accept();
  return refuse({ kind: 'NotApproved', period });
};

const close = ({ type: _type, period, ...closing }: Command<'Close'>, { edition, stage }: Month): Outcome => {
  if (stage.status === 'open') return refuse({ kind: 'NotCalculated', period });
  if (stage.status === 'closed') return sameContent(stage.closing, closing) ? accept() : refuse(closed(stage.closing));
  const { run } = stage;
  if (run.runId !== closing.runId) return refuse(otherRun(closing.runId, run));
  if (stage.status === 'calculated') return refuse({ kind: 'NotApproved', period, runId: run.runId });
  const endsAt = endOf(period);
  if (closing.at < endsAt) return refuse({ kind: 'MonthIsNotOver', period, endsAt, at: closing.at });
  return accept({ type: 'MonthClosed', data: { period, edition: edition + 1, ...closing, basis: run.basis } });
};

const closed = ({ by, at }: Closing) => ({ kind: 'MonthIsClosed', by, at }) as const;

const otherRun = (runId: string, { runId: calculated }: Calculation) =>
  ({ kind: 'RunIsNotTheCalculatedOne', runId, calculated }) as const;

/** A second person is not the first one in capitals. */
const personOf = (name: string): string => name.normalize('NFKC').trim().toLowerCase();

/** The first moment of the next month, UTC, in the form of `Date.toISOString`. */
const endOf = (period: Period): string => {
  const end = new Date(`${period}-01T00:00:00.000Z`);
  end.setUTCMonth(end.getUTCMonth() + 1);
  return end.toISOString();
};

export const royaltyMonth: Decider<MonthCommand, Month, MonthEvent, MonthRefusal> = { initial, evolve, decide };
