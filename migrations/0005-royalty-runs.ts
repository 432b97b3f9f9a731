/**
 * What each calculation of a month came to. NOT rebuildable by a projection: a closed month's run is what was stated and
 * booked. Any run can be computed again from the log at its position, and `statements verify` does.
 */
import { sql, type Kysely } from 'kysely';

export const up = async (db: Kysely<object>): Promise<void> => {
  await sql`
    create table royalty_runs (
      run_id     text collate "C" primary key,
      period     text collate "C" not null check (period ~ '^\\d{4}-\\d\\d$'),
      position   bigint not null,
      lines_hash text collate "C" not null,
      outcome    json not null, -- basis, pools, settlements, totals: everything beside the lines
      made_at    timestamptz not null default now()
    )`.execute(db);
  await sql`create index royalty_runs_period on royalty_runs (period)`.execute(db);
  await sql`
    create table royalty_lines (
      run_id       text collate "C" not null,
      right_kind   text collate "C" not null check (right_kind in ('recording', 'mechanical', 'performing')),
      party        text collate "C", -- null while the money is held
      held         text collate "C" check (held in ('unmatched', 'unclaimed', 'disputed')),
      track_id     text collate "C" not null,
      work_id      text collate "C" not null, -- empty for recordings, and where no work is known
      territory    text collate "C" not null,
      offering     text collate "C" not null,
      currency     text collate "C" not null,
      corrects     text collate "C" not null, -- the closed month that a correction is of; empty for the month's own
      streams      bigint not null,
      amount_minor numeric(38, 0) not null,
      caused_by    text collate "C",
      check ((party is null) = (held is not null)),
      check ((corrects = '') = (caused_by is null))
    )`.execute(db);
  await sql`
    -- Lines are written and read run by run, so those of a run lie together: a few blocks of index say where.
    create index royalty_lines_run on royalty_lines using brin (run_id) with (autosummarize = on)`.execute(db);
  await sql`
    -- What the catalogue said of the tracks of a run when it was calculated: a mended title changes no statement.
    create table royalty_run_tracks (
      run_id   text collate "C" not null,
      track_id text collate "C" not null,
      label    text not null,
      isrc     text not null,
      title    text not null,
      artist   text not null,
      primary key (run_id, track_id)
    )`.execute(db);
};
