/** The ledger as player apps meet it: HTTP in, an answer once it is on disk. */
import { ApiKeys } from '../../src/api/keys/api-keys.js';
import { openPostgres } from '../../src/platform/postgres/postgres.js';
import { timed, type Party } from '../rounds.js';
import { inGroups, type Report } from '../workload.js';
import { postAll, type Answer } from './http-connections.js';
import { startLedger } from './ledger-child.js';

export type HttpLoad = { readonly eventsPerRequest: number; readonly connections: number };

/** Also in pieces: what one server takes, with something else done after each piece while the clock stands still. */
export type SlicedParty = Party & {
  readonly runInSlices: (url: string, slices: number, afterEach: () => Promise<void>) => Promise<number>;
};

/** Bodies are encoded before the clock starts; the connections are kept alive, one request at a time on each. */
export const ledgerHttp = (reports: Iterable<Report>, warmUp: readonly Report[], load: HttpLoad): SlicedParty => {
  const { eventsPerRequest, connections } = load;
  const bodies = bodiesOf(reports, eventsPerRequest);
  const warmUps = bodiesOf(warmUp, eventsPerRequest);
  const runInSlices: SlicedParty['runInSlices'] = async (database, slices, afterEach) => {
    const token = await makeKey(database);
    const ledger = startLedger(database);
    try {
      const url = new URL('/v1/listening-events', String(await ledger.ask({ ask: 'serve' })));
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const posting = { url, headers, connections, isRight: isAccepted };
      await postAll(posting, warmUps.all);
      let seconds = 0;
      for (const slice of inGroups(bodies.all, Math.ceil(bodies.all.length / slices))) {
        seconds += await timed(() => postAll(posting, slice));
        await afterEach();
      }
      return seconds;
    } finally {
      await ledger.stop();
    }
  };
  const run = (database: string) => runInSlices(database, 1, () => Promise.resolve());
  const per = eventsPerRequest === 1 ? 'one event a request' : `batches of ${eventsPerRequest}`;
  const name = `ledger over HTTP, ${per}, ${connections} connections`;
  return { name, events: bodies.events, log: 'event_log', run, runInSlices };
};

/** In one piece of memory: so many buffers of their own would keep the garbage collector busy. */
const bodiesOf = (reports: Iterable<Report>, eventsPerRequest: number) => {
  const groups = [...inGroups(reports, eventsPerRequest)];
  const encoded = groups.map((events) => Buffer.from(JSON.stringify({ events })));
  const whole = Buffer.concat(encoded);
  let end = 0;
  return {
    all: encoded.map(({ length }) => whole.subarray(end, (end += length))),
    events: groups.reduce((sum, { length }) => sum + length, 0),
  };
};

/** Every event of it was new, and is on disk. */
const isAccepted = ({ status, body }: Answer) => status === 200 && body.includes('"duplicates":0,"rejected":0,');

const makeKey = async (url: string): Promise<string> => {
  const postgres = openPostgres(url, { connectionsMax: 1 });
  const { token } = await new ApiKeys(postgres.pool).create({ label: 'bench', territory: 'ZZ', offering: 'free' });
  await postgres.close();
  return token;
};
