/** Which projections a ledger keeps, and how they are started, waited for and rebuilt. */
import {
  countingPolicy,
  COUNTING_POLICY_IDS,
  defaultCountingPolicy,
  type CountingPolicy,
} from './domain/listening/counting-policy.js';
import type { EventsNotCounted } from './api/royalties/explain-refusal.js';
import type { Ledger } from './ledger.js';
import { BadSetting, type Config } from './platform/config.js';
import type { Logger } from './platform/logger.js';
import type { Postgres } from './platform/postgres/postgres.js';
import { catalogue } from './projections/catalogue/catalogue.js';
import {
  listeningProjections,
  projectionStatus,
  startProjections,
  waitFor,
  type Projection,
  type RunningProjections,
} from './projections/index.js';
import { deals } from './projections/deals/deals.js';
import { fraudVerdicts } from './projections/fraud-verdicts/fraud-verdicts.js';
import { months } from './projections/months/months.js';
import { pools } from './projections/pools/pools.js';
import { revenue } from './projections/revenue/revenue.js';
import { claims } from './projections/rights/claims.js';
import { classifications } from './projections/rights/classifications.js';
import { deliveries } from './projections/rights/deliveries.js';
import { parties } from './projections/rights/parties.js';
import { works } from './projections/rights/works.js';

/** The policy that the setting names. Throws `BadSetting`. */
export const policyOf = ({ countingPolicy: id }: Pick<Config, 'countingPolicy'>): CountingPolicy => {
  if (id === undefined) return defaultCountingPolicy;
  const policy = countingPolicy(id);
  if (policy === undefined)
    throw new BadSetting(`COUNTING_POLICY must be one of ${COUNTING_POLICY_IDS.join(', ')}, got "${id}"`);
  return policy;
};

/** Every projection of a ledger, counted under its policy. */
export const ledgerProjections = (config: Config): readonly Projection[] => [
  catalogue,
  pools,
  parties,
  works,
  claims,
  deliveries,
  classifications,
  deals,
  revenue,
  fraudVerdicts,
  months,
  ...listeningProjections(policyOf(config)),
];

/** Under another policy: fed for as long as one of them is live and its successor fills up. */
const superseded = (config: Config): readonly Projection[] => {
  const current = new Set(ledgerProjections(config).map(({ version }) => version));
  return COUNTING_POLICY_IDS.flatMap((id) => listeningProjections(countingPolicy(id)!)).filter(
    ({ version }) => !current.has(version),
  );
};

export const runProjections = ({ config, store, postgres }: Ledger, logger: Logger): Promise<RunningProjections> =>
  startProjections({ store, postgres, projections: ledgerProjections(config), superseded: superseded(config), logger });

/** True once the live tables hold everything up to the position; false when the time is up. */
export const waitForProjection =
  (postgres: Postgres) =>
  async (projection: string, position: bigint, timeoutMs: number): Promise<boolean> =>
    (await waitFor(postgres, projection, position, { timeoutMs })).outcome === 'reached';

/** What a statement is made of; an event that one of these could not take may be money that is missing. */
const COUNTED_BY = [
  'play-identity', 'royalty-usage', 'track-plays', 'catalogue', 'pools', 'parties', 'works', 'claims', 'deals', 'revenue',
]; // prettier-ignore

/** The first projection that set events aside which could be money, and how many. */
export const eventsNotCounted = async (ledger: Ledger): Promise<EventsNotCounted | undefined> => {
  const status = await projectionStatus({ ...ledger, projections: ledgerProjections(ledger.config) });
  const missing = status.find((row) => row.parked > 0 && row.status === 'live' && COUNTED_BY.includes(row.projection));
  return missing && { kind: 'EventsNotCounted', projection: missing.projection, events: missing.parked };
};
