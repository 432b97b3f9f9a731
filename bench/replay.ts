/** `bench replay`: every projection rebuilt from the log, against a bare read of the same log; time, growth and memory. */
import pg from 'pg';
import { count, note, table } from '../src/cli/output.js';
import { against, type BenchOptions, type Outcome } from './bench.js';
import type { Figure } from './figures.js';
import { growthFigure, type Growth } from './growth.js';
import { startReader, type BareReader } from './parties/bare-reads.js';
import { chunksOf, copy } from './parties/bare-copy.js';
import { startLedger, type LedgerChild } from './parties/ledger-child.js';
import { perSecond } from './rounds.js';
import { flatness, median, rounded } from './statistics.js';
import { reportsOf, rowsOfReports, workloadOf } from './workload.js';

const MEMORY_MB_MAX = 400;
const FLATNESS_MAX = 1.1;

export type Replay = {
  /** Events per second, one entry a round. */
  readonly rebuilds: readonly number[];
  readonly reads: readonly number[];
  readonly growth: Growth;
  readonly eventsLarge: number;
  readonly samplesMb: readonly number[];
  readonly table: string;
};

export const benchReplay = async (options: BenchOptions): Promise<Outcome> => {
  const replay = await measureReplay(options);
  const growth = growthFigure('10 times the events: time of rebuild', [replay.growth]);
  return { tables: [replay.table], figures: [rebuildFigure(replay), memoryFigure(replay), growth] };
};

export const rebuildFigure = ({ rebuilds, reads }: Replay): Figure =>
  against('rebuild of all projections ÷ bare read of the log', rebuilds, reads, 0.3);

/** Bounded and flat: the peak is below the limit, and has stopped growing when the last third begins. */
export const memoryFigure = ({ eventsLarge, samplesMb }: Replay): Figure => {
  const peakMb = samplesMb.reduce((most, one) => Math.max(most, one), 0);
  const growth = flatness(samplesMb);
  return {
    name: `memory of the server during a rebuild of ${count(eventsLarge)} events, MB`,
    value: rounded(peakMb),
    goal: `<= ${MEMORY_MB_MAX}, flat`,
    met: peakMb <= MEMORY_MB_MAX && growth <= FLATNESS_MAX,
    note: `last third peaks at ${growth.toFixed(2)} of the middle third`,
  };
};

export const measureReplay = async (options: BenchOptions): Promise<Replay> => {
  const { events, rounds } = options;
  const before = await overLog(options, events, Math.ceil(rounds / 2));
  const large = await overLog(options, 10 * events, 1);
  const small = [...before, ...(await overLog(options, events, Math.floor(rounds / 2)))];
  const rebuilds = small.map(({ rebuild }) => events / rebuild);
  const reads = small.map(({ read }) => events / read);
  const { rebuild, read, samplesMb } = large[0]!;
  return {
    rebuilds,
    reads,
    samplesMb,
    eventsLarge: 10 * events,
    growth: { name: 'rebuild', small: median(small.map((round) => round.rebuild)), large: rebuild },
    table: table(
      ['who', 'events', 'events/s (median)'],
      [
        ['rebuild of all projections', count(events), perSecond(rebuilds)],
        ['bare read of the log', count(events), perSecond(reads)],
        ['rebuild of all projections', count(10 * events), perSecond([(10 * events) / rebuild])],
        ['bare read of the log', count(10 * events), perSecond([(10 * events) / read])],
      ],
    ),
  };
};

type Round = { readonly rebuild: number; readonly read: number; readonly samplesMb: readonly number[] };

/** Seconds of reading and of rebuilding in turns, over a log of this many events; none for no rounds. */
const overLog = async ({ arena, now }: BenchOptions, events: number, rounds: number): Promise<readonly Round[]> => {
  if (rounds === 0) return [];
  const database = await arena.database();
  const ledger = startLedger(database.url);
  const reader = startReader(database.url);
  try {
    await fill(database.url, events, now);
    const first = Number(await ledger.ask({ ask: 'follow' }));
    note(`the first build of all projections: ${count(events)} events at ${count(Math.round(events / first))}/s`);
    await ledger.ask({ ask: 'serve' });
    await reader.read(events);
    const measured: Round[] = [];
    for (let round = 1; round <= rounds; round += 1) measured.push(await turn(events, ledger, reader));
    return measured;
  } finally {
    reader.stop();
    await ledger.stop();
    await database.drop();
  }
};

/** A read takes a third as long as a rebuild, so the mean of one before and one after stands beside it. */
const turn = async (events: number, ledger: LedgerChild, reader: BareReader): Promise<Round> => {
  const before = await reader.read(events);
  const { result, samplesMb } = await ledger.memoryDuring(async () => Number(await ledger.ask({ ask: 'rebuild' })));
  const read = (before + (await reader.read(events))) / 2;
  note(`read at ${count(Math.round(events / read))}/s, rebuilt at ${count(Math.round(events / result))}/s`);
  return { read, rebuild: result, samplesMb };
};

/** The same events as everywhere, put where appends would have put them. */
const fill = async (url: string, events: number, now: Date) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await copy(client, 'event_log', chunksOf(rowsOfReports(reportsOf(workloadOf(events, now)), now), 0));
    await client.query('update event_log_head set position = (select max(position) from event_log)');
    await client.query('vacuum analyze event_log');
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
};
