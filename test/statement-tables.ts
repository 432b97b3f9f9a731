/** The tables that a statement run reads, filled by hand: no event, no projection, only what a test says. */
import type { TestDatabase } from './pg.js';
import { catalogue } from '../src/projections/catalogue/catalogue.js';
import { defaultCountingPolicy } from '../src/domain/listening/counting-policy.js';
import { pools } from '../src/projections/pools/pools.js';
import { royaltyUsage } from '../src/projections/royalty-usage/royalty-usage.js';
import { trackPlays } from '../src/projections/track-plays/track-plays.js';

export type Filled = {
  /** Track id, label, title, artist. */
  readonly tracks?: readonly (readonly [trackId: string, label: string, title?: string, artist?: string])[];
  readonly matches?: readonly (readonly [recordingId: string, trackId: string])[];
  readonly pools?: readonly (readonly [territory: string, offering: string, currency: string, amountMinor: string])[];
  readonly usage?: readonly (readonly [
    territory: string,
    offering: string,
    trackId: string,
    listenerId: string,
    streams: number,
  ])[];
};

export const PERIOD = '2026-08';

/** Makes the tables, under the names of the views, and says that usage was counted up to position 42. */
export const makeStatementTables = async ({ pool }: TestDatabase): Promise<void> => {
  for (const { tables } of [catalogue, pools, royaltyUsage(defaultCountingPolicy), trackPlays(defaultCountingPolicy)])
    for (const [logical, ddl] of Object.entries(tables)) await pool.query(ddl(logical));
  await pool.query(`insert into projection_builds (projection, build, version, status, tables, checkpoint)
                    values ('royalty-usage', 1, '2+thirty-seconds@1', 'live', '{royalty_usage}', 42)`);
};

/** Adds to the tables, for `PERIOD`. */
export const fill = async (
  { pool }: TestDatabase,
  { tracks = [], matches = [], pools = [], usage = [] }: Filled,
): Promise<void> => {
  for (const [nth, [id, label, title = `Title of ${id}`, artist = 'Artist']] of tracks.entries())
    await pool.query(
      'insert into tracks (track_id, isrc, title, artist, label, duration_estimated, edition, position) values ($1, $2, $3, $4, $5, false, 1, 1)',
      [id, `ZZA8826${String(nth).padStart(5, '0')}`, title, artist, label],
    );
  for (const match of matches)
    await pool.query(
      'insert into recording_matches (recording_id, track_id, edition, position) values ($1, $2, 1, 1)',
      [...match],
    );
  for (const declared of pools)
    await pool.query('insert into pools values ($1, $2, $3, $4, $5, 1, 1)', [PERIOD, ...declared]);
  for (const [territory, offering, trackId, listenerId, streams] of usage) {
    const msHeard = streams * 31_000;
    await pool.query(
      `insert into royalty_usage as known values ($1, $2, $3, $4, $5, $6)
       on conflict (period, territory, offering, track_id) do update set
         streams = known.streams + excluded.streams, ms_heard = known.ms_heard + excluded.ms_heard`,
      [PERIOD, territory, offering, trackId, streams, msHeard],
    );
    await pool.query('insert into track_plays values ($1, $2, $3, $4, $5, $6, 0, 0, 0, $7, $7)', [
      `${PERIOD}-15`, trackId, territory, offering, listenerId, streams, msHeard,
    ]); // prettier-ignore
  }
};
