/** The entries of the journal in its order, page by page. */
import { sql, type Kysely } from 'kysely';

export const up = async (db: Kysely<object>): Promise<void> => {
  await sql`create index journal_entries_in_order on journal_entries (period, booked_on, entry_id)`.execute(db);
};
