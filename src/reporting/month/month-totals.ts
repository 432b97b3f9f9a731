/** What a run comes to, currency by currency: what goes in is what comes out. */
import type { MonthTotals } from '../../domain/royalties/months/month-facts.js';
import { currency as currencyOf } from '../../domain/shared/currency.js';
import { Decimal, sum } from '../../domain/shared/money.js';
import type { UndistributedChange } from './correct-undistributed.js';
import type { HeldMoney } from './held-money.js';
import type { PartySettlement } from './settle-parties.js';
import type { PoolOfRun } from './share-month.js';

type Parts = {
  readonly pools: readonly PoolOfRun[];
  readonly undistributedChanges: readonly UndistributedChange[];
  readonly settled: readonly PartySettlement[];
  readonly held: readonly HeldMoney[];
};

export const totalsOf = ({ pools, undistributedChanges, settled, held }: Parts): readonly MonthTotals[] => {
  const currencies = [
    ...new Set([...pools, ...undistributedChanges, ...settled, ...held].map(({ currency }) => currency)),
  ].sort();
  return currencies.map((code) => {
    const currency = currencyOf(code);
    const of = <Entry extends { readonly currency: string }>(list: readonly Entry[]) =>
      list.filter((entry) => entry.currency === currency);
    const settlements = of(settled).map(({ settlement }) => settlement);
    const corrected = of(settled).flatMap(({ corrections }) => corrections.map(({ grossMinor }) => grossMinor));
    const changes = of(undistributedChanges).map(({ amountMinor }) => amountMinor);
    const heldMoney = of(held).map((one) => ({ ...one, amount: new Decimal(one.amountMinor) }));
    const total = (amounts: readonly Decimal[]) => sum(amounts).toFixed();
    return {
      currency,
      poolsMinor: total(of(pools).map(({ amountMinor }) => amountMinor)),
      topUpsMinor: total(settlements.flatMap(({ topUpMinor, shortfallMinor }) => [topUpMinor, shortfallMinor])),
      adjustmentsMinor: total([
        ...corrected,
        ...heldMoney.filter(({ corrects }) => corrects !== '').map(({ amount }) => amount),
        ...changes,
      ]),
      dueMinor: total(settlements.flatMap(({ earnedMinor, shortfallMinor }) => [earnedMinor, shortfallMinor])),
      heldMinor: total(heldMoney.map(({ amount }) => amount)),
      retainedMinor: total([
        ...settlements.map(({ grossMinor, topUpMinor, earnedMinor }) => grossMinor.plus(topUpMinor).minus(earnedMinor)),
        ...corrected,
      ]),
      undistributedMinor: total([...of(pools).map(({ undistributed }) => undistributed), ...changes]),
    };
  });
};
