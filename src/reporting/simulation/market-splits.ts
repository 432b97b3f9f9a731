/** Several payout models side by side, all fed by one look at the listeners. */
import type { PayoutModel, Split } from '../../domain/royalties/payout/payout-model.js';
import { listenersOfMonth, type ListenersQuestion } from '../month/listeners-of-month.js';
import type { MonthTransaction } from '../month/month-tables.js';

/** How each model divides one market, in the order of the models. */
export type MarketSplits = { readonly market: string; readonly splits: readonly Split[] };

export type SplitMarkets = ListenersQuestion & {
  readonly models: readonly PayoutModel[];
  /** Territory and offering, joined by a space; others are passed over. */
  readonly markets: ReadonlySet<string>;
};

/** Markets in which anybody listened. One market is held at a time, so memory grows with tracks and models alone. */
export async function* splitMarkets(
  tx: MonthTransaction,
  { models, markets, ...question }: SplitMarkets,
): AsyncGenerator<MarketSplits> {
  let market: string | undefined;
  let tallies = models.map((model) => model.begin());
  for await (const { territory, offering, usage } of listenersOfMonth(tx, question)) {
    const next = `${territory} ${offering}`;
    if (market !== undefined && market !== next) {
      yield { market, splits: tallies.map((tally) => tally.split()) };
      tallies = models.map((model) => model.begin());
    }
    market = markets.has(next) ? next : undefined;
    if (market !== undefined) for (const tally of tallies) tally.add(usage);
  }
  if (market !== undefined) yield { market, splits: tallies.map((tally) => tally.split()) };
}
