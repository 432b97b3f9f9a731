/**
 * Facts that the log got about a closed month after it was stated, by what they are about. Of several about one thing it
 * is the first; of the catalogue, which keeps the newest facts of a track alone, the newest.
 */
import { sql } from 'kysely';
import type { Cause } from '../../domain/royalties/months/adjustments.js';
import type { ClosedMonth } from './closed-months.js';
import { lastDayOf } from './month-pools.js';
import type { MonthTransaction } from './month-tables.js';

/** After `since`, up to `knownAt`. */
export type Range = { readonly since: bigint; readonly knownAt: bigint };

/** What changed, by what it is about. */
export type Changed = ReadonlyMap<string, Cause>;

type Row = { readonly kind: string; readonly about: string; readonly position: bigint };

const firstOf = (rows: readonly Row[]): Changed => {
  const first = new Map<string, Row>();
  for (const row of rows) {
    const known = first.get(row.about);
    if (known === undefined || row.position < known.position) first.set(row.about, row);
  }
  return new Map([...first].map(([about, { kind, position }]) => [about, { kind, eventId: position.toString() }]));
};

const within = ({ since, knownAt }: Range, column = 'position') =>
  sql`${sql.ref(column)} > ${since} and ${sql.ref(column)} <= ${knownAt}`;

const ask = async (tx: MonthTransaction, rows: ReturnType<typeof sql<Row>>): Promise<Changed> =>
  firstOf((await rows.execute(tx)).rows);

/** By right and subject of a claim, and `embodies` with a track. */
export const changedSubjects = (tx: MonthTransaction, range: Range): Promise<Changed> =>
  ask(
    tx,
    sql<Row>`
    select 'changed claim' as kind, right_kind || ' ' || subject_id as about, min(position) as position from claims
     where ${within(range)} group by 2
    union all
    select 'changed works', 'embodies ' || track_id, min(position) from embodiments where ${within(range)} group by 2`,
  );

/** By territory and offering. */
export const changedPools = (tx: MonthTransaction, period: string, range: Range): Promise<Changed> =>
  ask(
    tx,
    sql<Row>`
    select 'changed pool' as kind, about, min(position) as position from (
      select territory || ' ' || offering as about, declared_at as position from pools where period = ${period}
      union all
      select territory || ' ' || offering, position from revenue_declarations where period = ${period}) as stated
     where ${within(range)} group by 2`,
  );

/** `royalty` and `currency`, for rates that hold in the month: pools are worked out and converted by them. */
export const changedRates = (tx: MonthTransaction, period: string, range: Range): Promise<Changed> =>
  ask(
    tx,
    sql<Row>`
    select 'changed rate' as kind, about, min(position) as position from (
      select 'currency' as about, position from fx_rates where left(rate_on, 7) <= ${period}
      union all
      select 'royalty', position from declared_rates where left(effective_from, 7) <= ${period}) as stated
     where ${within(range)} group by 2`,
  );

/** Tracks of the month by market, under the ids that plays carry and under those that the catalogue has. */
const used = (period: string) => sql`
  (select usage.territory || ' ' || usage.offering as market, usage.track_id as recording_id,
          coalesce(match.track_id, usage.track_id) as track_id
     from royalty_usage usage left join recording_matches match on match.recording_id = usage.track_id
    where usage.period = ${period} and usage.streams > 0)`;

/**
 * By track: what may have given it another payee. A label that the catalogue has now and the statements of the month had
 * not, or a party of the label's name, or of a name that the party had or got, that was described or represented anew.
 */
export const changedPayees = (tx: MonthTransaction, { runId, period }: ClosedMonth, range: Range): Promise<Changed> =>
  ask(
    tx,
    sql<Row>`
    with named as (
      select names.name, min(told.position) as position from parties names
        join (select party_id, position from parties union all select party_id, position from party_representations) as told
             using (party_id)
       where ${within(range, 'told.position')} group by 1)
    select case when track.label = kept.label then 'changed party' else 'changed catalogue entry' end as kind,
           track.track_id as about, case when track.label = kept.label then named.position else track.position end as position
      from (select distinct track_id from ${used(period)} as any_market) as used join tracks track using (track_id)
      left join royalty_run_tracks kept on kept.run_id = ${runId} and kept.track_id = track.track_id
      left join named on named.name = track.label
     where case when track.label = kept.label then named.position is not null
                                           else ${within(range, 'track.position')} end`,
  );

