/** `bench ingest`: what the ledger takes in, and what it makes of it, against the same work done by bare means. */
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { playOfLine, type PlayFiles } from '../src/cli/import/play-line.js';
import { count } from '../src/cli/output.js';
import { against, type BenchOptions, type Outcome } from './bench.js';
import { bareCopy } from './parties/bare-copy.js';
import { bareInserts } from './parties/bare-inserts.js';
import { emmettBatches, emmettSingles } from './parties/emmett.js';
import { ledgerHttp, type SlicedParty } from './parties/ledger-http.js';
import { ledgerImport } from './parties/ledger-import.js';
import { measureReplay, memoryFigure, rebuildFigure } from './replay.js';
import { speedTable, takeTurns, type Party } from './rounds.js';
import { growthFigure, type Growth } from './growth.js';
import { credibleOf, lineOf, reportsOf, rowsOf, rowsOfReports, workloadOf, type Row } from './workload.js';

const BATCHES = { eventsPerRequest: 100, connections: 32 };
const SINGLES = { eventsPerRequest: 1, connections: 64 };
const EMMETT_BATCHES_AT_ONCE = 32;
const EMMETT_SINGLES_AT_ONCE = 32;
/** A file of plays is long, and the command starts cold with each: 300,000 lines are a month of a small service. */
const FILE_BATCHES = 3;
/** Single appends are slow; a quarter of the events is enough to tell. */
const SINGLES_SHARE = 4;
const WARM_UP_EVENTS = 20_000;
/** A server that has just started answers at half its speed; both parties are warmed up with as many. */
const SINGLES_WARM_UP_EVENTS = 10_000;

export const benchIngest = async (options: BenchOptions): Promise<Outcome> => {
  const batches = await measureBatches(options);
  const singles = await measureSingles(options);
  const imports = await measureImport(options);
  const replay = await measureReplay(options);
  return {
    tables: [batches.table, singles.table, imports.table, replay.table],
    figures: [
      against('HTTP ingest, batches of 100 ÷ bare pg multi-row inserts (1,000 rows)', batches.speeds.ledger, batches.speeds.inserts, 0.6), // prettier-ignore
      against('HTTP ingest, batches of 100 ÷ Emmett appends in batches of 100', batches.speeds.ledger, batches.speeds.emmett, 1.3), // prettier-ignore
      against('HTTP ingest, one event a request, 64 connections ÷ Emmett single appends, 32 at once', singles.speeds.ledger, singles.speeds.emmett, 4), // prettier-ignore
      against('import-plays of a file ÷ bare COPY of the same rows', imports.speeds.ledger, imports.speeds.copy, 0.35),
      rebuildFigure(replay),
      memoryFigure(replay),
      growthFigure('10 times the events: time of ingest and of rebuild', [batches.growth, replay.growth]),
    ],
  };
};

const measureBatches = async ({ arena, events, rounds, now }: BenchOptions) => {
  const reports = [...reportsOf(workloadOf(events, now))];
  const warmUp = [...reportsOf(workloadOf(Math.min(WARM_UP_EVENTS, events), now, 'a-warm-up'))];
  const rows = [...rowsOfReports(reports, now)];
  const warmUpRows = [...rowsOfReports(warmUp, now)];
  const parties = {
    ledger: ledgerHttp(reports, warmUp, BATCHES),
    inserts: bareInserts(rows, warmUpRows),
    prepared: bareInserts(rows, warmUpRows, { prepared: true }),
    emmett: emmettBatches(rows, warmUpRows, EMMETT_BATCHES_AT_ONCE),
  };
  const speeds = await takeTurns(arena, parties, rounds);
  const tenfold = ledgerHttp(reportsOf(workloadOf(10 * events, now)), warmUp, BATCHES);
  const growth = await measureGrowth(arena, parties.ledger, tenfold);
  const large = [tenfold.events / growth.large];
  return { speeds, growth, table: speedTable({ ...parties, tenfold }, { ...speeds, tenfold: large }) };
};

/**
 * The large one in ten pieces, and the small one, which is as long as a piece, in a database of its own after each of
 * them: a machine that changes its speed from minute to minute changes it for both.
 */
const measureGrowth = async (arena: BenchOptions['arena'], small: Party, tenfold: SlicedParty): Promise<Growth> => {
  const speeds: number[] = [];
  const database = await arena.database();
  try {
    const large = await tenfold.runInSlices(database.url, 10, async () => {
      speeds.push(...(await takeTurns(arena, { small }, 1)).small);
    });
    const seconds = speeds.map((speed) => small.events / speed);
    return { name: 'ingest', small: seconds.reduce((sum, each) => sum + each, 0) / seconds.length, large };
  } finally {
    await database.drop();
  }
};

const measureSingles = async ({ arena, events, rounds, now }: BenchOptions) => {
  const reports = [...reportsOf(workloadOf(Math.ceil(events / SINGLES_SHARE), now))];
  const warmUp = [...reportsOf(workloadOf(SINGLES_WARM_UP_EVENTS, now, 'a-warm-up'))];
  const rowsFor = (list: typeof reports) => [...rowsOfReports(list, now)];
  const parties: Record<'ledger' | 'emmett', Party> = {
    ledger: ledgerHttp(reports, warmUp, SINGLES),
    emmett: emmettSingles(rowsFor(reports), rowsFor(warmUp), EMMETT_SINGLES_AT_ONCE),
  };
  const speeds = await takeTurns(arena, parties, rounds);
  return { speeds, table: speedTable(parties, speeds) };
};

const measureImport = async ({ arena, events: batch, rounds, now }: BenchOptions) => {
  const events = batch * FILE_BATCHES;
  const lines = Array.from(reportsOf(workloadOf(events, now)), lineOf);
  const file = join(arena.folder, 'plays.ndjson');
  await pipeline(Readable.from(lines.map((line) => `${line}\n`)), createWriteStream(file));
  const parties = { ledger: ledgerImport(file, events), copy: bareCopy(rowsOfLines(lines, now), []) };
  const speeds = await takeTurns(arena, parties, rounds);
  return { speeds, table: speedTable(parties, speeds) };
};

const NO_FILES: PlayFiles = { listeners: new Map(), durations: new Map() };

/** What the ledger makes of the lines. */
const rowsOfLines = (lines: readonly string[], now: Date): readonly Row[] => {
  const run = { receivedAt: now.toISOString(), credible: credibleOf(now) };
  const commands = lines.map((text, index) => {
    const command = playOfLine(text, index + 1, NO_FILES, run);
    if ('reason' in command) throw new TypeError(`line ${count(index + 1)} of the bench is no play: ${command.detail}`);
    return command;
  });
  return [...rowsOf(commands)];
};
