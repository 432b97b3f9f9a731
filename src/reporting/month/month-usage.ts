/**
 * The usage of a month as it is shared out: by market and track, with recordings followed to the tracks that they were
 * matched to. A table of the session where anything is to be followed or weighed, since every pool of the month asks for a
 * piece of it; a view of the counts where they are taken as they are.
 */
import { sql } from 'kysely';
import { bearingWeight } from '../../domain/royalties/usage/artificial-streams.js';
import type { FunctionalNoisePolicy } from '../../domain/royalties/usage/functional-noise.js';
import type { MinimumStreamsPolicy } from '../../domain/royalties/usage/minimum-streams.js';
import { usageWeights, type UsageWeights } from '../../domain/royalties/usage/weigh-usage.js';
import { Decimal } from '../../domain/shared/money.js';
import { lastDayOf } from './month-pools.js';
import { leaveOutArtificial, verdictsOfMonth, type ArtificialUsage } from './artificial-usage.js';
import type { MonthTransaction } from './month-tables.js';
import { weighNoise, type NoiseWeights } from './weigh-noise.js';

export type UsageOptions = {
  readonly period: string;
  readonly knownAt: bigint;
  /** Tracks with fewer streams or listeners in these months take no part; see `usage/minimum-streams.ts`. */
  readonly minimumStreams?: MinimumRule;
  readonly functionalNoise?: Pick<FunctionalNoisePolicy, 'secondsMin' | 'weight'>;
};

type MinimumRule = Pick<MinimumStreamsPolicy, 'months' | 'streamsMin' | 'listenersMin'>;

/** What verdicts and policies made of the usage, for whoever counts it again by listener. */
export type UsageChanges = {
  readonly artificial: ArtificialUsage | undefined;
  /** Where there is any, `month_usage` has a column `weight` too. */
  readonly noise: NoiseWeights | undefined;
  /** What a stream of each track weighs that any of them weighs on; undefined where all weigh the same. */
  readonly weights: UsageWeights | undefined;
};

/** Replaces what an earlier calculation of the session left. */
export const makeMonthUsage = async (tx: MonthTransaction, options: UsageOptions): Promise<UsageChanges> => {
  await sql`drop table if exists pg_temp.until_commit cascade`.execute(tx);
  await sql`drop table if exists pg_temp.month_usage`.execute(tx);
  const { period, knownAt, minimumStreams, functionalNoise } = options;
  const matched = (await tx.selectFrom('recording_matches').select('recording_id').limit(1).execute()).length > 0;
  const verdicts = await verdictsOfMonth(tx, { period, knownAt });
  if (!matched && verdicts === undefined && minimumStreams === undefined && functionalNoise === undefined) {
    await viewCounts(tx, period);
    return { artificial: undefined, noise: undefined, weights: undefined };
  }
  await copyCounts(tx, period, matched);
  const artificial = verdicts && (await leaveOutArtificial(tx, period, verdicts));
  if (minimumStreams !== undefined) await dropBelow(tx, period, minimumStreams);
  const asOf = { day: lastDayOf(period), knownAt };
  const noise = functionalNoise && (await weighNoise(tx, asOf, functionalNoise));
  await sql`analyze pg_temp.month_usage`.execute(tx);
  return { artificial, noise, weights: weightsOf(artificial, noise) };
};

/**
 * A view would outlive the transaction, and be in the way of whoever rebuilds the counts. This one hangs on a table that
 * does not, and goes with it.
 */
const viewCounts = async (tx: MonthTransaction, period: string): Promise<void> => {
  await sql`create temporary table until_commit () on commit drop`.execute(tx);
  await sql`
    create temporary view month_usage as
    select territory, offering, track_id, streams, null::until_commit as until_commit
      from royalty_usage where period = ${sql.lit(period)} and streams > 0`.execute(tx);
};

/** `create table as` takes no parameters, so the table is made empty first. */
const copyCounts = async (tx: MonthTransaction, period: string, matched: boolean): Promise<void> => {
  await sql`
    create temporary table month_usage (
      territory text collate "C", offering text collate "C", track_id text collate "C", streams bigint
    ) on commit drop`.execute(tx);
  const usage = !matched
    ? sql`select territory, offering, track_id, streams from royalty_usage where period = ${period} and streams > 0`
    : sql`select usage.territory, usage.offering, coalesce(match.track_id, usage.track_id) collate "C" as track_id,
                   sum(usage.streams)::bigint as streams
              from royalty_usage usage left join recording_matches match on match.recording_id = usage.track_id
             where usage.period = ${period} and usage.streams > 0
             group by 1, 2, 3`;
  await sql`insert into month_usage ${usage}`.execute(tx);
};

/** A track that is noise and has artificial streams too weighs the product. */
const weightsOf = (artificial?: ArtificialUsage, noise?: NoiseWeights): UsageWeights | undefined => {
  if (artificial === undefined && noise === undefined) return undefined;
  const weights = new Map(noise);
  for (const track of artificial?.tracks ?? [])
    weights.set(track.trackId, bearingWeight(track).times(weights.get(track.trackId) ?? new Decimal(1)));
  return usageWeights(weights);
};

/** Streams of all markets together. Listeners are counted only where the policy asks for so many. */
const dropBelow = (tx: MonthTransaction, period: string, policy: MinimumRule) => {
  const { months, streamsMin, listenersMin } = policy;
  const first = sql`((${period} || '-01')::date - make_interval(months => ${months - 1}))::date`;
  const after = sql`((${period} || '-01')::date + interval '1 month')::date`;
  const enough = sql`
    select coalesce(match.track_id, plays.track_id) from track_plays plays
      left join recording_matches match on match.recording_id = plays.track_id
     where plays.day >= ${first} and plays.day < ${after} and plays.streams > 0 group by 1
    having sum(plays.streams) >= ${streamsMin.toString()}::bigint
           ${listenersMin === null ? sql`` : sql`and count(distinct plays.listener_id) >= ${listenersMin.toString()}::bigint`}`;
  return sql`delete from month_usage where track_id not in (${enough})`.execute(tx);
};
