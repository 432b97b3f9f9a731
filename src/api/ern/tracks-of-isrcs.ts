/** Which tracks the catalogue has under an ISRC: a delivery speaks of all of them. */
import type pg from 'pg';
import type { Isrc } from '../../domain/catalogue/isrc.js';
import type { TracksByIsrc } from '../../domain/catalogue/delivery/plan-delivery.js';
import { trackId, type TrackId } from '../../domain/shared/ids.js';

type Row = { readonly isrc: Isrc; readonly tracks: readonly string[] };

export const tracksOfIsrcs = async (pool: pg.Pool, isrcs: readonly Isrc[]): Promise<TracksByIsrc> => {
  if (isrcs.length === 0 || !(await isBuilt(pool))) return new Map();
  const { rows } = await pool.query<Row>(
    `select isrc, array_agg(track_id order by track_id) as tracks from tracks where isrc = any($1::text[]) group by isrc`,
    [isrcs],
  );
  return new Map<Isrc, readonly TrackId[]>(rows.map(({ isrc, tracks }) => [isrc, tracks.map(trackId)]));
};

const isBuilt = async (pool: pg.Pool): Promise<boolean> => {
  const { rows } = await pool.query<{ there: boolean }>(`select to_regclass('tracks') is not null as there`);
  return rows[0]?.there ?? false;
};
