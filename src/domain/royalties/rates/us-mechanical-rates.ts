/** From the rate book to what the formula of one offering and month takes, with every rate used on the way. */
import { Decimal, ZERO } from '../../shared/money.js';
import { rateOn, ratesOn, type RateAnswer, type RateMissing, type RateQuery } from './rate-on.js';
import type { Rate, RateBook } from './rate.js';
import type { UsMechanicalRates } from './us-mechanical-pool.js';
import type { Overtime } from './us-overtime.js';
import type { PlanWeights } from './us-subscribers.js';

/** 37 CFR 385.2 and 385.22. `mixed` is streaming with limited downloads. */
export const US_OFFERING_KINDS = [
  'portable', 'non-portable-streaming-only', 'non-portable-mixed', 'bundled', 'free',
] as const; // prettier-ignore
export type UsOfferingKind = (typeof US_OFFERING_KINDS)[number];

export type UsMechanicalQuery = Pick<RateQuery, 'version' | 'knownOn'> & {
  readonly kind: UsOfferingKind;
  /** What the music part of a bundle would be alone: before 2023 a bundle has the floor of it. */
  readonly musicPart?: UsOfferingKind;
};

export type UsMechanicalTerms = {
  readonly rates: UsMechanicalRates;
  readonly weights: PlanWeights;
  readonly overtime: Overtime;
  readonly used: readonly Rate[];
};

type Names = 'headline' | 'tcc' | 'cap' | 'floor' | 'family' | 'student' | 'overtimeFrom' | 'overtimeStep' | 'overtimePlays'; // prettier-ignore

const CENTS = 100;

/**
 * Per-subscriber amounts come in cents. `version` picks the text of headline and TCC, which are the rates with two
 * texts for one year; the floors and weights of both texts are the same.
 */
export const usMechanicalTerms = (
  book: RateBook,
  on: string,
  { kind, musicPart, version, knownOn }: UsMechanicalQuery,
): UsMechanicalTerms | { readonly missing: RateMissing } => {
  const known = knownOn === undefined ? {} : { knownOn };
  const text = version === undefined ? known : { ...known, version };
  const ask = (rule: string, query: RateQuery = {}) => rateOn(book, rule, on, { ...known, ...query });
  const found = ratesOn<Names>({
    headline: ask('us-mechanical-headline', text),
    tcc: ask('us-mechanical-tcc-percent', { ...text, offeringKind: kind }),
    cap: ask('us-mechanical-tcc-cap', { ...text, offeringKind: kind }),
    floor: floorOf((of) => ask('us-mechanical-floor', { offeringKind: of }), kind, musicPart),
    family: ask('us-subscriber-weight', { offeringKind: 'family' }),
    student: ask('us-subscriber-weight', { offeringKind: 'student' }),
    overtimeFrom: ask('us-overtime-from'),
    overtimeStep: ask('us-overtime-step'),
    overtimePlays: ask('us-overtime-plays-per-step'),
  });
  return 'missing' in found ? found : termsOf(found.rates);
};

const floorOf = (
  ask: (kind: UsOfferingKind) => RateAnswer,
  kind: UsOfferingKind,
  musicPart?: UsOfferingKind,
): RateAnswer => {
  const own = ask(kind);
  return 'missing' in own && kind === 'bundled' && musicPart !== undefined ? ask(musicPart) : own;
};

const termsOf = (rates: Readonly<Record<Names, Rate>>): UsMechanicalTerms => ({
  rates: {
    headline: valueOf(rates.headline),
    tccPercent: valueOf(rates.tcc),
    tccCapPerSubscriber: rates.cap.value === null ? null : valueOf(rates.cap).times(CENTS),
    floorPerSubscriber: valueOf(rates.floor).times(CENTS),
  },
  weights: { family: valueOf(rates.family), student: valueOf(rates.student) },
  overtime: {
    fromSeconds: valueOf(rates.overtimeFrom),
    stepSeconds: valueOf(rates.overtimeStep),
    playsPerStep: valueOf(rates.overtimePlays),
  },
  used: Object.values(rates),
});

/** A floor that the rule does not have is a floor of nothing. */
const valueOf = ({ value }: Rate): Decimal => (value === null ? ZERO : new Decimal(value));
