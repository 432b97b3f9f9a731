import type { Command } from 'commander';
import type { OpenLedger } from '../ledger.js';
import { serveUntilStopped, stopSignal } from './serve-until-stopped.js';

export const registerServe = (program: Command, open: OpenLedger): void => {
  program
    .command('serve')
    .description('run the API and the projections until it is stopped')
    .option('--no-projections', 'take events only; another process keeps the read side up to date')
    .action(async ({ projections }: { projections: boolean }) => {
      const stop = stopSignal();
      await serveUntilStopped(await open(), { stop, projections });
    });
};
