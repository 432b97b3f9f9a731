import { Argument, InvalidArgumentError, Option, type Command } from 'commander';
import { CliProblem } from './output.js';

const EVENTS_DEFAULT = 100_000;
const EVENTS_MIN = 1_000;
const EVENTS_MAX = 10_000_000;

type BenchName = 'ingest' | 'append' | 'replay';
type RunBench = (name: BenchName, options: { readonly events: number; readonly json: boolean }) => Promise<void>;

type LoadBench = () => Promise<RunBench>;

/** `load` answers the bench; the rest of the program never imports it. */
export const registerBench = (program: Command, load: LoadBench = loadBench): void => {
  program
    .command('bench')
    .description('measure this machine side by side with bare PostgreSQL and Emmett')
    .addArgument(new Argument('<name>', 'what to measure').choices(['ingest', 'append', 'replay']))
    .addOption(
      new Option('--events <count>', 'events in a round; growth is measured from there to ten times as many')
        .default(EVENTS_DEFAULT)
        .argParser(eventsOf),
    )
    .option('--json', 'end with one line of JSON')
    .action(async (name: BenchName, { events, json }: { events: number; json?: true }) => {
      const runBench = await load().catch(explainAbsence);
      await runBench(name, { events, json: json === true });
    });
};

const eventsOf = (text: string): number => {
  const events = Number(text);
  if (!Number.isInteger(events) || events < EVENTS_MIN || events > EVENTS_MAX)
    throw new InvalidArgumentError(`It must be a whole number from ${EVENTS_MIN} to ${EVENTS_MAX}.`);
  return events;
};

/** Loaded when asked for: the parties that the ledger is measured against are development dependencies. */
const loadBench: LoadBench = async () => (await import('../../bench/run-bench.js')).runBench;

const explainAbsence = (error: unknown): never => {
  if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
  throw new CliProblem('bench needs the development dependencies: npm ci', { cause: error });
};
