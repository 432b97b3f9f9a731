/** The kinds of offerings, and what the rules make of each. */
import { Decimal } from '../../shared/money.js';
import type { PlanCounts } from '../rates/us-subscribers.js';
import type { UsOfferingKind } from '../rates/us-mechanical-rates.js';

export const OFFERING_KINDS = [
  'free', 'premium', 'family', 'student', 'duo', 'hi-fi', 'bundle', 'trial', 'webcast', 'webcast-subscription', 'simulcast',
] as const; // prettier-ignore
/**
 * `free` is free with advertising, `trial` a free trial of anything. The last three are not interactive: nobody picks what
 * comes next. A `simulcast` is the programme of a commercial broadcaster.
 */
export type OfferingKind = (typeof OFFERING_KINDS)[number];

/** Whole, not below zero, at the end of the month or as the contract counts them. A family or duo plan counts once here. */
export type SubscriberCounts = {
  readonly individual?: number;
  readonly familyPlans?: number;
  readonly duoPlans?: number;
  readonly student?: number;
  readonly trial?: number;
  /** Of a bundle: those who played something. */
  readonly endUsersWithPlay?: number;
};

/** Subscribers of all plans, each of which counts once; trials are not among them. */
export const planTotal = ({ individual = 0, familyPlans = 0, duoPlans = 0, student = 0 }: SubscriberCounts): Decimal =>
  new Decimal(individual + familyPlans + duoPlans + student);

/** 37 CFR 385.2: what plays anywhere is portable; a service without portable plays asks the rates by its own kind. */
const US_KINDS: Readonly<Record<OfferingKind, UsOfferingKind | undefined>> = {
  free: 'free',
  premium: 'portable',
  family: 'portable',
  student: 'portable',
  duo: 'portable',
  'hi-fi': 'portable',
  bundle: 'bundled',
  trial: undefined,
  webcast: undefined,
  'webcast-subscription': undefined,
  simulcast: undefined,
};

/** 37 CFR part 380 in its own words. */
const US_WEBCASTING_KINDS: Partial<Record<OfferingKind, string>> = {
  webcast: 'non-subscription',
  'webcast-subscription': 'subscription',
  simulcast: 'broadcaster',
};

/** The kind by which US webcasting rates are asked; undefined for what is interactive. */
export const usWebcastingKindOf = (kind: OfferingKind): string | undefined => US_WEBCASTING_KINDS[kind];

/** The kind by which US mechanical rates are asked; undefined for a trial, which bears none (37 CFR 385.31), and for webcasts, which need no mechanical licence. */
export const usKindOf = (kind: OfferingKind): UsOfferingKind | undefined => US_KINDS[kind];

/** A free trial bears no royalty to anyone: 37 CFR 385.31, at most 30 days in a row per subscriber and two years. */
export const bearsRoyalty = (kind: OfferingKind): boolean => kind !== 'trial';

/**
 * What the weights of 37 CFR 385.22(b) are applied to. No rule names duo plans; two people of one household share one
 * price, which is what a family plan is, so they count as one (our own reading). Trials do not count, and of a bundle
 * only those count who played something.
 */
export const planCountsOf = (kind: OfferingKind, counts: SubscriberCounts): PlanCounts => {
  const { individual = 0, familyPlans = 0, duoPlans = 0, student = 0, endUsersWithPlay } = counts;
  const played = kind === 'bundle' ? endUsersWithPlay : undefined;
  return {
    individual: new Decimal(played ?? individual),
    familyPlans: new Decimal(played === undefined ? familyPlans + duoPlans : 0),
    student: new Decimal(played === undefined ? student : 0),
  };
};
