import type { MonthReader } from '../month/month-tables.js';

/** Artist and title by id, for people: an id says nothing to them. Tracks that the catalogue does not know are left out. */
export const titlesOfTracks = async (db: MonthReader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('tracks')
    .select(['track_id', 'artist', 'title'])
    .where('track_id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ track_id, artist, title }) => [track_id, `${artist} – ${title}`]));
};
