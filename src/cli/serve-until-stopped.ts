/** The API and the projections over one ledger, until the process is told to stop; then what was accepted is finished. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { People } from '../app.module.js';
import type { Ledger } from '../ledger.js';
import type { Config } from '../platform/config.js';
import { createLogger } from '../platform/logger.js';
import { ensureBuilds } from '../projections/index.js';
import { ledgerProjections, runProjections } from '../run-projections.js';
import { CliProblem, note } from './output.js';

const STOP_TIMEOUT_MS = 15_000;

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once. */
export const stopSignal = () =>
  new Promise<NodeJS.Signals>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => {
        if (stopping) process.exit(1);
        stopping = true;
        stop(signal);
      });
    let stopping = false;
  });

export type Serve = {
  readonly stop: Promise<NodeJS.Signals>;
  readonly projections: boolean;
  /** Who vouches for people, where it is not the configured issuer. */
  readonly people?: People;
  readonly onListening?: (address: string) => void;
};

/** Closes the ledger, whatever happens. */
export const serveUntilStopped = async (ledger: Ledger, serve: Serve): Promise<void> => {
  const closers = [ledger.close];
  const close = async () => {
    for (let closer = closers.pop(); closer !== undefined; closer = closers.pop()) await closer();
  };
  try {
    const { createHttp } = await import('../http.js'); // Nest is large; other commands start without it
    const log = createLogger(ledger.config.logLevel);
    await ensureBuilds(ledger.postgres.pool, ledgerProjections(ledger.config)); // reads need the tables in any case
    if (serve.projections) closers.push((await runProjections(ledger, log)).stop);
    const app = await createHttp(ledger, log, serve.people);
    closers.push(() => app.close()); // first of all: stops taking requests, and answers those it has
    await listen(app, ledger.config);
    const address = await app.getUrl();
    note(`Playledger listens on ${address} (store: ${ledger.store.name}). Stop with Ctrl-C.`);
    serve.onListening?.(address);
    note(`${await serve.stop}: finishing what was accepted …`);
    setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
  } finally {
    await close();
  }
};

const listen = (app: NestFastifyApplication, { host, port }: Config) =>
  app.listen(port, host).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
      throw new CliProblem(`port ${port} is taken; set PORT to another`);
    throw error;
  });
