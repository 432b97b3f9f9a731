import { sql } from 'kysely';
import type { Reader } from '../../platform/postgres/postgres.js';
import type { RoyaltyUsageTables } from '../../projections/royalty-usage/royalty-usage.js';

/** Counted streams of a month by territory and offering, before any policy on them. */
export const streamsOfMarkets = (db: Reader<RoyaltyUsageTables>, period: string) =>
  db
    .selectFrom('royalty_usage')
    .select(['territory', 'offering'])
    .select(sql<bigint>`sum(streams)::bigint`.as('streams'))
    .where('period', '=', period)
    .groupBy(['territory', 'offering']);
