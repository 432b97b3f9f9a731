/** What a month takes in is what it gives out, added up anew and as the log has it. */
import type { MonthTotals } from '../../domain/royalties/months/month-facts.js';
import { Decimal, sum } from '../../domain/shared/money.js';
import type { RunOutcome } from '../month/run-outcome.js';
import { difference } from './books-check.js';

/** What the lines of a run come to. */
export type LinesOfRun = {
  readonly right_kind: string;
  readonly party: string | null;
  readonly territory: string;
  readonly offering: string;
  readonly currency: string;
  readonly corrects: string;
  readonly amount: string;
};

type Amounts = Readonly<Record<Exclude<keyof MonthTotals, 'currency'>, Decimal>>;

/** A sentence for each total that is another one than was signed, and for each currency whose totals do not tie. */
export const checkTotals = (
  outcome: RunOutcome,
  lines: readonly LinesOfRun[],
  signed: readonly MonthTotals[],
): readonly string[] => {
  const { pools, undistributedChanges, settled } = outcome;
  const currencies = [...new Set([...lines, ...pools, ...undistributedChanges, ...settled, ...signed].map((one) => one.currency))]; // prettier-ignore
  return currencies.sort().flatMap((currency) => {
    const amounts = addedUp(outcome, lines, currency);
    const said = signed.find((one) => one.currency === currency);
    const others = Object.entries(amounts).flatMap(([name, is]) =>
      difference(`the total ${name.replace('Minor', '')}`, currency, { is, expected: new Decimal(said?.[name as keyof Amounts] ?? 0) }),
    ); // prettier-ignore
    const comes = sum([amounts.poolsMinor, amounts.topUpsMinor, amounts.adjustmentsMinor]);
    const goes = sum([amounts.dueMinor, amounts.heldMinor, amounts.retainedMinor, amounts.undistributedMinor]);
    return [...others, ...difference('what goes out', currency, { is: goes, expected: comes })];
  });
};

const addedUp = (outcome: RunOutcome, lines: readonly LinesOfRun[], currency: string): Amounts => {
  const of = <One extends { readonly currency: string }>(all: readonly One[]) => all.filter((one) => one.currency === currency); // prettier-ignore
  const total = (amounts: readonly string[]) => sum(amounts.map((amount) => new Decimal(amount)));
  const settlements = of(outcome.settled).map(({ settlement }) => settlement);
  const changes = of(outcome.undistributedChanges).map(({ amountMinor }) => amountMinor);
  const corrections = of(lines).filter(({ corrects }) => corrects !== '');
  const toParties = total(of(lines).filter(({ party }) => party !== null).map(({ amount }) => amount)); // prettier-ignore
  const earned = total(settlements.map(({ earnedMinor }) => earnedMinor));
  const topUps = total(settlements.map(({ topUpMinor }) => topUpMinor));
  const shortfalls = total(settlements.map(({ shortfallMinor }) => shortfallMinor));
  return {
    poolsMinor: total(of(outcome.pools).map(({ amountMinor }) => amountMinor)),
    topUpsMinor: topUps.plus(shortfalls),
    adjustmentsMinor: total([...corrections.map(({ amount }) => amount), ...changes]),
    dueMinor: earned.plus(shortfalls),
    heldMinor: total(of(lines).filter(({ party }) => party === null).map(({ amount }) => amount)),
    retainedMinor: toParties.plus(topUps).minus(earned),
    undistributedMinor: total([...of(outcome.pools).map(({ undistributed }) => undistributed), ...changes]),
  }; // prettier-ignore
};
