/**
 * `bench dsr`: a label's month as a DDEX report, each line being its part of what the label's deal pays, against
 * csv-stringify with the same cells.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { count, note, table } from '../src/cli/output.js';
import type { Outcome } from './bench.js';
import type { Answer } from './dsr/writer-process.js';
import type { Writer } from './dsr/writers.js';
import { atLeast, atMost } from './figures.js';
import { perSecond } from './rounds.js';
import { medianRatio } from './statistics.js';

export type DsrOptions = {
  readonly arena: { readonly folder: string };
  readonly lines: number;
  readonly rounds: number;
};

const RATIO_MIN = 0.7;
const MEMORY_MB_MAX = 300;

type Written = Exclude<Answer, { readonly error: string }>;

export const benchDsr = async ({ arena, lines, rounds }: DsrOptions): Promise<Outcome> => {
  const speeds: Record<Writer, number[]> = { ledger: [], 'csv-stringify': [] };
  let peakMb = 0;
  for (let round = 1; round <= rounds; round += 1) {
    const ledger = await written(arena.folder, 'ledger', lines);
    const bare = await written(arena.folder, 'csv-stringify', lines);
    assertSame(ledger, bare, lines);
    speeds.ledger.push(lines / ledger.seconds);
    speeds['csv-stringify'].push(lines / bare.seconds);
    peakMb = Math.max(peakMb, ledger.peakMb);
    note(`round ${round} of ${rounds}: ${perSecond(speeds.ledger.slice(-1))} / ${perSecond(speeds['csv-stringify'].slice(-1))} lines/s, ${peakMb.toFixed(0)} MB`); // prettier-ignore
  }
  const from = `${perSecond(speeds.ledger)} / ${perSecond(speeds['csv-stringify'])} lines/s`;
  const rows = Object.entries(speeds).map(([writer, each]) => [writer, count(lines), perSecond(each)]);
  return {
    tables: [table(['who', 'lines', 'lines/s (median)'], rows)],
    figures: [
      atLeast('lines of a DDEX report a second ÷ csv-stringify of the same cells', medianRatio(speeds.ledger, speeds['csv-stringify']), RATIO_MIN, from), // prettier-ignore
      atMost('memory of the writer, MB', peakMb, MEMORY_MB_MAX),
    ],
  };
};

/** Each in a process and a folder of its own, which are gone afterwards. */
const written = async (folder: string, writer: Writer, lines: number): Promise<Written> => {
  const own = await mkdtemp(join(folder, 'dsr-'));
  const child = fork(new URL('dsr/writer-process.js', import.meta.url), [], { execArgv: [] });
  try {
    child.send({ writer, folder: own, lines });
    const died = once(child, 'exit').then(() => ({ error: `the process of ${writer} ended` }));
    const answer: Answer = await Promise.race([once(child, 'message').then(([said]) => said as Answer), died]);
    if ('error' in answer) throw new Error(answer.error);
    return answer;
  } finally {
    if (child.connected) child.disconnect();
    await rm(own, { recursive: true, force: true });
  }
};

/** A comparison of writers that wrote something else is none. */
const assertSame = (one: Written, other: Written, lines: number): void => {
  if (one.rows === lines && other.rows === lines && one.sha256 === other.sha256) return;
  throw new Error(
    `the writers did not write the same: ${one.rows} rows (${one.sha256}) and ${other.rows} (${other.sha256})`,
  );
};
