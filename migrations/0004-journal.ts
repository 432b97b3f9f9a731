/**
 * The journal: what was posted to which account. NOT rebuildable by a projection: the log says what happened, and the
 * journal what was booked of it, with the payments and corrections made since. Posting again is harmless, because an
 * entry has the id of what it is about.
 *
 * That every entry balances is the database's word, not ours:
 * - a line repeats period, date, currency and number of lines of its entry, and a foreign key holds it to them, so no
 *   entry mixes currencies;
 * - line numbers go from 1 to the number of lines and are unique, so nothing can be added to an entry that is whole;
 * - at the commit, each new entry must have all its lines, and debits equal to credits;
 * - nothing is ever changed or deleted.
 */
import { sql, type Kysely } from 'kysely';

export const up = async (db: Kysely<object>): Promise<void> => {
  await createTables(db);
  await refuseUnbalanced(db);
  await refuseChanges(db);
};

const createTables = async (db: Kysely<object>) => {
  await sql`
    create table journal_entries (
      entry_id  text collate "C" primary key check (entry_id <> ''),
      period    text collate "C" not null check (period ~ '^\\d{4}-\\d\\d$'),
      booked_on date not null,
      kind      text collate "C" not null,
      currency  text collate "C" not null check (currency ~ '^[A-Z]{3}$'),
      memo      text not null,
      run       text collate "C",
      party     text collate "C",
      statement text collate "C",
      line      text collate "C",
      caused_by text collate "C",
      lines     integer not null check (lines >= 2),
      digest    text collate "C" not null, -- SHA-256 of all of the above and of the lines, in hex
      posted_at timestamptz not null default now(),
      unique (entry_id, period, booked_on, currency, lines)
    )`.execute(db);
  await sql`create index journal_entries_run on journal_entries (run) where run is not null`.execute(db);
  await sql`
    create table journal_lines (
      entry_id     text collate "C" not null,
      line_no      integer not null,
      account      text collate "C" not null check (account <> ''),
      side         text collate "C" not null check (side in ('D', 'C')),
      amount_minor numeric(38, 0) not null check (amount_minor > 0),
      period       text collate "C" not null,
      booked_on    date not null,
      currency     text collate "C" not null,
      lines        integer not null,
      primary key (entry_id, line_no),
      check (line_no between 1 and lines),
      foreign key (entry_id, period, booked_on, currency, lines)
        references journal_entries (entry_id, period, booked_on, currency, lines)
    )`.execute(db);
  await sql`
    -- Balances on any date, straight from the index.
    create index journal_lines_account on journal_lines (account, currency, booked_on) include (side, amount_minor)
  `.execute(db);
  await sql`
    -- The journal in its order, page by page.
    create index journal_lines_in_order on journal_lines (period, booked_on, entry_id, line_no)`.execute(db);
};

const refuseUnbalanced = async (db: Kysely<object>) => {
  await sql`
    -- One look-up by index for each new entry. The settings keep it one: a plan made while the table was small would
    -- scan the whole of it, and stay in use when it is large.
    create function journal_entry_balances() returns trigger language plpgsql
      set plan_cache_mode = 'force_generic_plan' set enable_seqscan = off as $$
    declare found integer; debits numeric; credits numeric;
    begin
      select count(*), coalesce(sum(amount_minor) filter (where side = 'D'), 0),
             coalesce(sum(amount_minor) filter (where side = 'C'), 0)
        into found, debits, credits
        from journal_lines where entry_id = new.entry_id;
      if found <> new.lines then
        raise exception 'journal entry % has % of its % lines', new.entry_id, found, new.lines
          using errcode = 'check_violation', constraint = 'journal_entry_is_whole';
      end if;
      if debits <> credits then
        raise exception 'journal entry % does not balance: debits %, credits %', new.entry_id, debits, credits
          using errcode = 'check_violation', constraint = 'journal_entry_balances';
      end if;
      return null;
    end $$`.execute(db);
  await sql`
    create constraint trigger journal_entry_balances after insert on journal_entries
      deferrable initially deferred for each row execute function journal_entry_balances()`.execute(db);
};

const refuseChanges = async (db: Kysely<object>) => {
  await sql`
    create function journal_is_append_only() returns trigger language plpgsql as $$
      begin raise exception '% is append-only: % refused', tg_table_name, tg_op; end $$`.execute(db);
  await sql`
    create trigger journal_entries_append_only before update or delete or truncate on journal_entries
      for each statement execute function journal_is_append_only()`.execute(db);
  await sql`
    create trigger journal_lines_append_only before update or delete or truncate on journal_lines
      for each statement execute function journal_is_append_only()`.execute(db);
};
