import { sql } from 'kysely';
import type { Reader } from '../../platform/postgres/postgres.js';
import type { StatementTables } from './statement-tables.js';

/** The pools of a month, in the order in which statements list them. Amounts come as strings of digits. */
export const poolsOfPeriod = (db: Reader<StatementTables>, period: string) =>
  db
    .selectFrom('pools')
    .select(['territory', 'offering', 'currency'])
    .select(sql<string>`amount_minor::text`.as('amount_minor'))
    .where('period', '=', period)
    .orderBy('territory')
    .orderBy('offering')
    .orderBy('currency');
