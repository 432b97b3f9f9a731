import type { ListeningRefusal } from '../domain/listening/listening-day.js';
import type { CatalogueRefusal } from './catalogue/catalogue-refusal.js';
import type { MonthlyRefusal } from './royalties/explain-refusal.js';

type AnyRefusal = ListeningRefusal | MonthlyRefusal | CatalogueRefusal;

/** Every refusal that can be met over HTTP, once. A new one does not compile until it has a status. */
export const statusOf = {
  PlayIdReused: 409,
  PlayIsInTheFuture: 422,
  PlayIsTooOld: 422,
  MonthIsApproved: 409,
  MonthIsClosed: 409,
  NotCalculated: 409,
  NotApproved: 409,
  RunIsNotTheCalculatedOne: 409,
  RunIdReused: 409,
  ApprovedByTheSamePerson: 409,
  PersonNotNamed: 422,
  MonthIsNotOver: 409,
  TotalNotInMinorUnits: 422,
  TotalsDoNotTie: 422,
  RateMissing: 409,
  RateInOtherCurrency: 409,
  CurrencyWithoutRate: 409,
  PoolStatedTwice: 409,
  PartyHasSeveralDeals: 409,
  DealInOtherCurrency: 409,
  NothingToCalculate: 409,
  CountedByAnotherPolicy: 409,
  EntryIdReused: 409,
  EarlierMonthStillOpen: 409,
  EarlierMonthClosedSince: 409,
  LaterMonthIsClosed: 409,
  RunIsBooked: 409,
  MonthIsNotClosed: 409,
  NoPoolToShare: 409,
  NothingStreamed: 409,
  EventsNotCounted: 409,
  PartyHasNoStatement: 404,
  PaidBeforeItWasClosed: 422,
  NoSuchDay: 422,
  PartyNotDescribed: 409,
  PartyRepresentsItself: 422,
  WriterListedTwice: 422,
  ClaimShareNotPositive: 422,
  ClaimShareAboveWhole: 422,
  ClaimCoversNoTerritory: 422,
  ClaimUnknown: 409,
  ClaimEndsBeforeItBegins: 422,
  ClaimOfAnotherParty: 409,
  ClaimNotBegun: 409,
  ClaimsOverlap: 409,
} as const satisfies Record<AnyRefusal['kind'], number>;

/** The refusal as a result: its code, its status and a sentence that says what would be right. */
export const refusalOf = (because: ListeningRefusal) => ({
  reason: because.kind,
  status: statusOf[because.kind],
  detail: explain(because),
});

const explain = (because: ListeningRefusal): string => {
  switch (because.kind) {
    case 'PlayIdReused':
      return `another event was recorded under this id; it differs in ${because.differsIn.join(', ')}`;
    case 'PlayIsInTheFuture':
      return `happened at ${because.at}, later than ${because.latest}; send sentAt, so that a wrong clock can be repaired`;
    case 'PlayIsTooOld':
      return `happened at ${because.at}, before ${because.earliest}, the oldest that is taken`;
  }
};
