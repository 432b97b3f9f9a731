/** Opens what every command needs: PostgreSQL (yours or embedded), its schema, and the event store. */
import { join } from 'node:path';
import { policyIdOfVersion } from './domain/listening/counting-policy.js';
import type { Config } from './platform/config.js';
import type { EventStore } from './platform/event-store/event-store.js';
import { PostgresEventStore } from './platform/event-store/postgres-event-store.js';
import { embeddedPostgres } from './platform/postgres/embedded-postgres.js';
import { ensureDatabase } from './platform/postgres/ensure-database.js';
import { migrate } from './platform/postgres/migrate.js';
import { openPostgres, type Postgres } from './platform/postgres/postgres.js';

export type Ledger = {
  readonly config: Config;
  readonly postgres: Postgres;
  readonly store: EventStore;
  readonly close: () => Promise<void>;
};

/** `database` names another one in the embedded server; a DATABASE_URL of yours is always used as it is. */
export type OpenLedger = (changes?: { readonly database?: string }) => Promise<Ledger>;

export const openLedger = async (config: Config): Promise<Ledger> => {
  const server =
    config.databaseUrl === undefined
      ? await embeddedPostgres(join(config.dataFolder, 'postgres'))
      : { url: config.databaseUrl, release: () => Promise.resolve() };
  const closers = [server.release];
  const close = async () => {
    for (let closer = closers.pop(); closer !== undefined; closer = closers.pop()) await closer();
  };
  try {
    const url = config.databaseUrl ?? (await ensureDatabase(server.url, config.database));
    const postgres = openPostgres(url);
    closers.push(postgres.close);
    await migrate(postgres.db);
    const store = await openStore(config, postgres);
    closers.push(() => store.close());
    return { config: await withPolicy(config, postgres), postgres, store, close };
  } catch (error) {
    await close();
    throw error;
  }
};

/** Who names no policy must not change the one that the ledger counts by. */
const withPolicy = async (config: Config, { pool }: Postgres): Promise<Config> => {
  if (config.countingPolicy !== undefined) return config;
  const { rows } = await pool.query<{ version: string }>(
    `select version from projection_builds where projection = 'royalty-usage' and status = 'live'`,
  );
  const version = rows[0]?.version;
  return { ...config, countingPolicy: version === undefined ? undefined : policyIdOfVersion(version) };
};

const openStore = async (config: Config, postgres: Postgres): Promise<EventStore> => {
  if (config.eventStoreUrl === undefined) return new PostgresEventStore(postgres);
  const { openEventStoreDb } = await import('./platform/event-store/eventstoredb-event-store.js');
  return openEventStoreDb(config.eventStoreUrl);
};
