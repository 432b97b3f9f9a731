import type { CatalogueTables } from '../../projections/catalogue/catalogue.js';
import type { PoolsTables } from '../../projections/pools/pools.js';
import type { RoyaltyUsageTables } from '../../projections/royalty-usage/royalty-usage.js';
import type { TrackPlaysTables } from '../../projections/track-plays/track-plays.js';

/** Which build of a projection readers see, and how far in the log it is. */
export type BuildTables = {
  readonly projection_builds: {
    readonly projection: string;
    readonly version: string;
    readonly status: string;
    readonly checkpoint: bigint;
  };
};

/** What a statement run reads, and nothing else. */
export type StatementTables = CatalogueTables & PoolsTables & RoyaltyUsageTables & TrackPlaysTables & BuildTables;
