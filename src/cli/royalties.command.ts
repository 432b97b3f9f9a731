import type { Command } from 'commander';
import type { OpenLedger } from '../ledger.js';
import { registerDisputes } from './royalties/disputes.command.js';
import { registerLicenceFee } from './royalties/licence-fee.command.js';
import { registerMonthCommands } from './royalties/month.commands.js';
import { registerSimulate } from './royalties/simulate.command.js';
import { registerPayments } from './royalties/pay.command.js';
import { registerRoyaltiesVectors } from './royalties-vectors.command.js';

/** Adds `royalties` with its commands; those that ask a ledger open it by `open`. */
export const registerRoyalties = (program: Command, open: OpenLedger): void => {
  const royalties = program
    .command('royalties')
    .description('what is owed: calculate, approve and close months, and check the rules against worked examples');
  registerMonthCommands(royalties, open);
  registerSimulate(royalties, open);
  registerDisputes(royalties, open);
  registerLicenceFee(royalties);
  registerPayments(royalties, open);
  registerRoyaltiesVectors(royalties);
};
