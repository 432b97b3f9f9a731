/**
 * What the API answers, in the words of the portal. All of it is said by the OpenAPI document: `npm run contracts` makes the
 * types of it. Amounts are decimal strings in major units.
 */
import type { Job, Me, paths, Problem } from '../../../contracts/openapi.js';

export type {
  AuditItem,
  BookedEntry as JournalEntry,
  BooksOnDay as TrialBalance,
  BooksProof as BooksCheck,
  AdjustmentLine as MonthAdjustment,
  DealInForce as Deal,
  HeldAmount as Held,
  JobStarted,
  Me,
  PartyComparison as Comparison,
  PartyStatement as Statement,
  PayoutModelName,
  PeriodStanding as Month,
  PeriodTotals as MonthTotals,
  PoolAmount as MonthPool,
  Problem,
  Role,
  RunStatement as MonthStatement,
  SessionConfig,
  SignedLink,
  SimulatedModel,
  SimulatedMonth as Simulation,
  SimulatedParty,
  StatementAdjustment,
  StatementFileItem as StatementFile,
  StatementInCurrency as StatementCurrency,
  StatementLineItem as StatementLine,
  StatementStep as Step,
  StatementTerritory as TerritoryTotal,
  StatementTotals,
  StatementTrack as TrackTotal,
  TrendPoint,
} from '../../../contracts/openapi.js';

type AnyPage = paths['/v1/periods']['get']['responses'][200]['content']['application/json'];

export type Page<Item> = Omit<AnyPage, 'items'> & { readonly items: readonly Item[] };
export type Items<Item> = Pick<Page<Item>, 'items'>;

/** The data of a job's events. */
export type JobProgress = Pick<Job, 'step' | 'share'>;
export type JobFailed = { readonly problem: Problem };

/** Whom the issuer of `playledger dev` signs in; no route of a real server. */
export type DemoUser = Pick<Me, 'name' | 'roles'> & { readonly user: string };
