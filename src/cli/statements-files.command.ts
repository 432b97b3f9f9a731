import type { Command } from 'commander';
import { StatementShelf, type ShelfOptions } from '../api/parties/statement-shelf.js';
import type { Ledger, OpenLedger } from '../ledger.js';
import type { MonthsTables } from '../projections/months/months.js';
import { closedStatements, type ClosedStatements } from '../reporting/parties/closed-statements.js';
import type { KeptArtifact } from '../reporting/parties/party-tables.js';
import { CliProblem, count, say, table } from './output.js';
import { readPeriod } from './read-period.js';
import { untilCaughtUp } from './until-caught-up.js';
import { withLedger, withProjections } from './with-ledger.js';

type Options = { readonly period: string; readonly party?: string; readonly out: string; readonly json?: true };

/** Adds `files` to `statements`. */
export const registerStatementsFiles = (statements: Command, open: OpenLedger): void => {
  statements
    .command('files')
    .description("write a closed month's statements in every format: CSV, lines for royalty software, PDF, US files")
    .requiredOption('--period <month>', 'the closed month, such as 2026-08')
    .option('--party <id>', 'of one party alone')
    .option('--out <folder>', 'where the files go', 'statements')
    .option('--json', 'answer with one line of JSON')
    .action(async ({ period, party, out, json }: Options) => {
      const month = readPeriod(period);
      const files = await withLedger(open, (ledger) =>
        withProjections(ledger, async () => {
          await untilCaughtUp(ledger);
          return writeFiles(ledger, { period: month, party, out });
        }),
      );
      say(json ? JSON.stringify(files.map(inShort)) : forPeople(files, out));
    });
};

type Asked = { readonly period: string; readonly party?: string | undefined; readonly out: string };

/** Those that are there already are checked, and written only where they are not what they should be. */
export const writeFiles = async ({ config, postgres }: Ledger, asked: Asked): Promise<readonly KeptArtifact[]> => {
  const { period, party, out } = asked;
  const months = await closedStatements(postgres.db.withTables<MonthsTables>());
  const month = months.find((one) => one.period === period);
  if (month === undefined) throw new CliProblem(`${period} is not closed; see: playledger royalties close`);
  const parties = [...new Set(month.statements.map((one) => one.party))].sort();
  if (party !== undefined && !parties.includes(party)) throw new CliProblem(`${party} has no statement in ${period}`);
  const { serviceName, nonInteractiveOfferings, dsrSender } = config;
  const options: ShelfOptions = { db: postgres.db, folderOf: () => out, service: serviceName, nonInteractive: nonInteractiveOfferings, dsrSender }; // prettier-ignore
  const shelf = new StatementShelf(options);
  const written: KeptArtifact[] = [];
  for (const one of party === undefined ? parties : [party]) written.push(...(await filesOf(shelf, month, one)));
  return written;
};

const filesOf = async (shelf: StatementShelf, month: ClosedStatements, party: string) => {
  const files = await shelf.files({ month, party });
  if (files.length === 0) throw new CliProblem(`${month.period} was closed before files were kept; run first: playledger royalties reissue --period ${month.period}`); // prettier-ignore
  for (const { name } of files) await shelf.file({ month, party }, name);
  return files;
};

const inShort = ({ party, currency, format, name, bytes, sha256 }: KeptArtifact) => ({
  party, currency, format, name, bytes: Number(bytes), sha256,
}); // prettier-ignore

const forPeople = (files: readonly KeptArtifact[], out: string): string =>
  [
    table(['file', 'format', 'bytes', 'SHA-256'], files.map(({ name, format, bytes, sha256 }) => [name, format, count(Number(bytes)), sha256.slice(0, 12)])), // prettier-ignore
    `${count(files.length)} files in ${out}`,
  ].join('\n');
