/**
 * What each listener heard in each market of a month, one listener at a time, market by market: what the payout models
 * that ask who listened fold over. Read by cursor, so memory does not grow with plays or listeners.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Heard, ListenerUsage } from '../../domain/royalties/payout/payout-model.js';
import { weighed } from '../../domain/royalties/usage/weigh-usage.js';
import { Decimal } from '../../domain/shared/money.js';
import type { MonthTransaction } from './month-tables.js';
import type { UsageChanges } from './month-usage.js';

export type ListenerOfMonth = {
  readonly territory: string;
  readonly offering: string;
  readonly usage: ListenerUsage;
};

/**
 * Each listener of a market brings the same money: its pool, divided by its listeners. Only proportions matter to a
 * tally, so that is one of anything; and much more of it where streams are counted in parts, so that nothing is lost.
 */
const EACH = new Decimal(1);
const EACH_IN_PARTS = new Decimal(10).pow(60);

export type ListenersQuestion = {
  readonly period: string;
  /** Whether it matters which plays the listener sought out; it costs a look at every play. */
  readonly withActivity: boolean;
  /** Whether it matters how long each was heard; unless it is said not to, it does. */
  readonly withTimes?: boolean;
  /** A policy left tracks out of `month_usage`: leave them out here too. */
  readonly someLeftOut: boolean;
  readonly changes?: UsageChanges | undefined;
};

/** Contexts in which a listener picked the music, rather than being served it. */
const SOUGHT_OUT = ['search', 'album', 'artist', 'library'];
const LISTENERS_A_PAGE = 200;
/** Memory of the server for grouping a month of plays; what is more than that goes through its disk. */
const ROOM_TO_GROUP = '64MB';

type Packed = {
  readonly territory: string;
  readonly offering: string;
  readonly tracks: string;
  readonly streams: string;
  readonly ms: string | null;
  readonly active: string | null;
};

/** Markets come one after the other, sorted. */
export async function* listenersOfMonth(
  tx: MonthTransaction,
  question: ListenersQuestion,
): AsyncGenerator<ListenerOfMonth> {
  const fetch = () => sql<Packed>`fetch ${sql.lit(LISTENERS_A_PAGE)} from listeners_of_month`.execute(tx);
  await sql`set local work_mem = ${sql.lit(ROOM_TO_GROUP)}`.execute(tx);
  await sql`declare listeners_of_month no scroll cursor for ${packed(question)}`.execute(tx);
  let page = fetch();
  try {
    for (;;) {
      const { rows } = await page;
      const isLast = rows.length < LISTENERS_A_PAGE;
      if (!isLast) page = fetch(); // the server makes the next page ready while this one is worked on
      page.catch(() => undefined); // whoever waits for it is told
      for (const row of rows) yield weighedBy(unpacked(row), question);
      if (isLast) return;
    }
  } finally {
    await sql`close listeners_of_month`.execute(tx);
    await sql`set local work_mem to default`.execute(tx);
  }
}

/** One row a listener and market; the lists travel as one text each, which costs least on the way. */
const packed = ({
  period,
  withActivity,
  withTimes = true,
  someLeftOut,
  changes,
}: ListenersQuestion): RawBuilder<unknown> => sql`
  select territory, offering, string_agg(track_id, E'\n') as tracks, string_agg(streams::text, ' ') as streams,
         ${withTimes ? sql`string_agg(ms::text, ' ')` : sql`null::text`} as ms,
         ${withActivity ? sql`string_agg(active::text, ' ')` : sql`null::text`} as active
    from (${withActivity ? byPlays(period) : byDays(period, withTimes)}) as heard
         ${someLeftOut ? sql`join (select territory, offering, track_id from month_usage) as taking_part using (territory, offering, track_id)` : sql``}
         ${changes?.artificial === undefined ? sql`` : sql`where listener_id not in (select listener_id from month_artificial_listeners)`}
   group by territory, offering, listener_id
   order by territory, offering, listener_id`;

/** Text literals: a cursor's query takes no parameters. The period has a form that cannot hold a quote. */
const monthOf = (column: string, period: string) =>
  sql`${sql.ref(column)} >= ${sql.lit(`${period}-01`)}::date and ${sql.ref(column)} < ${sql.lit(`${period}-01`)}::date + interval '1 month'`;

/** A listener streams a track a few times a day, and sums of `int` take half the time of sums of `bigint`. */
const byDays = (period: string, withTimes: boolean) => sql`
  select plays.territory, plays.offering, plays.listener_id, coalesce(match.track_id, plays.track_id) as track_id,
         sum(plays.streams::int) as streams${withTimes ? sql`, sum(plays.ms_counted) as ms` : sql``}
    from track_plays plays left join recording_matches match on match.recording_id = plays.track_id
   where ${monthOf('plays.day', period)} and plays.streams > 0
   group by 1, 2, 3, 4`;

const byPlays = (period: string) => sql`
  select plays.territory, plays.offering, plays.listener_id, coalesce(match.track_id, plays.track_id) as track_id,
         count(*) as streams, sum(plays.ms_heard) as ms,
         count(*) filter (where plays.context_type in (${sql.join(SOUGHT_OUT.map((one) => sql.lit(one)))})) as active
    from listener_history plays left join recording_matches match on match.recording_id = plays.track_id
   where plays.happened_at >= ${sql.lit(`${period}-01`)}::timestamp at time zone 'UTC'
     and plays.happened_at < (${sql.lit(`${period}-01`)}::timestamp + interval '1 month') at time zone 'UTC'
     and plays.counted
   group by 1, 2, 3, 4`;

/** Nearly all counts are small, and a bigint costs more to make than to find. */
const SMALL = Array.from({ length: 64 }, (_, count) => BigInt(count));

const countOf = (digits: string): bigint =>
  (digits.length < 3 ? SMALL[Number.parseInt(digits, 10)] : undefined) ?? BigInt(digits);

/** A listener's streams of a track keep the part of them that is not artificial, and noise what it weighs. */
const weighedBy = ({ territory, offering, heard }: Unpacked, { changes }: ListenersQuestion): ListenerOfMonth => {
  if (changes?.weights === undefined) return { territory, offering, usage: { moneyMinor: EACH, heard } };
  return { territory, offering, usage: weighed({ moneyMinor: EACH_IN_PARTS, heard }, changes.weights) };
};

type Unpacked = Pick<Packed, 'territory' | 'offering'> & { readonly heard: readonly Heard[] };

const unpacked = ({ territory, offering, tracks, streams, ms, active }: Packed): Unpacked => {
  const counts = streams.split(' ');
  const times = ms?.split(' ');
  const sought = active?.split(' ');
  const heard = tracks.split('\n').map((id, index) => ({
    id,
    streams: countOf(counts[index]!),
    msHeard: times === undefined ? 0n : BigInt(times[index]!),
    activeStreams: sought === undefined ? 0n : BigInt(sought[index]!),
  }));
  return { territory, offering, heard };
};
