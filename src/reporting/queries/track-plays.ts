import type { ExpressionBuilder } from 'kysely';
import type { Reader } from '../../platform/postgres/postgres.js';
import type { TrackPlaysTables } from '../../projections/track-plays/track-plays.js';

/** A range of UTC days, both included, and what else narrows the plays down. */
export type PlaysFilter = {
  readonly from: string;
  readonly to: string;
  readonly territory?: string;
  readonly offering?: string;
};

type DayKey = { readonly day: string; readonly territory: string; readonly offering: string };

/** How often was this track played, skipped and liked, per day, territory and offering, and by how many listeners? */
export const trackPlaysByDay = (
  db: Reader<TrackPlaysTables>,
  trackId: string,
  filter: PlaysFilter,
  page: { readonly limit: number; readonly after?: DayKey },
) => {
  const { after } = page;
  let query = inRange(db, filter).where('track_id', '=', trackId);
  if (after !== undefined)
    query = query.where((eb) =>
      eb(eb.refTuple('day', 'territory', 'offering'), '>', eb.tuple(after.day, after.territory, after.offering)),
    );
  return query
    .select(['day', 'territory', 'offering'])
    .select(counts)
    .groupBy(['day', 'territory', 'offering'])
    .orderBy('day')
    .orderBy('territory')
    .orderBy('offering')
    .limit(page.limit);
};

/** Which tracks were streamed most? Ties by track id; listeners are distinct over the whole range. */
export const topTracks = (
  db: Reader<TrackPlaysTables>,
  filter: PlaysFilter,
  page: { readonly limit: number; readonly after?: { readonly streams: string; readonly trackId: string } },
) => {
  const { after } = page;
  const ranked = inRange(db, filter).select('track_id').select(counts).groupBy('track_id');
  let query = db
    .with('ranked', () => ranked)
    .selectFrom('ranked')
    .selectAll();
  if (after !== undefined)
    query = query.where((eb) =>
      eb.or([
        eb('streams', '<', after.streams),
        eb.and([eb('streams', '=', after.streams), eb('track_id', '>', after.trackId)]),
      ]),
    );
  return query.where('streams', '>', '0').orderBy('streams', 'desc').orderBy('track_id').limit(page.limit);
};

const counts = (eb: ExpressionBuilder<TrackPlaysTables, 'track_plays'>) =>
  [
    eb.fn.sum<string>('streams').as('streams'),
    eb.fn.sum<string>('skips').as('skips'),
    eb.fn.sum<string>('likes').as('likes'),
    // Who only liked or unliked did not listen.
    eb.fn
      .count<bigint>('listener_id')
      .distinct()
      .filterWhere(eb.or([eb('streams', '>', 0n), eb('skips', '>', 0n), eb('ms_heard', '>', 0n)]))
      .as('listeners'),
    eb.fn.sum<string>('ms_heard').as('ms_heard'),
  ] as const;

const inRange = (db: Reader<TrackPlaysTables>, { from, to, territory, offering }: PlaysFilter) => {
  let query = db.selectFrom('track_plays').where('day', '>=', from).where('day', '<=', to);
  if (territory !== undefined) query = query.where('territory', '=', territory);
  if (offering !== undefined) query = query.where('offering', '=', offering);
  return query;
};
