import { Decimal, ZERO } from '../../domain/shared/money.js';
import type { RunOutcome } from '../month/run-outcome.js';

export type HeldByRight = {
  readonly right: string;
  readonly reason: string;
  readonly territory: string;
  readonly currency: string;
  /** Whole minor units. */
  readonly amountMinor: Decimal;
};

/** What waits for a payee, all offerings and corrected months of a right and territory in one; nothing that came to zero. */
export const heldByRight = ({ held }: Pick<RunOutcome, 'held'>): readonly HeldByRight[] => {
  const sums = new Map<string, HeldByRight>();
  for (const { right, held: reason, territory, currency, amountMinor } of held) {
    const key = [right, reason, territory, currency].join('\u0000');
    const known = sums.get(key)?.amountMinor ?? ZERO;
    sums.set(key, { right, reason, territory, currency, amountMinor: known.plus(new Decimal(amountMinor)) });
  }
  const inOrder = [...sums].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, sum]) => sum);
  return inOrder.filter(({ amountMinor }) => !amountMinor.isZero());
};
