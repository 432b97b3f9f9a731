import type { Reader } from '../../platform/postgres/postgres.js';
import type { StatementTables } from './statement-tables.js';

/** The live usage counts: the log position up to which they go, and their version, which names the counting policy. */
export const usageAsOf = (db: Reader<StatementTables>) =>
  db
    .selectFrom('projection_builds')
    .select(['checkpoint', 'version'])
    .where('projection', '=', 'royalty-usage')
    .where('status', '=', 'live');
