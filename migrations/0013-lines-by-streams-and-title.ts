/** A page of a party's lines by streams or by title, as quick as one by amount: of a million lines no more than the page is read. */
import { sql, type Kysely } from 'kysely';

export const up = async (db: Kysely<object>): Promise<void> => {
  await sql`create index statement_lines_streams on statement_lines (run_id, party, currency, streams, line_no)`.execute(db); // prettier-ignore
  await sql`create index statement_lines_title on statement_lines (run_id, party, currency, left(title, 100), line_no)`.execute(db); // prettier-ignore
};
