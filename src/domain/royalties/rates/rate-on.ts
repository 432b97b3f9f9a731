/** Which rate applies: on a day, within a scope, by the text that is asked for or else by the newest one known. */
import { SCOPES, type Rate, type RateBook, type RateScope } from './rate.js';

export type RateQuery = RateScope & {
  /** Reads this text only, also one that was replaced since. */
  readonly version?: string;
  /** Answers as if today were this day (`YYYY-MM-DD`): later texts are unknown, later vacated ones still count. */
  readonly knownOn?: string;
};

export type RateMissing = RateQuery & { readonly kind: 'RateMissing'; readonly rule: string; readonly on: string };

export type RateAnswer = { readonly rate: Rate } | { readonly missing: RateMissing };

/**
 * The rate of a rule on a day (`YYYY-MM-DD`), or the refusal that names what is missing. An entry without a scope
 * applies to every scope, and one that names the asked scope goes before it. Among equals the newest known holds, and
 * of those the last in the book, so that declared rates behind the shipped ones correct them.
 */
export const rateOn = (book: RateBook, rule: string, on: string, query: RateQuery = {}): RateAnswer => {
  let best: Rate | undefined;
  for (const rate of book)
    if (rate.rule === rule && applies(rate, on, query) && (best === undefined || !precedes(best, rate))) best = rate;
  return best === undefined ? { missing: { kind: 'RateMissing', rule, on, ...query } } : { rate: best };
};

const applies = (rate: Rate, on: string, query: RateQuery): boolean =>
  rate.effectiveFrom <= on &&
  (rate.effectiveTo === undefined || on <= rate.effectiveTo) &&
  SCOPES.every((scope) => rate[scope] === undefined || rate[scope] === query[scope]) &&
  isKnown(rate, query);

/** A text asked for by name is read even after it was replaced: that is how an old month is run again as it was. */
const isKnown = ({ version, knownFrom, replacedOn }: Rate, query: RateQuery): boolean => {
  const { knownOn } = query;
  if (knownOn !== undefined && knownFrom > knownOn) return false;
  if (query.version !== undefined) return version === query.version;
  return replacedOn === undefined || (knownOn !== undefined && knownOn < replacedOn);
};

const precedes = (one: Rate, other: Rate): boolean => {
  const [mine, theirs] = [scopesNamed(one), scopesNamed(other)];
  return mine === theirs ? one.knownFrom > other.knownFrom : mine > theirs;
};

const scopesNamed = (rate: Rate): number => SCOPES.filter((scope) => rate[scope] !== undefined).length;

/** Every rate of a list of questions, by name, or the first that is missing. */
export const ratesOn = <Name extends string>(
  answers: Readonly<Record<Name, RateAnswer>>,
): { readonly rates: Readonly<Record<Name, Rate>> } | { readonly missing: RateMissing } => {
  const found: Partial<Record<Name, Rate>> = {};
  for (const [name, answer] of Object.entries(answers) as [Name, RateAnswer][]) {
    if ('missing' in answer) return answer;
    found[name] = answer.rate;
  }
  return { rates: found as Record<Name, Rate> };
};
