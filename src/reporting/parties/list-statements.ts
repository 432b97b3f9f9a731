import { sql, type Kysely } from 'kysely';
import type { PartyTables } from './party-tables.js';

export type StatementsAsked = {
  readonly party: string;
  /** Of the closed months: what else is kept is not stated yet. */
  readonly runs: readonly string[];
};

type Page = { readonly limit: number; readonly after?: readonly [period: string, currency: string] | undefined };

/** Newest first, each with what was earned in the month before; null where there was no statement in the currency. */
export const listStatements = (db: Kysely<PartyTables>, { party, runs }: StatementsAsked, { limit, after }: Page) =>
  db
    .selectFrom('royalty_statements as one')
    .leftJoin('royalty_statements as before', (join) =>
      join
        .onRef('before.party', '=', 'one.party')
        .onRef('before.currency', '=', 'one.currency')
        .on('before.period', '=', sql<string>`to_char((one.period || '-01')::date - interval '1 month', 'YYYY-MM')`),
    )
    .selectAll('one')
    .select('before.earned_minor as earned_before')
    .where('one.party', '=', party)
    .where(sql<boolean>`one.run_id = any(${runs}::text[])`)
    .$if(after !== undefined, (rows) =>
      rows.where(sql<boolean>`(one.period, one.currency) < (${after![0]}, ${after![1]})`),
    )
    .orderBy('one.period', 'desc')
    .orderBy('one.currency', 'desc')
    .limit(limit)
    .execute();

/** From a month on, oldest first. */
export const statementsSince = (db: Kysely<PartyTables>, { party, runs }: StatementsAsked, period: string) =>
  db
    .selectFrom('royalty_statements')
    .select(['period', 'currency', 'streams', 'earned_minor'])
    .where('party', '=', party)
    .where(sql<boolean>`run_id = any(${runs}::text[])`)
    .where('period', '>=', period)
    .orderBy('period')
    .orderBy('currency')
    .execute();

/** Of one month, by currency. */
export const statementsOf = (
  db: Kysely<PartyTables>,
  { party, runId }: { readonly party: string; readonly runId: string },
) =>
  db
    .selectFrom('royalty_statements')
    .selectAll()
    .where('party', '=', party)
    .where('run_id', '=', runId)
    .orderBy('currency')
    .execute();
