import type { Reader } from '../../platform/postgres/postgres.js';
import type { CatalogueTables } from '../../projections/catalogue/catalogue.js';

export type TracksFilter = {
  readonly label?: string | undefined;
  readonly isrc?: string | undefined;
  readonly trackId?: string | undefined;
};

/** The catalogue by track id, from behind a track on. */
export const cataloguedTracks = (
  db: Reader<CatalogueTables>,
  { label, isrc, trackId }: TracksFilter,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
) => {
  let tracks = db.selectFrom('tracks').selectAll().orderBy('track_id').limit(limit);
  if (label !== undefined) tracks = tracks.where('label', '=', label);
  if (isrc !== undefined) tracks = tracks.where('isrc', '=', isrc);
  if (trackId !== undefined) tracks = tracks.where('track_id', '=', trackId);
  return after === undefined ? tracks : tracks.where('track_id', '>', after);
};
