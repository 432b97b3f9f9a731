/** Where months are calculated, approved and closed: each step computes, decides by the month's own rules, and appends. */
import { policyIdOfVersion } from '../../domain/listening/counting-policy.js';
import type { CalculationBasis, MonthRefusal } from '../../domain/royalties/months/month-facts.js';
import type { Period } from '../../domain/royalties/period.js';
import { SHIPPED_RATES_VERSION } from '../../domain/royalties/rates/shipped-book.js';
import type { EventStore } from '../../platform/event-store/event-store.js';
import type { Db } from '../../platform/postgres/postgres.js';
import { journalOfRun } from '../../reporting/ledger/journal-hash.js';
import { postEntries, type PostingRefusal } from '../../reporting/ledger/post-entries.js';
import { calculateMonth, type CalculationRefusal } from '../../reporting/month/calculate-month.js';
import { fxRateIdsOf } from '../../reporting/month/fx-of-run.js';
import { issueStatements } from '../../reporting/month/issue-statements.js';
import { journalOfMonth } from '../../reporting/month/journal-of-month.js';
import { policiesOf, type MonthRules } from '../../reporting/month/month-rules.js';
import type { KeptRun } from '../../reporting/month/run-outcome.js';
import { keepStatements } from '../../reporting/parties/keep-statements.js';
import { decide, wouldRefuse } from './month-decision.js';
import { laterClosed, outOfOrder, type OrderRefusal } from './month-order.js';
import { journalReader } from '../../reporting/month/month-tables.js';
import { inMonthSnapshot } from './month-snapshot.js';
import { runOf, standingOf, type Standing } from './month-standing.js';

export type Desk = { readonly db: Db; readonly store: EventStore };

export type DeskRefusal =
  | CalculationRefusal
  | MonthRefusal
  | PostingRefusal
  | OrderRefusal
  /** A close was cut off after it had booked the run: it can only be closed. */
  | { readonly kind: 'RunIsBooked'; readonly period: string; readonly runId: string }
  | { readonly kind: 'MonthIsNotClosed'; readonly period: string }
  | { readonly kind: 'PartyHasNoStatement'; readonly period: string; readonly party: string }
  | { readonly kind: 'PaidBeforeItWasClosed'; readonly on: string; readonly closedOn: string }
  | { readonly kind: 'NoSuchDay'; readonly day: string };

export type Refused = { readonly outcome: 'refused'; readonly because: DeskRefusal };

const refused = (because: DeskRefusal): Refused => ({ outcome: 'refused', because });

export type Calculated = { readonly outcome: 'calculated'; readonly run: KeptRun };
export type Approved = { readonly outcome: 'approved'; readonly runId: string };

export type Calculate = {
  readonly period: Period;
  readonly rules: MonthRules;
  /** Who calculates; somebody else must approve. */
  readonly by: string;
  readonly onProgress?: ((step: string) => void) | undefined;
};

/** May be done again for as long as the month is not approved; the newest calculation is the one that counts. */
export const calculate = async (
  desk: Desk,
  { period, rules, by, onProgress }: Calculate,
): Promise<Calculated | Refused> => {
  const computed = await inMonthSnapshot(desk, async ({ tx, position, usageVersion }) => {
    const because = asItStands(await standingOf(tx, period)) ?? (await laterClosed(tx, period));
    if (because !== undefined) return { refused: because };
    const basis: CalculationBasis = {
      position: position.toString(),
      countingPolicy: policyIdOfVersion(usageVersion),
      payoutModel: rules.payoutModel,
      ratesVersion: SHIPPED_RATES_VERSION,
      usagePolicies: policiesOf(rules),
      fxRateIds: await fxRateIdsOf(tx, { period, rules, knownAt: position }),
    };
    return calculateMonth(tx, { period, basis, onProgress });
  });
  if ('refused' in computed) return refused(computed.refused);
  const { runId, totals, linesHash, outcome } = computed;
  const command = { type: 'Calculate' as const, period, runId, basis: outcome.basis, totals, linesHash, by };
  const because = await decide(desk.store, command);
  return because === undefined ? { outcome: 'calculated', run: { runId, linesHash, outcome } } : refused(because);
};

