/** What is refused at the desk of months, in sentences for people. */
import type { SimulationRefusal } from '../../reporting/simulation/simulate-month.js';
import type { DeskRefusal } from './month-desk.js';

/** Some events were set aside that could not be counted: they may be money that is missing. */
export type EventsNotCounted = {
  readonly kind: 'EventsNotCounted';
  readonly projection: string;
  readonly events: number;
};

export type MonthlyRefusal = DeskRefusal | SimulationRefusal | EventsNotCounted;

export type Sentences = {
  readonly [Kind in MonthlyRefusal['kind']]?: (because: Extract<MonthlyRefusal, { readonly kind: Kind }>) => string;
};

/** Those that a person can do something about; a refusal without a sentence says its facts. */
const SENTENCES: Sentences = {
  MonthIsApproved: ({ by, at }) =>
    `the month was approved by ${by} at ${at}; withdraw the approval to calculate it again`,
  MonthIsClosed: ({ by, at }) =>
    `the month was closed by ${by} at ${at}; what changed since is corrected in the next open month`,
  NotCalculated: ({ period }) => `${period} was never calculated`,
  NotApproved: ({ period }) => `${period} is not approved; somebody else than who calculated approves it`,
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
  NoSuchDay: ({ day }) => `a day is written as 2026-08-31, got "${day}"`,
  CountedByAnotherPolicy: ({ closed, closedBy, countsBy }) =>
    `${closed} was closed by ${closedBy}, and the ledger counts by ${countsBy}; set COUNTING_POLICY=${closedBy}`,
  NothingToCalculate: ({ period }) => `no pool and no revenue is declared for ${period}`,
  PoolStatedTwice: ({ period, territory, offering, currency }) =>
    `${territory}/${offering} in ${currency} has in ${period} a declared pool and revenue with a share for recordings: state one of them`,
  CurrencyWithoutRate: ({ from, to, on }) => `no rate from ${from} to ${to} on or before ${on}`,
  DealInOtherCurrency: ({ dealId, currency, pools }) =>
    `the deal ${dealId} is in ${currency} and its pools in ${pools}: calculate with ${currency} as the currency of statements`,
  PartyHasSeveralDeals: ({ party, deals }) => `${party} has several deals in the month: ${deals.join(', ')}`,
  NoPoolToShare: ({ period }) => `no pool for recordings is declared for ${period}`,
  NothingStreamed: ({ period }) =>
    `nothing was streamed in ${period} where a pool is declared, so every model pays nobody`,
  EventsNotCounted: ({ projection, events }) =>
    `${events} events could not be counted by ${projection}; mend them, or say that the month is calculated without them`,
};

/** `own` goes before the sentences here: who speaks to people at a shell names the commands. */
export const explain = (because: MonthlyRefusal, own: Sentences = {}): string => {
  const sentence = (own[because.kind] ?? SENTENCES[because.kind]) as ((one: MonthlyRefusal) => string) | undefined;
  const { kind, ...facts } = because;
  return sentence?.(because) ?? `${kind}: ${JSON.stringify(facts)}`;
};
