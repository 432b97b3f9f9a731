/** Whether the totals of a run tie: no minor unit comes from nowhere, and none is lost. */
import { AMOUNT_DIGITS_MAX, Decimal, sum } from '../../shared/money.js';
import type { MonthRefusal, MonthTotals } from './month-facts.js';

const MINOR_UNITS = new RegExp(`^(0|-?[1-9]\\d{0,${AMOUNT_DIGITS_MAX - 1}})$`);

/** The first total that is no amount, or the first currency whose totals do not tie. */
export const problemOfTotals = (totals: readonly MonthTotals[]): MonthRefusal | undefined => {
  for (const total of totals) {
    const problem = problemOf(total);
    if (problem !== undefined) return problem;
  }
  return undefined;
};

const problemOf = ({ currency, ...total }: MonthTotals): MonthRefusal | undefined => {
  const { poolsMinor, topUpsMinor, adjustmentsMinor, dueMinor, heldMinor, retainedMinor, undistributedMinor } = total;
  const comes = [poolsMinor, topUpsMinor, adjustmentsMinor];
  const goes = [dueMinor, heldMinor, retainedMinor, undistributedMinor];
  const amount = [...comes, ...goes].find((written) => !MINOR_UNITS.test(written));
  if (amount !== undefined) return { kind: 'TotalNotInMinorUnits', currency, amount };
  const difference = added(comes).minus(added(goes));
  if (difference.isZero()) return undefined;
  return { kind: 'TotalsDoNotTie', currency, differenceMinor: difference.toFixed() };
};

const added = (amounts: readonly string[]): Decimal => sum(amounts.map((amount) => new Decimal(amount)));
