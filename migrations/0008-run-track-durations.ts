/** How long the tracks of a run were when it was calculated: files for societies and publishers say so, whenever they are made. */
import { sql, type Kysely } from 'kysely';

export const up = async (db: Kysely<object>): Promise<void> => {
  await sql`alter table royalty_run_tracks add column duration_ms integer`.execute(db);
};
