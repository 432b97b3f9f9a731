/** Every pool of a month shared out into lines, under the id of a run: what a calculation, a check and a correction all do. */
import type { OverclaimPolicy } from '../../domain/royalties/claims/claimed-shares.js';
import { payoutModel } from '../../domain/royalties/payout/payout-models.js';
import type { Period } from '../../domain/royalties/period.js';
import { sum, ZERO, type Decimal } from '../../domain/shared/money.js';
import type { AsOf } from '../queries/rights-claims.js';
import { claimRecordings } from './claim-recordings.js';
import { makeMonthLabels } from './month-labels.js';
import type { MonthPool, PoolRefusal } from './month-pool.js';
import { lastDayOf, poolsOfMonth } from './month-pools.js';
import type { MonthTransaction } from './month-tables.js';
import type { ArtificialUsage } from './artificial-usage.js';
import { makeMonthUsage, type UsageChanges } from './month-usage.js';
import { artistFacts } from './professional-tracks.js';
import { shareByListener } from './share-by-listener.js';
import { shareProRata } from './share-pro-rata.js';
import { shareWorks } from './share-works.js';
import { sumsOfRun, type LineSum, type RunSums } from './run-sums.js';
import type { MonthRules } from './month-rules.js';

export type ShareMonth = {
  readonly runId: string;
  readonly period: Period;
  readonly knownAt: bigint;
  readonly rules: MonthRules;
  readonly onProgress?: ((step: string) => void) | undefined;
};

export type PoolOfRun = MonthPool & { readonly undistributed: Decimal };

export type SharedMonth =
  | ({
      readonly pools: readonly PoolOfRun[];
      readonly notices: readonly string[];
      readonly artificial: ArtificialUsage | undefined;
    } & RunSums)
  | { readonly refused: PoolRefusal };

export const OVERCLAIM: OverclaimPolicy = 'hold-contested-only';

export const shareMonth = async (tx: MonthTransaction, month: ShareMonth): Promise<SharedMonth> => {
  const { runId, period, knownAt, rules, onProgress = () => undefined } = month;
  const stated = await poolsOfMonth(tx, { period, knownAt, ...rules });
  if ('refused' in stated) return stated;
  const asOf: AsOf = { day: lastDayOf(period), knownAt };
  const changes = await makeMonthUsage(tx, { period, knownAt, ...rules });
  await makeMonthLabels(tx, asOf);
  const recordings = stated.pools.filter(({ right }) => right === 'recording');
  const works = stated.pools.filter(({ right }) => right !== 'recording');
  onProgress('recordings');
  const ofRecordings = await shareRecordings(tx, { ...month, changes }, recordings);
  await claimRecordings(tx, runId, { ...asOf, overclaim: OVERCLAIM });
  onProgress('works');
  const ofWorks = await shareWorks(tx, runId, works, { ...asOf, overclaim: OVERCLAIM });
  const undistributed = [...ofRecordings, ...ofWorks];
  const pools = [...recordings, ...works].map((pool, index) => ({ ...pool, undistributed: undistributed[index]! }));
  const summed = await sumsOfRun(tx, runId);
  assertConserved(summed.sums, pools);
  return { pools, notices: stated.notices, artificial: changes.artificial, ...summed };
};

const shareRecordings = async (
  tx: MonthTransaction,
  { runId, period, rules, changes, onProgress }: ShareMonth & { readonly changes: UsageChanges },
  pools: readonly MonthPool[],
): Promise<readonly Decimal[]> => {
  const { name, parameters } = rules.payoutModel;
  if (name === 'pro-rata') return shareProRata(tx, runId, pools, changes.noise === undefined ? 'streams' : 'weight');
  const withActivity = name === 'artist-centric';
  const facts = withActivity ? await artistFacts(tx, period, changes.weights?.one) : undefined;
  const model = payoutModel(name, parameters, facts);
  if (model === undefined) throw new RangeError(`there is no payout model ${name}`);
  const someLeftOut = rules.minimumStreams !== undefined;
  return shareByListener(tx, {
    runId,
    period,
    model,
    pools,
    withActivity,
    withTimes: name === 'fan-powered',
    someLeftOut,
    changes,
    onProgress: (markets) => onProgress?.(`recordings: ${markets} markets`),
  });
};

/** In production too: what the lines of each pool come to, and what is left of it, is the pool. */
const assertConserved = (sums: readonly LineSum[], pools: readonly PoolOfRun[]): void => {
  const lined = new Map<string, Decimal>();
  for (const { right_kind, territory, offering, currency, corrects, amount_minor } of sums) {
    if (corrects !== '') continue;
    const key = `${right_kind} ${territory} ${offering} ${currency}`;
    lined.set(key, (lined.get(key) ?? ZERO).plus(amount_minor));
  }
  for (const { right, territory, offering, currency, amountMinor, undistributed } of pools) {
    const key = `${right} ${territory} ${offering} ${currency}`;
    const missing = amountMinor.minus(undistributed).minus(lined.get(key) ?? ZERO);
    if (!missing.isZero()) throw new Error(`the lines of pool ${key} are ${missing.toFixed()} minor units off`);
  }
  const total = sum(pools.map((pool) => pool.amountMinor.minus(pool.undistributed)));
  const all = sum([...lined.values()]);
  if (!total.eq(all)) throw new Error(`lines of no pool come to ${all.minus(total).toFixed()} minor units`);
};
