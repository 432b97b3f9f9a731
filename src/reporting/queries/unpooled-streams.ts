import { sql } from 'kysely';
import type { Reader } from '../../platform/postgres/postgres.js';
import type { StatementTables } from './statement-tables.js';

/** Counted streams of a month for which nobody declared a pool: they earn nothing until somebody does. */
export const unpooledStreams = (db: Reader<StatementTables>, period: string) =>
  db
    .selectFrom('royalty_usage as usage')
    .select(['usage.territory', 'usage.offering'])
    .select(sql<bigint>`sum(usage.streams)::bigint`.as('streams'))
    .where('usage.period', '=', period)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('pools')
            .select('pools.period')
            .where('pools.period', '=', period)
            .whereRef('pools.territory', '=', 'usage.territory')
            .whereRef('pools.offering', '=', 'usage.offering'),
        ),
      ),
    )
    .groupBy(['usage.territory', 'usage.offering'])
    .having(sql<bigint>`sum(usage.streams)`, '>', 0n)
    .orderBy(sql`usage.territory collate "C"`)
    .orderBy(sql`usage.offering collate "C"`);
