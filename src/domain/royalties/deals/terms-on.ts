/** Which terms of a deal hold on a day, as the log knew it at any point. */
import type { DealTerms } from './deal-terms.js';

export type TermsEdition = {
  readonly edition: number;
  /** Where in the log it lies. */
  readonly position: bigint;
  readonly effectiveFrom: string;
  readonly effectiveTo?: string;
  readonly terms: DealTerms;
};

/** `endsOn` is the last day of the deal. */
export type EndEdition = { readonly edition: number; readonly position: bigint; readonly endsOn: string };

export type DealEdition = TermsEdition | EndEdition;

/**
 * The editions are those of one deal, in any order; `day` is `YYYY-MM-DD`, UTC. Without a position all that is known
 * counts. Undefined where no terms hold: before the first, after the end.
 */
export const termsOn = (
  editions: readonly DealEdition[],
  day: string,
  asKnownAtPosition?: bigint,
): TermsEdition | undefined => {
  const known = editions
    .filter(({ position }) => asKnownAtPosition === undefined || position <= asKnownAtPosition)
    .toSorted((one, other) => one.edition - other.edition);
  const end = known.findLast((edition) => 'endsOn' in edition);
  if (end !== undefined && day > end.endsOn) return undefined;
  const latest = known
    .filter((edition) => 'terms' in edition)
    .filter(({ effectiveFrom }) => effectiveFrom <= day)
    .toSorted((one, other) =>
      one.effectiveFrom < other.effectiveFrom ? -1 : one.effectiveFrom > other.effectiveFrom ? 1 : 0,
    ) // prettier-ignore
    .at(-1);
  return latest?.effectiveTo !== undefined && day > latest.effectiveTo ? undefined : latest;
};
