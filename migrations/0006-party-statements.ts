/**
 * What each party's statement of a closed month says, as it is read and downloaded. Rebuildable: `royalties reissue` writes
 * the statements of a month again, and lines and files are made when they are asked for, the same bytes every time.
 */
import { sql, type Kysely } from 'kysely';

export const up = async (db: Kysely<object>): Promise<void> => {
  await sql`
    create table royalty_statements (
      run_id         text collate "C" not null,
      period         text collate "C" not null check (period ~ '^\\d{4}-\\d\\d$'),
      party          text collate "C" not null,
      currency       text collate "C" not null,
      deal_id        text collate "C", -- null where the default terms hold
      streams        bigint not null,
      lines          bigint not null,
      gross_minor    numeric(38, 0) not null,
      adjusted_minor numeric(38, 0) not null,
      earned_minor   numeric(38, 0) not null,
      withheld_minor numeric(38, 0) not null,
      carried_minor  numeric(38, 0) not null,
      payable_minor  numeric(38, 0) not null,
      steps          json not null,
      primary key (party, period, currency)
    )`.execute(db);
  await sql`create index royalty_statements_period on royalty_statements (period)`.execute(db);
  await sql`
    -- The lines as the statement has them, in its order: what the deal makes of each is worked out once.
    create table statement_lines (
      run_id       text collate "C" not null,
      party        text collate "C" not null,
      currency     text collate "C" not null,
      line_no      integer not null,
      period       text collate "C" not null,
      territory    text collate "C" not null,
      offering     text collate "C" not null,
      label        text not null,
      track_id     text collate "C" not null,
      isrc         text collate "C" not null,
      title        text collate "C" not null,
      artist       text not null,
      streams      bigint not null,
      amount_minor numeric(38, 0) not null,
      right_kind   text collate "C" not null,
      work_id      text collate "C" not null,
      gross_minor  numeric(38, 0) not null,
      corrects     text collate "C" not null,
      caused_by    text collate "C" not null,
      primary key (run_id, party, currency, line_no)
    )`.execute(db);
  await sql`
    create index statement_lines_amount on statement_lines (run_id, party, currency, amount_minor, line_no)`.execute(
    db,
  );
  await sql`
    -- A file that was made once, and what made it: it is the same bytes whenever it is made again.
    create table statement_artifacts (
      run_id     text collate "C" not null,
      period     text collate "C" not null,
      party      text collate "C" not null,
      currency   text collate "C", -- null for a file of all currencies
      format     text collate "C" not null,
      name       text collate "C" not null,
      media_type text not null,
      bytes      bigint not null,
      sha256     text collate "C" not null,
      service    text not null, -- who the statement is from, as the file says it
      made_at    timestamptz not null default now(),
      primary key (run_id, party, name)
    )`.execute(db);
};
