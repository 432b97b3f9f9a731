import { sql } from 'kysely';
import type { Reader } from '../../platform/postgres/postgres.js';
import type { JournalTables } from './journal-tables.js';

/** Of one run: how many entries it posted, and the SHA-256 of their digests by entry id, in hex: what a close signs. */
export const journalOfRun = (db: Reader<JournalTables>, run: string) =>
  db
    .selectFrom('journal_entries')
    .select(sql<number>`count(*)::int`.as('entries'))
    .select(
      sql<string>`encode(sha256(convert_to(coalesce(string_agg(digest, ',' order by entry_id), ''), 'UTF8')), 'hex')`.as(
        'hash',
      ),
    )
    .where('run', '=', run);
