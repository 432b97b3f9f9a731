/**
 * Money of works: a pool is shared out to tracks by streams (long tracks weigh more where the rule says so), a track's
 * part goes to the works that it embodies, and a work's part to whoever claims the right.
 */
import { overtimeFactor } from '../../domain/royalties/rates/us-overtime.js';
import { allocate, weightsOf, type Weight } from '../../domain/royalties/rounding.js';
import { Decimal } from '../../domain/shared/money.js';
import { embodiedWorks } from '../queries/rights-works.js';
import { claimedLines, claimsBySubject, type ClaimRules, type ClaimsBySubject } from './claimed-lines.js';
import type { MonthPool } from './month-pool.js';
import { rightsReader, type MonthTransaction } from './month-tables.js';
import { writeLines, type Line } from './write-lines.js';

/** Parts of a work in a recording, in basis points, by track. */
type Works = ReadonlyMap<string, readonly Weight[]>;
type UsedTrack = { readonly track_id: string; readonly streams: bigint; readonly duration_ms: number | null };

/** What of each pool nobody streamed for, in the order of the pools. */
export const shareWorks = async (
  tx: MonthTransaction,
  runId: string,
  pools: readonly MonthPool[],
  rules: ClaimRules,
): Promise<readonly Decimal[]> => {
  const claims = new Map<string, ClaimsBySubject>();
  const undistributed: Decimal[] = [];
  for (const pool of pools) {
    const { right, territory } = pool;
    if (right === 'recording') throw new TypeError('recordings are not shared out by works');
    const key = `${right} ${territory}`;
    const known = claims.get(key) ?? (await claimsBySubject(tx, { right, territory, day: rules.day, knownAt: rules.knownAt })); // prettier-ignore
    claims.set(key, known);
    undistributed.push(await shareOne(tx, { runId, pool, rules, claims: known }));
  }
  return undistributed;
};

type One = {
  readonly runId: string;
  readonly pool: MonthPool;
  readonly rules: ClaimRules;
  readonly claims: ClaimsBySubject;
};

const shareOne = async (tx: MonthTransaction, { runId, pool, rules, claims }: One): Promise<Decimal> => {
  const tracks = await tracksOf(tx, pool);
  const { due, undistributed } = allocate(pool.amountMinor, weightsOfTracks(tracks, pool));
  const works = await worksOf(tx, rules, tracks.map(({ track_id }) => track_id)); // prettier-ignore
  const { territory, offering, currency, right } = pool;
  const lines: Line[] = [];
  for (const [index, { track_id: trackId, streams }] of tracks.entries()) {
    const line = { right, trackId, workId: '', territory, offering, currency, streams, amountMinor: due[index]! };
    for (const part of partsOf(line, works.get(trackId)))
      lines.push(...claimedLines(part, claims.get(part.workId) ?? [], rules.overclaim));
  }
  await writeLines(tx, runId, lines);
  return undistributed;
};

const tracksOf = (tx: MonthTransaction, { territory, offering }: MonthPool): Promise<readonly UsedTrack[]> =>
  tx
    .selectFrom('month_usage as usage')
    .leftJoin('tracks', 'tracks.track_id', 'usage.track_id')
    .select(['usage.track_id', 'usage.streams', 'tracks.duration_ms'])
    .where('usage.territory', '=', territory)
    .where('usage.offering', '=', offering)
    .orderBy('usage.track_id')
    .execute();

/** In the US a play of a long track counts as more than one (37 CFR 385.21); elsewhere a stream is a stream. */
const weightsOfTracks = (tracks: readonly UsedTrack[], { right, territory }: MonthPool): readonly Weight[] => {
  if (right !== 'mechanical' || territory !== 'US')
    return tracks.map(({ track_id, streams }) => ({ id: track_id, weight: streams }));
  return weightsOf(
    new Map(
      tracks.map(({ track_id, streams, duration_ms }) => [
        track_id,
        new Decimal(streams).times(overtimeFactor(secondsOf(duration_ms))),
      ]),
    ),
  );
};

/** A part of a second is a second; a track of unknown length is no long one. */
const secondsOf = (durationMs: number | null) => new Decimal(Math.ceil((durationMs ?? 0) / 1_000));

const worksOf = async (
  tx: MonthTransaction,
  { day, knownAt }: ClaimRules,
  tracks: readonly string[],
): Promise<Works> => {
  const works = new Map<string, Weight[]>();
  for (const row of await embodiedWorks(rightsReader(tx), { tracks, day, knownAt }).execute()) {
    const known = works.get(row.track_id) ?? [];
    known.push({ id: row.work_id, weight: BigInt(row.basis_points) });
    works.set(row.track_id, known);
  }
  return works;
};

/** One line a work; a track of which no work is known keeps its money as one line without. */
const partsOf = (line: Line, works: readonly Weight[] = []): readonly Line[] => {
  if (works.length === 0) return [line];
  const { due } = allocate(line.amountMinor, works);
  return works.map(({ id }, index) => ({ ...line, workId: id, amountMinor: due[index]! }));
};
