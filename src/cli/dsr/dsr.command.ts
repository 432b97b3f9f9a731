import type { Command } from 'commander';
import type { OpenLedger } from '../../ledger.js';
import { registerDsrCheck } from './dsr-check.command.js';
import { registerDsrWrite } from './dsr-write.command.js';

export const registerDsr = (program: Command, open: OpenLedger): void => {
  const dsr = program.command('dsr').description('DDEX sales and usage reports (DSR flat files): write and check them');
  registerDsrWrite(dsr, open);
  registerDsrCheck(dsr, open);
};
