/**
 * The rates of one rule for one scope, as the service declares them: what it negotiated with a society for an offering,
 * or what a statute says that the shipped book does not know yet.
 *
 * One stream per rule and scope, because only there can entries overlap. An entry with the version and first day of an
 * earlier one takes its place; another version stands beside it, and the newest known is the one that counts.
 */
import { accept, refuse, type Decider, type Decision } from '../../shared/decision.js';
import { Decimal } from '../../shared/money.js';
import { bookProblems } from './book-problems.js';
import { SCOPES, type Rate, type RateScope } from './rate.js';

/** Digits that a value may have, before and after the point together. */
export const RATE_DIGITS_MAX = 18;

export type DeclareRate = Rate;

/** `edition` counts what was declared for the rule and scope from 1. */
export type RateEvent = { readonly type: 'RateDeclared'; readonly data: Rate & { readonly edition: number } };

export type RateRefusal =
  | { readonly kind: 'RateIsNegative'; readonly value: string }
  | { readonly kind: 'RateHasTooManyDigits'; readonly value: string; readonly digitsMax: number }
  | { readonly kind: 'RateAboveOne'; readonly value: string }
  | { readonly kind: 'RateEndsBeforeItStarts'; readonly effectiveFrom: string; readonly effectiveTo: string }
  | { readonly kind: 'RatesOverlap'; readonly version: string; readonly from: string; readonly to: string };

type Declared = { readonly edition: number; readonly rates: ReadonlyMap<string, Rate> };

const COMPARED = [
  'value', 'unit', 'effectiveTo', 'source', 'confidence', 'knownFrom', 'replacedOn', 'note',
] as const satisfies readonly (keyof Rate)[]; // prettier-ignore

const keyOf = ({ version, effectiveFrom }: Rate) => `${version} ${effectiveFrom}`;

const initial = (): Declared => ({ edition: 0, rates: new Map() });

const evolve = ({ rates }: Declared, { data: { edition, ...rate } }: RateEvent): Declared => ({
  edition,
  rates: new Map(rates).set(keyOf(rate), rate),
});

const decide = (command: DeclareRate, { rates, edition }: Declared): Decision<RateEvent, RateRefusal> => {
  const wrong = problemOf(command);
  if (wrong !== undefined) return refuse(wrong);
  const known = rates.get(keyOf(command));
  if (known !== undefined && COMPARED.every((field) => known[field] === command[field])) return accept();
  for (const problem of bookProblems([...new Map(rates).set(keyOf(command), command).values()]))
    if (problem.kind === 'RatesOverlap') {
      const { kind, version, from, to } = problem;
      return refuse({ kind, version, from, to });
    }
  return accept({ type: 'RateDeclared', data: { ...command, edition: edition + 1 } });
};

const problemOf = ({ value, unit, effectiveFrom, effectiveTo }: Rate): RateRefusal | undefined => {
  if (effectiveTo !== undefined && effectiveTo < effectiveFrom)
    return { kind: 'RateEndsBeforeItStarts', effectiveFrom, effectiveTo };
  if (value === null) return undefined;
  const exact = new Decimal(value);
  if (exact.lt(0)) return { kind: 'RateIsNegative', value };
  if (value.replace('.', '').length > RATE_DIGITS_MAX)
    return { kind: 'RateHasTooManyDigits', value, digitsMax: RATE_DIGITS_MAX };
  return unit.startsWith('fraction') && exact.gt(1) ? { kind: 'RateAboveOne', value } : undefined;
};

export const declaredRate: Decider<DeclareRate, Declared, RateEvent, RateRefusal> = { initial, evolve, decide };

/** `rate-<rule>:<kind>:<licensor>:<territory>`, with `_` for all of them: no name of a rule or scope has either sign. */
export const rateStream = (rate: RateScope & { readonly rule: string }): string =>
  `rate-${[rate.rule, ...SCOPES.map((scope) => rate[scope] ?? '_')].join(':')}`;
