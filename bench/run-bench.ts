/** Runs one bench from start to end: a PostgreSQL of its own, the rounds, the tables, the figures. */
import { note, say } from '../src/cli/output.js';
import { benchAppend } from './append.js';
import { openArena } from './arena.js';
import type { CloseOptions, Outcome } from './bench.js';
import { benchClose } from './close.js';
import { benchDsr, type DsrOptions } from './dsr.js';
import { figureLine, figureTable } from './figures.js';
import { benchIngest } from './ingest.js';
import { benchReplay } from './replay.js';

/** What a shell reports for Ctrl-C. */
const INTERRUPTED = 130;

export const BENCHES = {
  ingest: benchIngest,
  append: benchAppend,
  replay: benchReplay,
  close: benchClose,
  dsr: benchDsr,
} as const satisfies Record<string, (options: CloseOptions & DsrOptions) => Promise<Outcome>>;

export type BenchName = keyof typeof BENCHES;

/** A shared machine may be slower by a third in the next round; where a round takes seconds, more of them are taken. */
const ROUNDS: Readonly<Record<BenchName, number>> = { ingest: 5, append: 5, replay: 5, close: 3, dsr: 3 };

export const runBench = async (
  name: BenchName,
  {
    json,
    ...sizes
  }: Pick<CloseOptions & DsrOptions, 'events' | 'plays' | 'listeners' | 'lines'> & { readonly json: boolean },
): Promise<void> => {
  note(`bench ${name}: starting a PostgreSQL for this run, with default settings (every commit waits for the disk) …`);
  const arena = await openArena();
  const interrupted = (signal: NodeJS.Signals) => {
    note(`${signal}: stopping the PostgreSQL of this run …`);
    void arena.close().finally(() => process.exit(INTERRUPTED));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupted);
  try {
    const { figures, tables } = await BENCHES[name]({ arena, ...sizes, rounds: ROUNDS[name], now: new Date() });
    say([...tables, figureTable(figures)].join('\n\n'));
    if (json) say(figureLine(name, figures));
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, interrupted);
    await arena.close();
  }
};
