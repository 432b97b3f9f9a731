/**
 * What a label or a publisher may read of a month, row by row (ADR 7): its lines and statements, whichever query asks. Held
 * money has no party, so no party sees it. Rebuildable: policies hold no data.
 */
import type { Kysely } from 'kysely';
import { enableTenancy, ensureTenantRole } from '../src/platform/postgres/tenancy.js';

export const up = async (db: Kysely<object>): Promise<void> => {
  await ensureTenantRole(db);
  for (const table of ['royalty_lines', 'royalty_statements', 'statement_lines', 'statement_artifacts'])
    await enableTenancy(db, table);
};
