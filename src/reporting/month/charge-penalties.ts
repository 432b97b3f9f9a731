/** Penalties as charges in the settlements of those who pay them, in the currency that each is settled in. */
import type { Adjustment } from '../../domain/royalties/deals/settlement.js';
import { convertPool, type CurrencyWithoutRate } from '../../domain/royalties/revenue/convert-pool.js';
import type { Currency } from '../../domain/shared/currency.js';
import { accountKey } from './accounts.js';
import type { DealOfMonth } from './deals-of-month.js';
import { fxRatesKnown, lastDayOf } from './month-pools.js';
import type { MonthTransaction } from './month-tables.js';
import type { Penalty } from './penalties.js';

export type ChargePenalties = {
  readonly period: string;
  readonly knownAt: bigint;
  readonly penalties: readonly Penalty[];
  readonly deals: readonly DealOfMonth[];
  readonly statementCurrency: Currency | undefined;
};

export type Charges =
  { readonly byAccount: ReadonlyMap<string, readonly Adjustment[]> } | { readonly refused: CurrencyWithoutRate };

/** By `accountKey`. Converted at the last rate of the month of the streams, so that what is given back is what was charged. */
export const chargesByAccount = async (
  tx: MonthTransaction,
  { knownAt, penalties, deals, statementCurrency }: ChargePenalties,
): Promise<Charges> => {
  const byAccount = new Map<string, readonly Adjustment[]>();
  if (penalties.length === 0) return { byAccount };
  const rates = await fxRatesKnown(tx, knownAt);
  for (const penalty of penalties) {
    const { party, trackId, period, rule } = penalty;
    const currency =
      deals.find((deal) => deal.party === party)?.terms.currency ?? statementCurrency ?? penalty.currency;
    const converted = convertPool(penalty, currency, lastDayOf(period), rates);
    if ('refused' in converted) return converted;
    const amountMinor = converted.amountMinor.neg();
    const charge: Adjustment = { kind: 'charge', label: `Artificial streams of ${trackId} in ${period}`, amountMinor, rule }; // prettier-ignore
    byAccount.set(accountKey(party, currency), [...(byAccount.get(accountKey(party, currency)) ?? []), charge]);
  }
  return { byAccount };
};
