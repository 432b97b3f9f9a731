import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Command } from 'commander';
import type { OpenLedger } from '../ledger.js';
import { createLogger } from '../platform/logger.js';
import type { Config } from '../platform/config.js';
import { ensureBuilds } from '../projections/index.js';
import { ledgerProjections, runProjections } from '../run-projections.js';
import { CliProblem, note } from './output.js';

const STOP_TIMEOUT_MS = 15_000;

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once. */
const stopSignal = () =>
  new Promise<NodeJS.Signals>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => {
        if (stopping) process.exit(1);
        stopping = true;
        stop(signal);
      });
    let stopping = false;
  });

export const registerServe = (program: Command, open: OpenLedger): void => {
  program
    .command('serve')
    .description('run the API and the projections until it is stopped')
    .option('--no-projections', 'take events only; another process keeps the read side up to date')
    .action(async ({ projections }: { projections: boolean }) => {
      const stop = stopSignal();
      const { createHttp } = await import('../http.js'); // Nest is large; other commands start without it
      const ledger = await open();
      const closers = [ledger.close];
      const close = async () => {
        for (let closer = closers.pop(); closer !== undefined; closer = closers.pop()) await closer();
      };
      try {
        const log = createLogger(ledger.config.logLevel);
        await ensureBuilds(ledger.postgres.pool, ledgerProjections(ledger.config)); // reads need the tables in any case
        if (projections) closers.push((await runProjections(ledger, log)).stop);
        const app = await createHttp(ledger, log);
        closers.push(() => app.close()); // first of all: stops taking requests, and answers those it has
        await listen(app, ledger.config);
        note(`Playledger listens on ${await app.getUrl()} (store: ${ledger.store.name}). Stop with Ctrl-C.`);
        note(`${await stop}: finishing what was accepted …`);
        setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
      } finally {
        await close();
      }
    });
};

const listen = (app: NestFastifyApplication, { host, port }: Config) =>
  app.listen(port, host).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
      throw new CliProblem(`port ${port} is taken; set PORT to another`);
    throw error;
  });
