/** Whether the terms of a deal cover its days one after the other: no day twice, and none left out in between. */
import { dayAfter, dayBefore } from './days.js';

/** Both days are included; without `effectiveTo` the terms hold until the next ones begin. */
export type Span = { readonly effectiveFrom: string; readonly effectiveTo?: string };

export type SpanRefusal =
  /** The days without terms, both included. */
  | { readonly kind: 'DealHasAGap'; readonly from: string; readonly to: string }
  /** The days with two terms, both included. */
  | { readonly kind: 'DealTermsOverlap'; readonly from: string; readonly to: string };

export const spanProblem = (spans: readonly Span[]): SpanRefusal | undefined => {
  const inOrder = spans.toSorted((one, other) => (one.effectiveFrom < other.effectiveFrom ? -1 : 1));
  for (const [index, { effectiveTo }] of inOrder.entries()) {
    const next = inOrder[index + 1];
    if (next === undefined || effectiveTo === undefined) continue;
    const follows = dayAfter(effectiveTo);
    if (follows < next.effectiveFrom) return { kind: 'DealHasAGap', from: follows, to: dayBefore(next.effectiveFrom) };
    if (follows > next.effectiveFrom)
      return { kind: 'DealTermsOverlap', from: next.effectiveFrom, to: earlier(effectiveTo, next.effectiveTo) };
  }
  return undefined;
};

const earlier = (day: string, other: string | undefined) => (other === undefined || day < other ? day : other);
