/** What a file of a statement was made with, so that it can be made again. Rebuildable, as `0006-party-statements.ts` is. */
import { sql, type Kysely } from 'kysely';

export const up = async (db: Kysely<object>): Promise<void> => {
  await sql`alter table statement_artifacts add column non_interactive text[] not null default '{}'`.execute(db);
};
