/** Works and recordings whose claims are above or below the whole: what holds money, and why. */
import type { Command } from 'commander';
import { isDay } from '../../domain/royalties/deals/days.js';
import { TERRITORY } from '../../domain/shared/market.js';
import type { OpenLedger } from '../../ledger.js';
import type { RightsTables } from '../../projections/rights/rights-tables.js';
import { disputes } from '../../reporting/queries/rights-unsettled.js';
import { CliProblem, count, say, table } from '../output.js';
import { untilCaughtUp } from '../until-caught-up.js';
import { withLedger, withProjections } from '../with-ledger.js';

const RIGHTS = ['making-available', 'mechanical', 'performing'] as const;
type Options = { readonly right: string; readonly territory: string; readonly on?: string; readonly limit: string; readonly json?: true }; // prettier-ignore

/** Adds `disputes` to `royalties`. */
export const registerDisputes = (royalties: Command, open: OpenLedger): void => {
  royalties
    .command('disputes')
    .description('what is claimed above 100 % in a territory; the contested part of its money is held')
    .requiredOption('--territory <code>', 'such as DE')
    .option('--right <name>', RIGHTS.join(', '), 'mechanical')
    .option('--on <date>', 'as effective on this day (default: today)')
    .option('--limit <number>', 'how many to list', '100')
    .option('--json', 'answer with one line of JSON')
    .action(async (options: Options) => {
      const scope = readScope(options);
      const rows = await withLedger(open, (ledger) =>
        withProjections(ledger, async () => {
          await untilCaughtUp(ledger);
          const db = ledger.postgres.db.withTables<RightsTables>();
          return disputes(db, { ...scope, knownAt: await ledger.store.head() }).execute();
        }),
      );
      const found = rows.map(({ subject_id: subject, claimed, claimants }) => ({ subject, claimed, claimants: claimants.toString() })); // prettier-ignore
      say(options.json ? JSON.stringify({ ...scope, disputes: found }) : forPeople(found));
    });
};

const readScope = ({ right, territory, on, limit }: Options) => {
  const known = RIGHTS.find((one) => one === right);
  if (known === undefined) throw new CliProblem(`--right must be one of ${RIGHTS.join(', ')}, got "${right}"`);
  if (!TERRITORY.test(territory))
    throw new CliProblem(`--territory must be two letters such as DE, got "${territory}"`);
  const day = on ?? new Date().toISOString().slice(0, 10);
  if (!isDay(day)) throw new CliProblem(`--on must be a day such as 2026-08-31, got "${day}"`);
  if (!/^[1-9]\d{0,4}$/.test(limit))
    throw new CliProblem(`--limit must be a whole number from 1 to 99999, got "${limit}"`);
  return { right: known, territory, day, limit: Number.parseInt(limit, 10) };
};

const forPeople = (found: readonly { readonly subject: string; readonly claimed: string; readonly claimants: string }[]) =>
  found.length === 0
    ? 'nothing is claimed above 100 %'
    : `${table(['subject', 'claimed %', 'claimants'], found.map(({ subject, claimed, claimants }) => [subject, claimed, claimants]))}\n${count(found.length)} disputes`; // prettier-ignore
