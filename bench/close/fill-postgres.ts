/**
 * A database as it is when a month is to be closed: the raw plays for the baseline, and what the projections would hold
 * of them. That is set-based and not timed, because a close reads projections and does not build them; a spec holds it
 * against what the projections make of the same plays as events.
 */
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { openPostgres } from '../../src/platform/postgres/postgres.js';
import { readConfig } from '../../src/platform/config.js';
import { ensureBuilds } from '../../src/projections/index.js';
import { ledgerProjections } from '../../src/run-projections.js';
import { CURRENCY, PERIOD, poolsOf, tracksOf, type MonthSize } from './month-of-plays.js';

/** The counting policy: 30 seconds, or the whole track where it is shorter. */
const EARNS = '(ms_heard >= 30000 or (track_duration_ms between 1 and 29999 and ms_heard >= track_duration_ms))';

/** The plays that count, as every party but the ledger has to ask for them; in words that PostgreSQL and DuckDB share. */
export const COUNTED = `started_at >= '2026-08-01 00:00:00Z' and started_at < '2026-09-01 00:00:00Z' and ${EARNS}`;

const PLAYS = `
  create table plays (
    listener_id text collate "C" not null, track_id text collate "C" not null, territory text collate "C" not null,
    offering text collate "C" not null, started_at timestamptz not null, ms_heard bigint not null,
    track_duration_ms bigint not null
  )`;

const PROJECTED = [
  `insert into royalty_usage (period, territory, offering, track_id, streams, ms_heard)
   select '${PERIOD}', territory, offering, track_id, count(*), sum(ms_heard) from plays where ${EARNS}
    group by 2, 3, 4 order by 2, 3, 4`,
  `insert into track_plays (day, track_id, territory, offering, listener_id, streams, skips, likes, unlikes, ms_heard,
                            ms_counted)
   select (started_at at time zone 'UTC')::date, track_id, territory, offering, listener_id,
          count(*) filter (where ${EARNS}), count(*) filter (where ms_heard < track_duration_ms), 0, 0, sum(ms_heard),
          coalesce(sum(ms_heard) filter (where ${EARNS}), 0)
     from plays group by 1, 2, 3, 4, 5 order by 1, 2, 5, 3, 4`,
  `insert into listener_history (listener_id, happened_at, position, play_id, kind, track_id, ms_heard, counted,
                                 context_type, context_id, territory, offering, offline)
   select listener_id, started_at, row_number() over (), md5(ctid::text)::uuid,
          case when ms_heard < track_duration_ms then 'skip' else 'stream' end, track_id, ms_heard, ${EARNS}, null,
          null, territory, offering, false
     from plays order by listener_id, started_at`,
];

/** Into a migrated, empty database. */
export const fillPostgres = async (url: string, file: string, size: MonthSize): Promise<void> => {
  const postgres = openPostgres(url, { connectionsMax: 1 });
  await ensureBuilds(postgres.pool, ledgerProjections(readConfig({}))).finally(() => postgres.close());
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(PLAYS);
    await pipeline(createReadStream(file), client.query(copyFrom('copy plays from stdin')));
    await fillCatalogue(client, size);
    for (const statement of PROJECTED) await client.query(statement);
    await client.query(`update projection_builds set checkpoint = ${size.plays}`);
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
};

const fillCatalogue = async (client: pg.Client, size: MonthSize) => {
  const tracks = tracksOf(size);
  await client.query(
    `insert into tracks (track_id, isrc, title, artist, label, publisher, duration_ms, duration_estimated, edition, position)
     select track_id, '', track_id, 'artist of ' || track_id, label, null, duration_ms, false, 1, 1
       from unnest($1::text[], $2::text[], $3::int[]) as track (track_id, label, duration_ms) order by track_id`,
    [
      tracks.map(({ trackId }) => trackId),
      tracks.map(({ label }) => label),
      tracks.map(({ durationMs }) => durationMs),
    ],
  );
  const pools = poolsOf(size);
  await client.query(
    `insert into pools (period, territory, offering, currency, amount_minor, declared_at, edition)
     select $1, territory, offering, $2, amount_minor, 1, 1
       from unnest($3::text[], $4::text[], $5::numeric[]) as pool (territory, offering, amount_minor)`,
    [
      PERIOD,
      CURRENCY,
      pools.map(({ territory }) => territory),
      pools.map(({ offering }) => offering),
      pools.map(({ amountMinor }) => amountMinor),
    ],
  );
};