const asItStands = (standing: Standing | undefined) => {
  if (standing === undefined || standing.status === 'calculated') return undefined;
  const { status, runId, by, at } = standing;
  return status === 'closed' ? ({ kind: 'MonthIsClosed', by, at } as const) : ({ kind: 'MonthIsApproved', runId, by, at } as const); // prettier-ignore
};

export type Approve = { readonly period: Period; readonly by: string; readonly at: Date };

/** By somebody else than who calculated. What is approved is the newest calculation. */
export const approve = async (desk: Desk, { period, by, at }: Approve): Promise<Approved | Refused> => {
  const runId = await inMonthSnapshot(desk, async ({ tx }) => (await standingOf(tx, period))?.runId);
  if (runId === undefined) return refused({ kind: 'NotCalculated', period });
  const because = await decide(desk.store, { type: 'Approve', period, runId, by, at: at.toISOString() });
  return because === undefined ? { outcome: 'approved', runId } : refused(because);
};

export type Withdraw = { readonly period: Period; readonly by: string; readonly reason: string };

export const withdrawApproval = async (desk: Desk, asked: Withdraw): Promise<Refused | undefined> => {
  const { period } = asked;
  const booked = await inMonthSnapshot(desk, async ({ tx }) => {
    const standing = await standingOf(tx, period);
    if (standing?.status !== 'approved') return undefined;
    const { entries } = await journalOfRun(journalReader(tx), standing.runId).executeTakeFirstOrThrow(); // prettier-ignore
    return entries > 0 ? standing.runId : undefined;
  });
  if (booked !== undefined) return refused({ kind: 'RunIsBooked', period, runId: booked });
  const because = await decide(desk.store, { type: 'WithdrawApproval', ...asked });
  return because === undefined ? undefined : refused(because);
};

export type Closed = {
  readonly outcome: 'closed';
  readonly run: KeptRun;
  readonly statements: number;
  readonly journalEntries: number;
};

export type Close = {
  readonly period: Period;
  readonly by: string;
  readonly at: Date;
  /** The folder of the statements. */
  readonly out: string;
  readonly onProgress?: ((step: string) => void) | undefined;
};

/**
 * Everything that could be refused is asked before anything is written. Killed halfway, the same command does it once
 * more: the statements are the same bytes, and entries that are there are not booked again.
 */
export const close = async (desk: Desk, asked: Close): Promise<Closed | Refused> => {
  const { period, by, out, onProgress } = asked;
  const at = asked.at.toISOString();
  const done = await inMonthSnapshot(desk, async ({ tx }) => {
    const runId = (await standingOf(tx, period))?.runId;
    if (runId === undefined) return { refused: { kind: 'NotCalculated', period } as const };
    const close = { type: 'Close' as const, period, runId, by, at, statements: [], journalHash: '' };
    const because = await wouldRefuse(desk.store, close);
    if (because !== undefined) return { refused: because };
    const run = await runOf(tx, runId);
    const order = await outOfOrder(tx, { period, runId, position: BigInt(run.outcome.basis.position) });
    if (order !== undefined) return { refused: order };
    onProgress?.('journal');
    const posted = await postEntries(tx, journalOfMonth(period, run));
    if (posted.outcome === 'refused') return { refused: posted.because };
    onProgress?.('statements');
    const { statements, issued } = await issueStatements(tx, { period, run, out });
    await keepStatements(tx, { period, run, issued });
    const journal = await journalOfRun(journalReader(tx), run.runId).executeTakeFirstOrThrow();
    return { run, statements, journal };
  });
  if ('refused' in done) return refused(done.refused);
  const { run, statements, journal } = done;
  const because = await decide(desk.store, { type: 'Close', period, runId: run.runId, by, at, statements, journalHash: journal.hash }); // prettier-ignore
  if (because !== undefined) return refused(because);
  return { outcome: 'closed', run, statements: statements.length, journalEntries: journal.entries };
};
