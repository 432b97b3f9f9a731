/**
 * What a month entitles a party to: for each territory and offering the greater of share and minima, in sum rounded once,
 * and at most the cap. The sum is dealt back to the territories and offerings to the last unit.
 */
import { Decimal, sum, ZERO } from '../../shared/money.js';
import { allocate, halfUp, weightsOf } from '../rounding.js';
import { atLeastZero, exactly, minorOf, smaller, told } from './amounts.js';
import type { Bucket, YearToDate } from './bucket.js';
import type { Clause, DealTerms, Scope } from './deal-terms.js';
import { mixedRate, type MixedRate } from './escalation.js';
import { greaterOf, revenueShare, subscriberMinimum, usageMinimum, type Candidate } from './revenue-share.js';
import { TAXED_SOURCE } from './withholding.js';

export type BasisName = 'revenue_share' | 'usage_minimum' | 'subscriber_minimum';

export type EntitlementLine = {
  readonly territory: string;
  readonly offering: string;
  readonly grossMinor: Decimal;
  /** What was compared, in exact minor units. */
  readonly candidates: readonly Candidate<BasisName>[];
  readonly winner: BasisName;
  /** Whole minor units, before the cap. */
  readonly amountMinor: Decimal;
  readonly rule: string;
};

export type Entitlement = {
  readonly lines: readonly EntitlementLine[];
  readonly grossMinor: Decimal;
  readonly streams: bigint;
  readonly shareMinor: Decimal;
  readonly topUpMinor: Decimal;
  readonly entitledMinor: Decimal;
  /** The lines of US sources, of all lines. */
  readonly usMinor: Decimal;
  readonly linesMinor: Decimal;
};

type Month = {
  readonly terms: DealTerms;
  readonly year: YearToDate;
  readonly grossMinor: Decimal;
  readonly streams: bigint;
};
type Exact = Omit<EntitlementLine, 'amountMinor'> & { readonly exactMinor: Decimal; readonly shareMinor: Decimal };

/** The order of the buckets only orders the lines. */
export const entitle = (terms: DealTerms, buckets: readonly Bucket[], year: YearToDate): Entitlement => {
  const grossMinor = sum(buckets.map((bucket) => bucket.grossMinor));
  const streams = buckets.reduce((total, bucket) => total + bucket.streams, 0n);
  const exact = buckets.map((bucket) => entitleBucket(bucket, { terms, year, grossMinor, streams }));
  const linesMinor = halfUp(sum(exact.map(({ exactMinor }) => exactMinor)));
  const shareMinor = halfUp(sum(exact.map((line) => line.shareMinor)));
  const lines = dealt(linesMinor, exact);
  return {
    lines,
    grossMinor,
    streams,
    shareMinor,
    topUpMinor: linesMinor.minus(shareMinor),
    entitledMinor: capped(linesMinor, terms, year),
    usMinor: sum(lines.filter(({ territory }) => territory === TAXED_SOURCE).map(({ amountMinor }) => amountMinor)),
    linesMinor,
  };
};

const dealt = (totalMinor: Decimal, exact: readonly Exact[]): readonly EntitlementLine[] => {
  const keys = exact.map(({ territory, offering }) => `${territory}/${offering}`);
  const weights = weightsOf(new Map(exact.map(({ exactMinor }, index) => [keys[index]!, exactMinor])));
  const { due } = allocate(totalMinor, weights);
  return exact.map(({ exactMinor: _exact, shareMinor: _share, ...line }, index) => ({
    ...line,
    amountMinor: due[index]!,
  }));
};

