/** Models of the vectors' format that share declared pools out pro rata: pool by pool, weighed by the policies on usage. */
import { isEligible } from '../../domain/royalties/usage/minimum-streams.js';
import { noiseWeight } from '../../domain/royalties/usage/functional-noise.js';
import { usageWeights, weighed } from '../../domain/royalties/usage/weigh-usage.js';
import { payOut } from '../../domain/royalties/payout/pay-out.js';
import type { Heard } from '../../domain/royalties/payout/payout-model.js';
import { proRata } from '../../domain/royalties/payout/pro-rata.js';
import { Decimal, sum, ZERO } from '../../domain/shared/money.js';
import {
  booleanOf, countOf, eachOf, decimalOf, fixed, listOf, moneyIn, recordOf, textOf,
  type MoneyForm, type VectorInputs, type VectorModel,
} from './vector-models.js'; // prettier-ignore

const PER_STREAM_DECIMALS = 6;

type Amounts = ReadonlyMap<string, Decimal>;
type Streams = ReadonlyMap<string, bigint>;

/** Streams of one id, for models that look at nothing else. */
export const listensTo = (id: string, streams: bigint): Heard => ({ id, streams, msHeard: 0n, activeStreams: 0n });

/** Pro rata does not look at whose streams they are, so they are one listener's. */
const shared = (pool: Decimal, streams: Streams, weights: Amounts = new Map()): Amounts => {
  const everybody = { moneyMinor: pool, heard: [...streams].map(([id, count]) => listensTo(id, count)) };
  const { payouts } = payOut(proRata, pool, [weighed(everybody, usageWeights(weights))]);
  return new Map(payouts.map(({ id, dueMinor }) => [id, dueMinor]));
};

/** `threshold_pro_rata`: only tracks with enough streams in 12 months take part. */
export const aboveThreshold: VectorModel = (inputs) => {
  const money = moneyIn(inputs);
  const policy = { streamsMin: countOf(inputs, 'min_streams_12m'), listenersMin: null };
  const tracks = eachOf(recordOf(inputs, 'tracks'), recordOf);
  const eligible = (track: VectorInputs) => isEligible({ streams: countOf(track, 'streams_last_12m') }, policy);
  const streams = new Map([...tracks].map(([id, track]) => [id, countOf(track, 'period_streams')]));
  const excluded = new Map([...tracks].filter(([, track]) => !eligible(track)).map(([id]) => [id, ZERO]));
  const bearing = [...streams].filter(([id]) => !excluded.has(id)).map(([, count]) => count);
  return {
    ...paid(money, shared(money.read(inputs, 'pool'), streams, excluded)),
    denominator_streams: totalOf(bearing),
  };
};

/** `weighted_pro_rata`: functional audio weighs less than music, and nothing when it is too short. */
export const weightedByNoise: VectorModel = (inputs) => {
  const money = moneyIn(inputs);
  const policy = {
    secondsMin: countOf(inputs, 'noise_min_seconds'),
    weight: decimalOf(inputs, 'noise_weight').toFixed(),
  };
  const tracks = listOf(inputs, 'tracks');
  const weightOf = (track: VectorInputs) =>
    noiseWeight({ functional: booleanOf(track, 'functional'), seconds: countOf(track, 'seconds') }, policy);
  const streams = new Map(tracks.map((track) => [textOf(track, 'id'), countOf(track, 'streams')]));
  const weights = new Map(tracks.map((track) => [textOf(track, 'id'), weightOf(track)]));
  return paid(money, shared(money.read(inputs, 'pool'), streams, weights));
};

/** `pro_rata_pools`: each pool alone; and what one big pool would have paid, for contrast. */
export const separatePools: VectorModel = (inputs) => {
  const money = moneyIn(inputs);
  const pools = [...eachOf(recordOf(inputs, 'pools'), recordOf)].map(([name, pool]) => {
    const amount = money.read(pool, 'amount');
    const streams = eachOf(recordOf(pool, 'streams'), countOf);
    return { name, amount, streams, due: shared(amount, streams) };
  });
  const together = shared(sum(pools.map(({ amount }) => amount)), merged(pools.map(({ streams }) => streams), 0n, (a, b) => a + b)); // prettier-ignore
  return {
    by_pool: Object.fromEntries(
      pools.map(({ name, amount, streams, due }) => [
        name,
        { ...money.writeAll(due), per_stream: perStream(money, amount, streams) },
      ]),
    ),
    total: money.writeAll(merged(pools.map(({ due }) => due), ZERO, (a, b) => a.plus(b))), // prettier-ignore
    wrong_if_one_big_pool: money.writeAll(together),
  };
};

const paid = (money: MoneyForm, due: Amounts) => ({
  cents: money.writeAll(due),
  total: money.write(sum(due.values())),
});

const perStream = (money: MoneyForm, amount: Decimal, streams: Streams): string => {
  const count = totalOf([...streams.values()]);
  if (count === 0n) return fixed(ZERO, PER_STREAM_DECIMALS);
  return money.exact(amount.div(new Decimal(count)), PER_STREAM_DECIMALS);
};

const totalOf = (counts: readonly bigint[]): bigint => counts.reduce((total, count) => total + count, 0n);

const merged = <Value>(
  maps: readonly ReadonlyMap<string, Value>[],
  nothing: Value,
  add: (one: Value, other: Value) => Value,
): ReadonlyMap<string, Value> => {
  const all = new Map<string, Value>();
  for (const map of maps) for (const [id, value] of map) all.set(id, add(all.get(id) ?? nothing, value));
  return all;
};