/** What a fact about use is about: a track in a market. */
export const inMarket = (market: string, trackId: string): string => `${market}\u0000${trackId}`;

type UseRow = { readonly kind: string; readonly market: string; readonly track_id: string; readonly position: bigint };

/** Facts about the use of tracks, by track and market; and by market, for those that share a pool with them. */
export type ChangedUse = { readonly own: Changed; readonly others: Changed };

const askUse = async (tx: MonthTransaction, query: ReturnType<typeof sql<UseRow>>): Promise<ChangedUse> => {
  const { rows } = await query.execute(tx);
  return {
    own: firstOf(rows.map((row) => ({ ...row, about: inMarket(row.market, row.track_id) }))),
    others: firstOf(rows.map((row) => ({ ...row, kind: `${row.kind} in the pool`, about: row.market }))),
  };
};

/** Plays that came late, verdicts on tracks and listeners, and recordings that were matched. */
export const changedUse = (tx: MonthTransaction, period: string, range: Range): Promise<ChangedUse> => {
  const start = sql`(${period} || '-01')::timestamp`;
  return askUse(
    tx,
    sql<UseRow>`
    select 'late play' as kind, plays.territory || ' ' || plays.offering as market,
           coalesce(match.track_id, plays.track_id) as track_id, min(plays.position) as position
      from listener_history plays left join recording_matches match on match.recording_id = plays.track_id
     where plays.position > ${range.since} and plays.counted
       and plays.happened_at >= ${start} at time zone 'UTC' and plays.happened_at < (${start} + interval '1 month') at time zone 'UTC'
     group by 2, 3
    union all
    select 'fraud verdict', used.market, used.track_id, min(verdict.position)
      from fraud_verdicts verdict join ${used(period)} as used on used.track_id = verdict.subject_id
     where verdict.period = ${period} and verdict.subject_kind = 'track' and ${within(range, 'verdict.position')} group by 2, 3
    union all
    select 'fraud verdict', plays.territory || ' ' || plays.offering, coalesce(match.track_id, plays.track_id), min(verdict.position)
      from fraud_verdicts verdict join track_plays plays on plays.listener_id = verdict.subject_id
      left join recording_matches match on match.recording_id = plays.track_id
     where verdict.period = ${period} and verdict.subject_kind = 'listener' and ${within(range, 'verdict.position')}
       and plays.streams > 0 and plays.day >= ${start}::date and plays.day < (${start} + interval '1 month')::date group by 2, 3
    union all
    select 'matched recording', used.market, either.track_id, min(match.position)
      from recording_matches match join ${used(period)} as used using (recording_id)
     cross join lateral (values (match.recording_id), (match.track_id)) as either (track_id)
     where ${within(range, 'match.position')} group by 2, 3`,
  );
};

/** What tracks were classified as, for months in which that weighs. */
export const changedClasses = (tx: MonthTransaction, period: string, range: Range): Promise<ChangedUse> =>
  askUse(
    tx,
    sql<UseRow>`
    select 'changed classification' as kind, used.market, used.track_id, min(said.position) as position
      from track_classifications said join ${used(period)} as used using (track_id)
     where said.effective_from <= ${lastDayOf(period)}::date and ${within(range, 'said.position')} group by 2, 3`,
  );

/** Tracks whose catalogue entry changed in any way, such as their length. */
export const changedEntries = (tx: MonthTransaction, period: string, range: Range): Promise<ChangedUse> =>
  askUse(
    tx,
    sql<UseRow>`
    select 'changed catalogue entry' as kind, used.market, used.track_id, min(track.position) as position
      from tracks track join ${used(period)} as used using (track_id)
     where ${within(range, 'track.position')} group by 2, 3`,
  );
