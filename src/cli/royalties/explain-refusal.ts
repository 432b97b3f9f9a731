import type { DeskRefusal, Refused } from '../../api/royalties/month-desk.js';
import { CliProblem } from '../output.js';

/** What was done; throws a `CliProblem` that says what was refused, and what would be right. */
export const accepted = <Done extends { readonly outcome: string }>(done: Done | Refused): Exclude<Done, Refused> => {
  if (done.outcome === 'refused') throw new CliProblem(explain((done as Refused).because));
  return done as Exclude<Done, Refused>;
};

type Sentences = {
  readonly [Kind in DeskRefusal['kind']]?: (because: Extract<DeskRefusal, { readonly kind: Kind }>) => string;
};

/** Those that a person can do something about; a refusal without a sentence says its facts. */
const SENTENCES: Sentences = {
  MonthIsApproved: ({ by, at }) =>
    `the month was approved by ${by} at ${at}; withdraw the approval to calculate it again`,
  MonthIsClosed: ({ by, at }) =>
    `the month was closed by ${by} at ${at}; what changed since is corrected in the next open month`,
  NotCalculated: ({ period }) =>
    `${period} was never calculated; first: playledger royalties calculate --period ${period}`,
  NotApproved: ({ period }) =>
    `${period} is not approved; first, by somebody else: playledger royalties approve --period ${period}`,
  ApprovedByTheSamePerson: ({ by }) => `${by} calculated the month, so somebody else must approve it`,
  MonthIsNotOver: ({ period, endsAt }) => `${period} is not over before ${endsAt}`,
  EarlierMonthStillOpen: ({ period, open }) => `${open} comes before ${period} and is still open`,
  EarlierMonthClosedSince: ({ period, closed }) =>
    `${closed} was closed after ${period} was calculated; calculate ${period} again`,
  LaterMonthIsClosed: ({ period, closed }) =>
    `${closed} is closed, so it is too late for ${period}; what changed is corrected in the next open month`,
  RunIsBooked: ({ period }) => `${period} is booked already, by a close that was cut off; close it again`,
  MonthIsNotClosed: ({ period }) => `${period} is not closed, so it has neither statements nor payables yet`,
  PartyHasNoStatement: ({ period, party }) => `${party} has no statement of ${period}`,
  PaidBeforeItWasClosed: ({ on, closedOn }) => `nothing was due on ${on}: the month was closed on ${closedOn}`,
  NoSuchDay: ({ day }) => `--on must be a day such as 2026-08-31, got "${day}"`,
  CountedByAnotherPolicy: ({ closed, closedBy, countsBy }) =>
    `${closed} was closed by ${closedBy}, and the ledger counts by ${countsBy}; set COUNTING_POLICY=${closedBy}`,
  NothingToCalculate: ({ period }) =>
    `no pool and no revenue is declared for ${period}; see: playledger import-pools, import-terms`,
  PoolStatedTwice: ({ period, territory, offering, currency }) =>
    `${territory}/${offering} in ${currency} has in ${period} a declared pool and revenue with a share for recordings: state one of them`,
  CurrencyWithoutRate: ({ from, to, on }) =>
    `no rate from ${from} to ${to} on or before ${on}; see: playledger import-terms`,
  DealInOtherCurrency: ({ dealId, currency, pools }) =>
    `the deal ${dealId} is in ${currency} and its pools in ${pools}: calculate with --currency ${currency}`,
  PartyHasSeveralDeals: ({ party, deals }) => `${party} has several deals in the month: ${deals.join(', ')}`,
};

export const explain = (because: DeskRefusal): string => {
  const sentence = SENTENCES[because.kind] as ((one: DeskRefusal) => string) | undefined;
  const { kind, ...facts } = because;
  return sentence?.(because) ?? `${kind}: ${JSON.stringify(facts)}`;
};
