/** Each simulated model against the one that it is compared with, currency by currency: money of two does not add up. */
import type { Currency } from '../../domain/shared/currency.js';
import type { Decimal } from '../../domain/shared/money.js';
import { compareMoney, topSharesOf, type Comparison, type TopShares } from './compare-money.js';
import { paidOf, type MoneyOfCurrency } from './model-money.js';
import type { ModelOutcome } from './simulate-month.js';

/** Minor units. `totalMinor` is added up from what everybody is paid, what is held, and what is undistributed: the pool. */
export type ComparedCurrency = Comparison &
  TopShares & {
    readonly currency: Currency;
    readonly poolMinor: Decimal;
    readonly totalMinor: Decimal;
    readonly undistributedMinor: Decimal;
  };

export type ComparedModel = Pick<ModelOutcome, 'name' | 'parameters'> & {
  readonly currencies: readonly ComparedCurrency[];
};

/** `top` winners and losers of each currency. Throws a RangeError when the baseline was not simulated. */
export const compareModels = (
  outcomes: readonly ModelOutcome[],
  { baseline, top }: { readonly baseline: string; readonly top: number },
): readonly ComparedModel[] => {
  const against = outcomes.find(({ name }) => name === baseline);
  if (against === undefined) throw new RangeError(`${baseline} was not simulated, so nothing compares with it`);
  return outcomes.map(({ name, parameters, totals }) => ({
    name,
    parameters,
    currencies: totals.map((money, index) => compared(against.totals[index]!, money, top)),
  }));
};

/** All models share the same pools, so their currencies come in the same order. */
const compared = (baseline: MoneyOfCurrency, money: MoneyOfCurrency, top: number): ComparedCurrency => {
  const { currency, poolMinor, undistributedMinor, byPayee } = money;
  return {
    currency,
    poolMinor,
    totalMinor: paidOf(byPayee).plus(undistributedMinor),
    undistributedMinor,
    ...compareMoney(baseline.byPayee, byPayee, top),
    ...topSharesOf(byPayee),
  };
};
