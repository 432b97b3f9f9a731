/** The real server over a database of its own, on a port of its own. */
import { createHttp } from '../src/http.js';
import { ApiKeys } from '../src/api/keys/api-keys.js';
import { readConfig } from '../src/platform/config.js';
import type { EventStore } from '../src/platform/event-store/event-store.js';
import { PostgresEventStore } from '../src/platform/event-store/postgres-event-store.js';
import { createLogger } from '../src/platform/logger.js';
import { runProjections } from '../src/run-projections.js';
import { testIssuer, type TestPerson } from './issuer.js';
import { freshDatabase, type TestDatabase } from './pg.js';

export type TestServer = {
  readonly address: string;
  readonly postgres: TestDatabase;
  readonly store: EventStore;
  readonly keys: ApiKeys;
  /** The token of a player app. */
  readonly token: string;
  /** The headers of a person, as `server.as({ roles: ['label'], party: 'label-01' })`. */
  readonly as: (person: TestPerson) => Promise<Record<'authorization', string>>;
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>;
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  readonly close: () => Promise<void>;
};

export const startServer = async (
  env: Record<string, string> = {},
  {
    wrap = (store) => store,
    projections = false,
  }: { wrap?: (store: EventStore) => EventStore; projections?: boolean } = {},
): Promise<TestServer> => {
  const postgres = await freshDatabase();
  const store = wrap(new PostgresEventStore(postgres));
  const config = readConfig({ LOG_LEVEL: 'silent', API_REQUESTS_PER_SECOND_MAX: '100000', ...env });
  const ledger = { config, postgres, store, close: () => Promise.resolve() };
  const log = createLogger(config.logLevel);
  const running = projections ? await runProjections(ledger, log) : undefined;
  const issuer = await testIssuer();
  const app = await createHttp(ledger, log, issuer);
  await app.listen(0, '127.0.0.1');
  const address = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  const keys = new ApiKeys(postgres.pool);
  const { token } = await keys.create({ label: 'spec', territory: 'ZZ', offering: 'free' });
  const authorization = `Bearer ${token}`;
  return {
    address,
    postgres,
    store,
    keys,
    token,
    as: async (person) => ({ authorization: `Bearer ${await issuer.tokenOf(person)}` }),
    post: (path, body, headers = {}) =>
      fetch(address + path, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body),
      }),
    get: (path, headers = {}) => fetch(address + path, { headers: { authorization, ...headers } }),
    close: async () => {
      await app.close();
      await running?.stop();
      await store.close();
      await postgres.drop();
    },
  };
};
