/** The command line: every command, and the one place where a failure becomes a line for people. */
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { openLedger, type OpenLedger } from '../ledger.js';
import { BadSetting, readConfig } from '../platform/config.js';
import { StoreUnavailable } from '../platform/event-store/event-store.js';
import { EmbeddedPostgresProblem } from '../platform/postgres/embedded-postgres.js';
import { isOutage } from '../platform/postgres/outage.js';
import { registerBench } from './bench.command.js';
import { registerBooksReverse } from './books-reverse.command.js';
import { registerBooks } from './books.command.js';
import { orLastDemo } from './demo/last-demo.js';
import { registerDev } from './dev.command.js';
import { registerDemo } from './demo.command.js';
import { registerDsr } from './dsr/dsr.command.js';
import { registerImportCatalogue } from './import-catalogue.command.js';
import { registerImportErn } from './import-ern.command.js';
import { registerImportHistory } from './import-history.command.js';
import { registerImportPlays } from './import-plays.command.js';
import { registerImportPools } from './import-pools.command.js';
import { registerImportTerms } from './import-terms.command.js';
import { registerKeys } from './keys.command.js';
import { CliProblem, note } from './output.js';
import { registerProjections } from './projections.command.js';
import { registerRecordings } from './recordings.command.js';
import { registerRoyalties } from './royalties.command.js';
import { registerServe } from './serve.command.js';
import { registerStatements } from './statements.command.js';

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const SETTINGS = `
Settings (environment):
  DATABASE_URL      your PostgreSQL; without it one is started under PLAYLEDGER_DATA
  EVENTSTORE_URL    your EventStoreDB (esdb://...); without it the log lives in PostgreSQL
  PLAYLEDGER_DATA   where the embedded PostgreSQL keeps its data (.playledger)
  OIDC_ISSUER, OIDC_AUDIENCE   who vouches for people, and whom its tokens are for
  PORT, HOST        where the API listens (3000, 127.0.0.1)
  LOG_LEVEL         fatal, error, warn, info, debug or silent (info)

Start with:  playledger demo`;

export const createProgram = (open: OpenLedger): Command => {
  const program = new Command('playledger')
    .description('The open royalty and playback ledger: every cent on a statement, back to the plays behind it.')
    .version(version)
    .addHelpText('after', SETTINGS)
    .exitOverride()
    .showSuggestionAfterError();
  registerDemo(program, open);
  registerDev(program, open);
  registerServe(program, open);
  registerKeys(program, open);
  registerImportCatalogue(program, open);
  registerImportErn(program, open);
  registerImportPools(program, open);
  registerImportTerms(program, open);
  registerImportPlays(program, open);
  registerImportHistory(program, open);
  registerRecordings(program, open);
  registerProjections(program, open);
  registerRoyalties(program, orLastDemo(open));
  registerStatements(program, open);
  registerDsr(program, orLastDemo(open));
  const books = program.command('books').description('the double-entry books: journal, balances, corrections');
  registerBooks(books, orLastDemo(open));
  registerBooksReverse(books, orLastDemo(open));
  registerBench(program);
  return program;
};

/** Runs one command line; answers the exit code: 0, 1 for a failure, 2 for a command line that makes no sense. */
export const main = async (argv: readonly string[]): Promise<number> => {
  try {
    await createProgram((changes) => openLedger({ ...readConfig(process.env), ...changes })).parseAsync([...argv]);
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    note(`playledger: ${explain(error)}`);
    return 1;
  }
};

const explain = (error: unknown): string => {
  const known = [CliProblem, BadSetting, EmbeddedPostgresProblem, StoreUnavailable].some(
    (kind) => error instanceof kind,
  );
  if (known) return (error as Error).message;
  if (isOutage(error)) return `PostgreSQL does not answer: ${(error as Error).message}`;
  const stack =
    process.env['LOG_LEVEL'] === 'debug' && error instanceof Error
      ? `\n${error.stack}`
      : '; LOG_LEVEL=debug tells more';
  return `${error instanceof Error ? error.message : String(error)}${stack}`;
};
