/** What parties earned in a month beside what they earned in the one before it. */
import { Decimal, ZERO } from '../../domain/shared/money.js';
import type { RunOutcome } from '../month/run-outcome.js';

/** Whole minor units. */
export type EarnedChange = {
  readonly party: string;
  readonly currency: string;
  readonly currentMinor: Decimal;
  readonly previousMinor: Decimal;
  /** Of what was earned before; undefined where that was nothing. */
  readonly changePercent: Decimal | undefined;
};

type Settled = Pick<RunOutcome, 'settled'>;

const HUNDRED = new Decimal(100);

/** By party and currency; who is in one of the two alone is there with zero in the other. */
export const compareRuns = (current: Settled, previous: Settled | undefined): readonly EarnedChange[] => {
  const [now, before] = [earnedOf(current), earnedOf(previous)];
  return [...new Set([...now.keys(), ...before.keys()])].sort().map((key) => {
    const [party, currency] = key.split('\u0000') as [string, string];
    const [currentMinor, previousMinor] = [now.get(key) ?? ZERO, before.get(key) ?? ZERO];
    const change = currentMinor.minus(previousMinor);
    const changePercent = previousMinor.isZero() ? undefined : change.times(HUNDRED).div(previousMinor.abs());
    return { party, currency, currentMinor, previousMinor, changePercent };
  });
};

const earnedOf = (outcome: Settled | undefined): ReadonlyMap<string, Decimal> =>
  new Map(
    (outcome?.settled ?? []).map(({ party, currency, settlement }) => [
      `${party}\u0000${currency}`,
      new Decimal(settlement.earnedMinor),
    ]),
  );
