/** The lines of every party added up by market, all rights together: what a deal is settled over. */
import { sql } from 'kysely';
import type { Bucket } from '../../domain/royalties/deals/bucket.js';
import { Decimal, ZERO } from '../../domain/shared/money.js';
import { accountKey } from './accounts.js';
import type { MonthTransaction } from './month-tables.js';
import type { LineSum } from './run-sums.js';
import { subscribersOfMonth } from './subscribers-of-month.js';

export type BucketsQuestion = {
  readonly period: string;
  readonly knownAt: bigint;
  /** Of all lines of the run; corrections are no part of the month's own buckets. */
  readonly sums: readonly LineSum[];
};

/** Whether some deal asks what part of a market's streams is a party's; it costs a look at all usage. */
type WithShares = { readonly withUsageShares: boolean };

/** By `accountKey`; the buckets of a party in the order of territory and offering. */
export const bucketsByParty = async (
  tx: MonthTransaction,
  { period, knownAt, sums, withUsageShares }: BucketsQuestion & WithShares,
): Promise<ReadonlyMap<string, readonly Bucket[]>> => {
  const subscribers = await subscribersOfMonth(tx, { period, knownAt });
  const streamsOf = withUsageShares ? await streamsByMarket(tx) : new Map<string, bigint>();
  const buckets = new Map<string, Bucket[]>();
  for (const { party, currency, territory, offering, grossMinor, streams } of marketsOf(sums)) {
    const market = `${territory} ${offering}`;
    const counted = subscribers.get(market);
    const all = streamsOf.get(market) ?? 0n;
    const list = buckets.get(accountKey(party, currency)) ?? [];
    list.push({
      territory,
      offering,
      grossMinor,
      streams,
      ...(all === 0n ? {} : { usageShare: new Decimal(streams).div(new Decimal(all)) }),
      ...(counted === undefined ? {} : { subscribers: counted }),
    });
    buckets.set(accountKey(party, currency), list);
  }
  return buckets;
};

const streamsByMarket = async (tx: MonthTransaction): Promise<ReadonlyMap<string, bigint>> => {
  const { rows } = await sql<{ territory: string; offering: string; streams: bigint }>`
    select territory, offering, sum(streams)::bigint as streams from month_usage group by 1, 2`.execute(tx);
  return new Map(rows.map(({ territory, offering, streams }) => [`${territory} ${offering}`, streams]));
};

const marketsOf = (sums: readonly LineSum[]) => {
  const found = new Map<string, { readonly of: LineSum & { party: string }; streams: bigint; grossMinor: Decimal }>();
  for (const of of sums) {
    const { party, currency, territory, offering, corrects, streams, amount_minor } = of;
    if (party === null || corrects !== '') continue;
    const key = [party, currency, territory, offering].join('\u0000');
    const known = found.get(key) ?? { of: { ...of, party }, streams: 0n, grossMinor: ZERO };
    known.streams += streams;
    known.grossMinor = known.grossMinor.plus(amount_minor);
    found.set(key, known);
  }
  const sorted = [...found].sort(([one], [other]) => (one < other ? -1 : 1));
  return sorted.map(([, { of, streams, grossMinor }]) => ({ ...of, streams, grossMinor }));
};
