import type { Command } from 'commander';
import type { OpenLedger } from '../ledger.js';
import { createLogger } from '../platform/logger.js';
import { runProjections } from '../run-projections.js';
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
      const log = createLogger(ledger.config.logLevel);
      const running = projections ? await runProjections(ledger, log) : undefined;
      const app = await createHttp(ledger, log);
      const close = async () => {
        await app.close(); // stops taking requests, and answers those it has
        await running?.stop();
        await ledger.close();
      };
      const { host, port } = ledger.config;
      await app.listen(port, host).catch(async (error: unknown) => {
        await close();
        if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
          throw new CliProblem(`port ${port} is taken; set PORT to another`);
        throw error;
      });
      note(`Playledger listens on ${await app.getUrl()} (store: ${ledger.store.name}). Stop with Ctrl-C.`);
      note(`${await stop}: finishing what was accepted …`);
      setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
      await close();
    });
};