const entitleBucket = (bucket: Bucket, month: Month): Exact => {
  const { territory, offering, grossMinor } = bucket;
  const clause = month.terms.clauses.find(
    (one) => covers(one.territories, territory) && covers(one.offerings, offering),
  );
  if (clause === undefined) return asItIs(bucket);
  const rate = rateOf(clause, month);
  const shareMinor = exactly(revenueShare(grossMinor, rate.weighted, new Decimal(1)).div(rate.over));
  const share = { name: 'revenue_share' as const, amountMinor: shareMinor };
  const minima = minimaOf(clause, bucket, month.terms);
  const { name: winner, amountMinor: exactMinor } = greaterOf<BasisName>(share, ...minima);
  const rule = ruleOf({ clause, bucket, winner, rate, terms: month.terms });
  return { territory, offering, grossMinor, candidates: [share, ...minima], winner, exactMinor, shareMinor, rule };
};

/** Nothing was agreed about it, so it is paid as without a deal. */
const asItIs = ({ territory, offering, grossMinor }: Bucket): Exact => {
  const share = { name: 'revenue_share' as const, amountMinor: grossMinor };
  const rule = 'no clause names it: the part of the pool as it is';
  return { territory, offering, grossMinor, candidates: [share], winner: share.name, exactMinor: grossMinor, shareMinor: grossMinor, rule }; // prettier-ignore
};

const covers = (scope: Scope, name: string) => scope === '*' || scope.includes(name);

const rateOf = (
  { revenueShare: rate, escalations }: Clause,
  { terms, year, grossMinor, streams }: Month,
): MixedRate => {
  const byStreams = escalations[0]?.by === 'streams';
  const steps = escalations.map((step) => ({
    from: byStreams ? new Decimal(step.from) : minorOf(step.from, terms.currency),
    rate: new Decimal(step.revenueShare),
  }));
  const before = byStreams ? new Decimal(year.streams) : year.grossMinor;
  const during = byStreams ? new Decimal(streams) : grossMinor;
  return mixedRate([{ from: ZERO, rate: new Decimal(rate) }, ...steps], before, during);
};

const minimaOf = (clause: Clause, bucket: Bucket, { currency }: DealTerms): readonly Candidate<BasisName>[] => {
  const { perStreamMinimum: perStream, perSubscriberMinimum: perSubscriber } = clause;
  const { streams, subscribers = ZERO, usageShare = new Decimal(1) } = bucket;
  const minima: Candidate<BasisName>[] = [];
  if (perStream !== undefined) {
    const amountMinor = usageMinimum(new Decimal(streams), minorOf(perStream, currency));
    minima.push({ name: 'usage_minimum', amountMinor });
  }
  if (perSubscriber !== undefined) {
    const amountMinor = subscriberMinimum(subscribers, minorOf(perSubscriber, currency), usageShare);
    minima.push({ name: 'subscriber_minimum', amountMinor });
  }
  return minima;
};

const capped = (amountMinor: Decimal, { cap, currency }: DealTerms, year: YearToDate): Decimal => {
  if (cap === undefined) return amountMinor;
  const taken = cap.per === 'month' ? ZERO : year.entitledMinor;
  return smaller(amountMinor, atLeastZero(minorOf(cap.amount, currency).minus(taken)));
};

type Told = { readonly clause: Clause; readonly bucket: Bucket; readonly winner: BasisName; readonly rate: MixedRate; readonly terms: DealTerms }; // prettier-ignore

const RULE_RATE_DECIMALS = 6;

const ruleOf = ({ clause, bucket, winner, rate, terms: { currency } }: Told): string => {
  if (winner === 'usage_minimum') return `${bucket.streams} streams x ${clause.perStreamMinimum} ${currency}`;
  if (winner === 'subscriber_minimum')
    return `${(bucket.subscribers ?? ZERO).toFixed()} subscribers x ${clause.perSubscriberMinimum} ${currency} x ${(bucket.usageShare ?? new Decimal(1)).toFixed()}`; // prettier-ignore
  const mixed = rate.weighted.div(rate.over);
  return `${mixed.toDecimalPlaces(RULE_RATE_DECIMALS).toFixed()} x ${told(bucket.grossMinor, currency)}`;
};
