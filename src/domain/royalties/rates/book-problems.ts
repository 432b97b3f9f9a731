/** What is wrong with a rate book as a whole: entries that contradict each other, and days that no entry covers. */
import { dayAfter, dayBefore, isDay } from '../deals/days.js';
import { SCOPES, type Rate, type RateBook, type RateScope } from './rate.js';

type Where = RateScope & { readonly rule: string };

export type BookProblem =
  | (Where & { readonly kind: 'RateUnreadable'; readonly effectiveFrom: string; readonly detail: string })
  | (Where & { readonly kind: 'RatesOverlap'; readonly version: string; readonly from: string; readonly to: string })
  | (Where & { readonly kind: 'RateGap'; readonly from: string; readonly to: string });

const DECIMAL = /^(0|[1-9]\d*)(\.\d+)?$/;
/** Later than any day of a book: stands for an end that is not known. */
const FOR_EVER = '9999-12-31';

/** Overlaps are within one text; a gap is between any two entries of a rule and scope that no text covers. */
export const bookProblems = (book: RateBook): readonly BookProblem[] => {
  const unreadable = book.flatMap(problemsOfEntry);
  if (unreadable.length > 0) return unreadable;
  return [
    ...groupsOf(book, (rate) => `${keyOf(rate)} ${rate.version}`).flatMap(overlaps),
    ...groupsOf(book, keyOf).flatMap(gaps),
  ];
};

const problemsOfEntry = (rate: Rate): readonly BookProblem[] => {
  const { effectiveFrom, effectiveTo = effectiveFrom, value, knownFrom, replacedOn = knownFrom } = rate;
  const found = (detail: string): readonly BookProblem[] => [
    { kind: 'RateUnreadable', ...whereOf(rate), effectiveFrom, detail },
  ];
  const badDay = [effectiveFrom, effectiveTo, knownFrom, replacedOn].find((day) => !isDay(day));
  if (badDay !== undefined) return found(`${badDay} is no day`);
  if (effectiveTo < effectiveFrom) return found(`it ends on ${effectiveTo}, before it begins`);
  if (value !== null && !DECIMAL.test(value)) return found(`"${value}" is no decimal`);
  return [];
};

const overlaps = (group: readonly Rate[]): readonly BookProblem[] =>
  between(group, (reached, next) =>
    next.effectiveFrom > reached
      ? []
      : [
          {
            kind: 'RatesOverlap',
            ...whereOf(next),
            version: next.version,
            from: next.effectiveFrom,
            to: earlier(reached, next.effectiveTo ?? FOR_EVER),
          },
        ],
  );

const gaps = (group: readonly Rate[]): readonly BookProblem[] =>
  between(group, (reached, next) => {
    const from = reached === FOR_EVER ? FOR_EVER : dayAfter(reached);
    return next.effectiveFrom <= from
      ? []
      : [{ kind: 'RateGap', ...whereOf(next), from, to: dayBefore(next.effectiveFrom) }];
  });

/** Walks the entries by their first day; `reached` is the last day that the ones before cover. */
const between = (group: readonly Rate[], look: (reached: string, next: Rate) => readonly BookProblem[]) => {
  const inOrder = group.toSorted((one, other) => (one.effectiveFrom < other.effectiveFrom ? -1 : 1));
  let reached: string | undefined;
  return inOrder.flatMap((next) => {
    const found = reached === undefined ? [] : look(reached, next);
    const end = next.effectiveTo ?? FOR_EVER;
    if (reached === undefined || end > reached) reached = end;
    return found;
  });
};

const earlier = (one: string, other: string) => (one < other ? one : other);

const whereOf = (rate: Rate): Where => {
  const scope = SCOPES.flatMap((name) => (rate[name] === undefined ? [] : [[name, rate[name]] as const]));
  return { rule: rate.rule, ...Object.fromEntries(scope) };
};

const keyOf = (rate: Rate): string => [rate.rule, ...SCOPES.map((scope) => rate[scope] ?? '')].join('|');

const groupsOf = (book: RateBook, key: (rate: Rate) => string): readonly (readonly Rate[])[] => {
  const groups = new Map<string, Rate[]>();
  for (const rate of book) groups.set(key(rate), [...(groups.get(key(rate)) ?? []), rate]);
  return [...groups.values()];
};
