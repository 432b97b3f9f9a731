/**
 * Usage without the streams that were found to be artificial. The verdicts are facts beside the plays, so a verdict that
 * is lifted brings the streams back; the counts of an open month follow, and a closed one is corrected.
 */
import { sql } from 'kysely';
import { artificialOf, bearingStreams } from '../../domain/royalties/usage/artificial-streams.js';
import { allocate } from '../../domain/royalties/rounding.js';
import { Decimal } from '../../domain/shared/money.js';
import { inPeriod } from '../queries/in-period.js';
import type { MonthTransaction } from './month-tables.js';

export type ArtificialUsage = {
  /** Of all streams of the track in the month, in the order of ids. */
  readonly tracks: readonly { readonly trackId: string; readonly streams: bigint; readonly artificial: bigint }[];
};

type Scope = { readonly period: string; readonly knownAt: bigint };

/** Those that hold; at least one. */
export type Verdicts = { readonly ofListeners: readonly Verdict[]; readonly ofTracks: readonly Verdict[] };

type Verdict = { readonly subject_id: string; readonly artificial: bigint | null };
type UsageRow = { readonly territory: string; readonly offering: string; readonly track_id: string; readonly streams: bigint }; // prettier-ignore

/** Undefined where none holds. */
export const verdictsOfMonth = async (tx: MonthTransaction, scope: Scope): Promise<Verdicts | undefined> => {
  const ofListeners = await verdicts(tx, scope, 'listener');
  const ofTracks = await verdicts(tx, scope, 'track');
  return ofListeners.length === 0 && ofTracks.length === 0 ? undefined : { ofListeners, ofTracks };
};

/**
 * Takes artificial streams out of `month_usage`, and says what was taken for whoever counts by listener; those of whom
 * every stream is artificial are in `month_artificial_listeners`.
 */
export const leaveOutArtificial = async (
  tx: MonthTransaction,
  period: string,
  { ofListeners, ofTracks }: Verdicts,
): Promise<ArtificialUsage> => {
  await makeListeners(tx, ofListeners.flatMap(({ subject_id, artificial }) => (artificial === null ? [subject_id] : []))); // prettier-ignore
  for (const { subject_id, artificial } of ofListeners) {
    const rows = await usageOfListener(tx, period, subject_id);
    await take(tx, rows, artificialOf(countOf(artificial), totalOf(rows)));
  }
  const tracks: ArtificialUsage['tracks'][number][] = [];
  for (const { subject_id: trackId, artificial } of ofTracks) {
    const rows = await usageOfTrack(tx, trackId);
    const streams = totalOf(rows);
    const found = artificialOf(countOf(artificial), streams);
    tracks.push({ trackId, streams, artificial: found });
    await take(tx, rows, streams - bearingStreams({ streams, artificial: found }));
  }
  return { tracks };
};

const makeListeners = async (tx: MonthTransaction, ids: readonly string[]): Promise<void> => {
  await sql`drop table if exists pg_temp.month_artificial_listeners`.execute(tx);
  await sql`create temporary table month_artificial_listeners (listener_id text collate "C" not null) on commit drop`.execute(tx); // prettier-ignore
  await sql`insert into month_artificial_listeners select unnest(${ids}::text[])`.execute(tx);
};

const countOf = (artificial: bigint | null) =>
  artificial === null ? 'all' : Number.parseInt(artificial.toString(), 10);

const totalOf = (rows: readonly UsageRow[]) => rows.reduce((total, { streams }) => total + streams, 0n);

/** The last verdict of each subject that was known there, without those that were lifted. */
const verdicts = async (
  tx: MonthTransaction,
  { period, knownAt }: Scope,
  kind: 'track' | 'listener',
): Promise<readonly Verdict[]> => {
  const rows = await tx
    .selectFrom('fraud_verdicts')
    .distinctOn('subject_id')
    .select(['subject_id', 'artificial'])
    .where('period', '=', period)
    .where('subject_kind', '=', kind)
    .where('position', '<=', knownAt)
    .orderBy('subject_id')
    .orderBy('edition', 'desc')
    .execute();
  return rows.filter(({ artificial }) => artificial !== 0n);
};

const usageOfTrack = (tx: MonthTransaction, trackId: string): Promise<readonly UsageRow[]> =>
  tx.selectFrom('month_usage').selectAll().where('track_id', '=', trackId).execute();

const usageOfListener = async (
  tx: MonthTransaction,
  period: string,
  listenerId: string,
): Promise<readonly UsageRow[]> => {
  const { rows } = await sql<UsageRow>`
    select plays.territory, plays.offering, coalesce(match.track_id, plays.track_id) as track_id,
           sum(plays.streams)::bigint as streams
      from track_plays plays left join recording_matches match on match.recording_id = plays.track_id
     where ${inPeriod('plays.day', period)} and plays.listener_id = ${listenerId} and plays.streams > 0
     group by 1, 2, 3`.execute(tx);
  return rows;
};

/** So many streams less, over the rows by their streams: which of a track's streams they were, nobody knows. */
const take = async (tx: MonthTransaction, rows: readonly UsageRow[], artificial: bigint): Promise<void> => {
  const sorted = rows.map((row) => ({
    row,
    id: `${row.territory} ${row.offering} ${row.track_id}`,
    weight: row.streams,
  }));
  const { due } = allocate(new Decimal(artificial), sorted);
  for (const [index, { row }] of sorted.entries())
    await sql`
      update month_usage set streams = greatest(streams - ${due[index]!.toFixed()}::bigint, 0)
       where territory = ${row.territory} and offering = ${row.offering} and track_id = ${row.track_id}`.execute(tx);
  await sql`delete from month_usage where streams = 0`.execute(tx);
};
