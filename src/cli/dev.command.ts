import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Command } from 'commander';
import { createDevIssuer } from '../api/access/dev-issuer/dev-issuer.js';
import { DEV_USERS } from '../api/access/dev-issuer/dev-users.js';
import type { Ledger, OpenLedger } from '../ledger.js';
import { DEMO_PLAN, generatedSource } from './demo/demo-source.js';
import { openMonthAfter } from './demo/open-month.js';
import { orLastDemo, rememberDemo } from './demo/last-demo.js';
import { runDemo } from './demo/run-demo.js';
import { CliProblem, note, say, table } from './output.js';
import { readPeriod } from './read-period.js';
import { readRules } from './royalties/model-options.js';
import { serveUntilStopped, stopSignal } from './serve-until-stopped.js';

/** Whoever reaches it may be anybody, so nobody but this machine reaches it. */
const HOST = '127.0.0.1';

export const registerDev = (program: Command, open: OpenLedger): void => {
  program
    .command('dev')
    .description('the API and the portal over the ledger of a demo, with people to sign in as; for this machine alone')
    .action(async () => {
      if (process.env['NODE_ENV'] === 'production')
        throw new CliProblem('dev lets anybody be anybody, so it does not start with NODE_ENV=production; see: playledger serve'); // prettier-ignore
      const stop = stopSignal();
      const demo = await demoLedger(open);
      const port = demo.config.port === 0 ? await freePort() : demo.config.port;
      const ledger = {
        ...demo,
        config: { ...demo.config, host: HOST, port, oidc: undefined },
      };
      const dev = await createDevIssuer(`http://${HOST}:${port}/dev`);
      await serveUntilStopped(ledger, {
        stop,
        projections: true,
        people: { identify: dev.identify, dev },
        onListening: (address) => say(waysIn(address)),
      });
    });
};

/**
 * The ledger that is set, or that of the last demo; where both are empty, a demo is run first. A demo gets an open month,
 * so that there is something to do; any other ledger is served as it is.
 */
const demoLedger = async (open: OpenLedger): Promise<Ledger> => {
  const { database } = generatedSource(DEMO_PLAN);
  const found = await orLastDemo(open)();
  const isEmpty = (await found.store.head()) === 0n;
  if (!isEmpty && found.config.database !== database) return found;
  if (isEmpty) await found.close();
  const demo = isEmpty ? await open({ database }) : found;
  try {
    if (isEmpty) await makeDemo(demo);
    await openMonthAfter(demo, readPeriod(DEMO_PLAN.month), new Date());
    return demo;
  } catch (error) {
    await demo.close();
    throw error;
  }
};

const makeDemo = async (demo: Ledger): Promise<void> => {
  note('there is no demo yet; making one up first');
  const source = generatedSource(DEMO_PLAN);
  const out = join(demo.config.statementsFolder, DEMO_PLAN.month);
  const rules = readRules({ model: DEMO_PLAN.model });
  await runDemo(demo, { source, period: readPeriod(DEMO_PLAN.month), out, now: new Date(), rules });
  await rememberDemo(demo, source.database);
};

const waysIn = (address: string): string => {
  const rows = DEV_USERS.map(({ user, name, roles, party = '' }) =>
    [roles.join(', '), party, name, `${address}/dev/sign-in?user=${user}`]); // prettier-ignore
  return `\nPortal and API: ${address}\n\n${table(['role', 'party', 'name', 'a token'], rows)}\n`;
};

/** The issuer's address stands in its tokens, so it is known before the server listens. */
const freePort = () =>
  new Promise<number>((found, failed) => {
    const probe = createServer().once('error', failed);
    probe.listen(0, HOST, () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => found(port));
    });
  });
