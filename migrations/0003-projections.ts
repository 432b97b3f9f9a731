/**
 * Which build of each projection is live, how far each has come, and events that one could not take. Rebuildable:
 * dropping it (with the tables of the builds) loses nothing; the next start builds every projection from the log.
 */
import { sql, type Kysely } from 'kysely';

export const up = async (db: Kysely<object>): Promise<void> => {
  await sql`
    -- One row per build. The row is the fence of its build: whoever moves the checkpoint holds it until the commit.
    create table projection_builds (
      projection  text collate "C" not null,
      build       integer not null,
      version     text collate "C" not null,
      -- live: readers see it; building: a changed version fills up; rebuilding: the rebuild command fills it
      status      text collate "C" not null check (status in ('live', 'building', 'rebuilding', 'retired')),
      tables      text[] not null,
      checkpoint  bigint not null default 0,
      events      bigint not null default 0,
      state_hash  text,
      hashed_at   bigint, -- the position that the state hash is of
      started_at  timestamptz not null default now(),
      switched_at timestamptz,
      retired_at  timestamptz,
      primary key (projection, build)
    ) with (fillfactor = 50)`.execute(db);
  await sql`create unique index projection_builds_live on projection_builds (projection) where status = 'live'`.execute(
    db,
  );
  await sql`
    create table projection_parked (
      projection text collate "C" not null,
      build      integer not null,
      position   bigint not null,
      event_id   text not null,
      type       text not null,
      error      text not null,
      attempts   integer not null default 1,
      parked_at  timestamptz not null default now(),
      primary key (projection, build, position),
      foreign key (projection, build) references projection_builds on delete cascade
    )`.execute(db);
};
