/** Payout models that ask who listened: one tally a market, filled listener by listener, and a line for each track of it. */
import { sql } from 'kysely';
import { settle, type Payout } from '../../domain/royalties/payout/pay-out.js';
import type { PayoutModel, Split, Tally } from '../../domain/royalties/payout/payout-model.js';
import type { Decimal } from '../../domain/shared/money.js';
import { listenersOfMonth, type ListenersQuestion } from './listeners-of-month.js';
import type { MonthPool } from './month-pool.js';
import type { MonthTransaction } from './month-tables.js';
import { onlyHashJoins } from './plan-hints.js';

export type ByListener = ListenersQuestion & {
  readonly runId: string;
  readonly model: PayoutModel;
  readonly pools: readonly MonthPool[];
  readonly onProgress?: ((marketsDone: number) => void) | undefined;
};

const LINES_A_STATEMENT = 20_000;

/** What of each pool nobody streamed for, in the order of the pools. */
export const shareByListener = async (tx: MonthTransaction, options: ByListener): Promise<readonly Decimal[]> => {
  const undistributed = options.pools.map(({ amountMinor }) => amountMinor);
  let written = Promise.resolve();
  let done = 0;
  for await (const { market, split } of splitsByMarket(tx, options)) {
    for (const [index, pool] of options.pools.entries()) {
      if (`${pool.territory} ${pool.offering}` !== market) continue;
      const paid = settle(pool.amountMinor, split);
      undistributed[index] = paid.undistributed;
      await written;
      written = writeLines(tx, options.runId, pool, paid.payouts); // while the next listeners are worked on
      written.catch(() => undefined); // whoever waits for it is told
    }
    options.onProgress?.((done += 1));
  }
  await written;
  return undistributed;
};

export type MarketSplit = { readonly market: string; readonly split: Split };

/** How one model divides each market in which anybody listened; one market is held at a time. */
export async function* splitsByMarket(
  tx: MonthTransaction,
  { model, ...question }: ListenersQuestion & Pick<ByListener, 'model'>,
): AsyncGenerator<MarketSplit> {
  let market: string | undefined;
  let tally: Tally = model.begin();
  for await (const { territory, offering, usage } of listenersOfMonth(tx, question)) {
    const next = `${territory} ${offering}`;
    if (market !== undefined && market !== next) {
      yield { market, split: tally.split() };
      tally = model.begin();
    }
    market = next;
    tally.add(usage);
  }
  if (market !== undefined) yield { market, split: tally.split() };
}

const writeLines = async (
  tx: MonthTransaction,
  runId: string,
  { territory, offering, currency }: MonthPool,
  payouts: readonly Payout[],
): Promise<void> => {
  for (let from = 0; from < payouts.length; from += LINES_A_STATEMENT) {
    const batch = payouts.slice(from, from + LINES_A_STATEMENT);
    const insert = sql`
      insert into royalty_lines (run_id, right_kind, party, held, track_id, work_id, territory, offering, currency,
                                 corrects, streams, amount_minor)
      select ${runId}, 'recording', payee.party, case when payee.party is null then 'unmatched' end, paid.track_id, '',
             ${territory}, ${offering}, ${currency}, '', usage.streams, paid.due::numeric
        from rows from (string_to_table(${batch.map(({ id }) => id).join('\n')}, E'\n'),
                        string_to_table(${batch.map(({ dueMinor }) => dueMinor.toFixed()).join('\n')}, E'\n'))
               as paid (track_id, due)
        join month_usage usage on usage.track_id = paid.track_id
                              and usage.territory = ${territory} and usage.offering = ${offering}
        left join tracks on tracks.track_id = paid.track_id
        left join month_labels payee on payee.label = tracks.label`;
    await onlyHashJoins(tx, () => insert.execute(tx));
  }
};
