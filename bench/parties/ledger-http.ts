/** The ledger as player apps meet it: HTTP in, an answer once it is on disk. */
import { Pool } from 'undici';
import { ApiKeys } from '../../src/api/keys/api-keys.js';
import { openPostgres } from '../../src/platform/postgres/postgres.js';
import { timed, type Party } from '../rounds.js';
import { inGroups, type Report } from '../workload.js';
import { startLedger } from './ledger-child.js';

const REQUEST_TIMEOUT_MS = 60_000;

export type HttpLoad = { readonly eventsPerRequest: number; readonly connections: number };

/** A request as it goes over the wire, and what the answer must hold. */
type Request = { readonly body: Buffer; readonly accepted: string };

/** Bodies are encoded before the clock starts; the connections are kept alive, one request at a time on each. */
export const ledgerHttp = (reports: Iterable<Report>, warmUp: readonly Report[], load: HttpLoad): Party => {
  const { eventsPerRequest, connections } = load;
  const requests = [...inGroups(reports, eventsPerRequest)].map(requestOf);
  const warmUps = [...inGroups(warmUp, eventsPerRequest)].map(requestOf);
  const events = requests.reduce((sum, { events }) => sum + events, 0);
  const run = async (url: string) => {
    const token = await makeKey(url);
    const ledger = startLedger(url);
    const pool = new Pool(String(await ledger.ask({ ask: 'serve' })), { connections, pipelining: 1 });
    try {
      await postAll(pool, token, warmUps, connections);
      return await timed(() => postAll(pool, token, requests, connections));
    } finally {
      await pool.close();
      await ledger.stop();
    }
  };
  const per = eventsPerRequest === 1 ? 'one event a request' : `batches of ${eventsPerRequest}`;
  return { name: `ledger over HTTP, ${per}, ${connections} connections`, events, log: 'event_log', run };
};

const requestOf = (reports: readonly Report[]): Request & { readonly events: number } => ({
  body: Buffer.from(JSON.stringify({ events: reports })),
  accepted: `"accepted":${reports.length},`,
  events: reports.length,
});

const makeKey = async (url: string): Promise<string> => {
  const postgres = openPostgres(url, { connectionsMax: 1 });
  const { token } = await new ApiKeys(postgres.pool).create({ label: 'bench', territory: 'ZZ', offering: 'free' });
  await postgres.close();
  return token;
};

const postAll = async (pool: Pool, token: string, requests: readonly Request[], connections: number) => {
  const queue = requests.values();
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const worker = async () => {
    for (const { body, accepted } of queue) {
      const response = await pool.request({
        method: 'POST', path: '/v1/listening-events', headers, body,
        headersTimeout: REQUEST_TIMEOUT_MS, bodyTimeout: REQUEST_TIMEOUT_MS,
      }); // prettier-ignore
      const text = await response.body.text();
      if (response.statusCode !== 200 || !text.includes(accepted))
        throw new Error(`the ledger answered ${response.statusCode}: ${text.slice(0, 300)}`);
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
};
