/** The closed months, with what the log says of their statements. */
import type { Kysely } from 'kysely';
import type { IssuedStatement } from '../../domain/royalties/months/month-facts.js';
import type { MonthsTables } from '../../projections/months/months.js';

export type ClosedStatements = {
  readonly period: string;
  readonly runId: string;
  /** ISO 8601, UTC. */
  readonly closedAt: string;
  /** Where in the log the run stands: what was known there is what its statements say. */
  readonly knownAt: bigint;
  readonly statements: readonly IssuedStatement[];
};

/** Newest first. */
export const closedStatements = async (db: Kysely<MonthsTables>): Promise<readonly ClosedStatements[]> => {
  const rows = await db
    .selectFrom('royalty_months')
    .select(['period', 'run_id', 'closed_at', 'position', 'payload'])
    .where('status', '=', 'closed')
    .orderBy('period', 'desc')
    .execute();
  return rows.map(({ period, run_id, closed_at, position, payload }) => ({
    period,
    runId: run_id,
    closedAt: closed_at ?? '',
    knownAt: position,
    statements: payload.statements ?? [],
  }));
};
