/** `dsr write`: a closed month as DDEX sales reports. */
import { InvalidArgumentError, type Command } from 'commander';
import { dsrOfMonth, type DsrWritten } from '../../api/royalties/dsr-of-month.js';
import { formatMinor, sum } from '../../domain/shared/money.js';
import type { OpenLedger } from '../../ledger.js';
import { PLACEHOLDER_DPID } from '../../platform/config.js';
import type { DsrFile } from '../../reporting/dsr/party-report.js';
import { count, note, say, table } from '../output.js';
import { readPeriod } from '../read-period.js';
import { accepted } from '../royalties/explain-refusal.js';
import { atTheDesk } from '../royalties/month.commands.js';

type Options = {
  readonly period: string;
  readonly out: string;
  readonly gzip?: true;
  readonly megabytes?: number;
  readonly json?: true;
};

const HELP = `
One file a party, by what it is: a label gets FinancialReportingToRecordCompaniesProfileSRB 1.0, a publisher or writer
RoyaltyReportingProfile 1.0.1, a society BasicAudioProfile 1.2. What the files of a party come to is what the journal says
that its statement came to, or nothing is written. The same month gives the same bytes, whenever it is written.

Who sends them is set in the environment: SERVICE_NAME and DSR_SENDER_DPID (ask DDEX for one: https://dpid.ddex.net). The
DPID of a party comes from its description (playledger import-terms --help).

Next:  playledger dsr check DIR/*`;

const megabytes = (text: string): number => {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('a whole number of megabytes is needed');
  return Number(text);
};

export const registerDsrWrite = (dsr: Command, open: OpenLedger): void => {
  dsr
    .command('write')
    .description('write the DDEX files of a closed month: labels, publishers and societies, each by its profile')
    .requiredOption('--period <month>', 'such as 2026-08')
    .option('--out <folder>', 'where the files go', 'dsr')
    .option('--gzip', 'write .tsv.gz')
    .option('--megabytes <size>', 'begin another file (2of3) past this size; a block is never split', megabytes)
    .option('--json', 'answer with one line of JSON')
    .addHelpText('after', HELP)
    .action(async ({ period, out, gzip, megabytes: size, json }: Options) => {
      const month = readPeriod(period);
      const done = await atTheDesk(open, true, async ({ postgres, store, config: { dsrSender: sender } }) => {
        if (sender.dpid === PLACEHOLDER_DPID)
          note('the sender is nobody yet: set DSR_SENDER_DPID before you send these');
        const more = size === undefined ? {} : { bytesMax: size * 1_000_000 };
        return dsrOfMonth({ db: postgres.db, store }, { period: month, sender, out, gzip: gzip === true, ...more });
      });
      const { files } = accepted<DsrWritten>(done);
      say(json ? JSON.stringify({ period, files: files.map(inShort), due: dueOf(files) }) : forPeople(files, out));
    });
};

const inShort = ({ name: file, party, profile, bytes, sha256 }: DsrFile) => ({ file, party, profile, bytes, sha256 });

/** A report of several files is due once. */
const dueOf = (files: readonly DsrFile[]) => {
  const reports = [...new Map(files.map((file) => [`${file.party} ${file.profile}`, file.due])).values()].flat();
  const currencies = [...new Set(reports.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => ({
    currency,
    amount: formatMinor(sum(reports.filter((one) => one.currency === currency).map(({ amountMinor }) => amountMinor)), currency), // prettier-ignore
  }));
};

const forPeople = (files: readonly DsrFile[], out: string): string => {
  const profiles = [...new Set(files.map(({ profile }) => profile))].sort();
  const rows = profiles.map((profile) => {
    const own = files.filter((file) => file.profile === profile);
    return [profile, count(own.length), ...[dueOf(own).map(({ amount, currency }) => `${amount} ${currency}`).join(', ')]]; // prettier-ignore
  });
  return [
    table(['profile', 'files', 'due'], rows),
    `${count(files.length)} files in ${out}, which come to what the journal says`,
    `Next:  playledger dsr check ${out}/*`,
  ].join('\n');
};
