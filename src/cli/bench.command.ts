import { Argument, InvalidArgumentError, Option, type Command } from 'commander';
import { CliProblem } from './output.js';

const EVENTS_DEFAULT = 100_000;
const EVENTS_MIN = 1_000;
const EVENTS_MAX = 10_000_000;
const PLAYS_DEFAULT = 1_000_000;
const LISTENERS_DEFAULT = 5_000;
const LISTENERS_MIN = 100;
const LINES_DEFAULT = 1_000_000;

const BENCH_NAMES = ['ingest', 'append', 'replay', 'close', 'dsr'] as const;
type BenchName = (typeof BENCH_NAMES)[number];
type Sizes = Readonly<Record<'events' | 'plays' | 'listeners' | 'lines', number>>;
type RunBench = (name: BenchName, options: Sizes & { readonly json: boolean }) => Promise<void>;

type LoadBench = () => Promise<RunBench>;

/** `load` answers the bench; the rest of the program never imports it. */
export const registerBench = (program: Command, load: LoadBench = loadBench): void => {
  program
    .command('bench')
    .description('measure this machine side by side with bare PostgreSQL, Emmett, DuckDB and csv-stringify')
    .addArgument(new Argument('<name>', 'what to measure').choices(BENCH_NAMES))
    .addOption(
      new Option('--events <count>', 'events in a round; growth is measured from there to ten times as many')
        .default(EVENTS_DEFAULT)
        .argParser(atLeast(EVENTS_MIN)),
    )
    .addOption(
      new Option('--plays <count>', 'close: plays of the month; growth is measured to ten times as many')
        .default(PLAYS_DEFAULT)
        .argParser(atLeast(EVENTS_MIN)),
    )
    .addOption(
      new Option('--listeners <count>', 'close: listeners of the month')
        .default(LISTENERS_DEFAULT)
        .argParser(atLeast(LISTENERS_MIN)),
    )
    .addOption(
      new Option('--lines <count>', 'dsr: lines of a DDEX report, over which a deal is spread')
        .default(LINES_DEFAULT)
        .argParser(atLeast(EVENTS_MIN)),
    )
    .option('--json', 'end with one line of JSON')
    .action(async (name: BenchName, { json, ...sizes }: Sizes & { json?: true }) => {
      const runBench = await load().catch(explainAbsence);
      await runBench(name, { ...sizes, json: json === true });
    });
};

const atLeast =
  (min: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < min || value > EVENTS_MAX)
      throw new InvalidArgumentError(`It must be a whole number from ${min} to ${EVENTS_MAX}.`);
    return value;
  };

/** Loaded when asked for: the parties that the ledger is measured against are development dependencies. */
const loadBench: LoadBench = async () => (await import('../../bench/run-bench.js')).runBench;

const explainAbsence = (error: unknown): never => {
  if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
  throw new CliProblem('bench needs the development dependencies: npm ci', { cause: error });
};
