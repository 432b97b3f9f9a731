/** The bench's end of a ledger process: asks it for work, and watches how much memory it holds. */
import { fork, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { Answer, Asked } from './ledger-process.js';

const SAMPLE_EVERY_MS = 100;
const STOP_TIMEOUT_MS = 5_000;
const RATE_UNLIMITED = '10000000';

export type LedgerChild = {
  /** The value of the answer; throws what went wrong over there. One question at a time. */
  readonly ask: (asked: Asked) => Promise<string | number>;
  /** Resident memory in MB while the work lasts, ten times a second. */
  readonly memoryDuring: <T>(
    work: () => Promise<T>,
  ) => Promise<{ readonly result: T; readonly samplesMb: readonly number[] }>;
  readonly stop: () => Promise<void>;
};

/** Node options of the bench reach the ledger through `PLAYLEDGER_BENCH_NODE_OPTIONS`, such as `--cpu-prof`. */
export const startLedger = (databaseUrl: string): LedgerChild => {
  const options = process.env['PLAYLEDGER_BENCH_NODE_OPTIONS']?.split(' ').filter((option) => option !== '') ?? [];
  const child = fork(new URL('ledger-process.js', import.meta.url), [], {
    execArgv: ['--max-semi-space-size=32', ...options], // as the command itself is started
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      EVENTSTORE_URL: undefined, // the log is measured where the baselines are: in that database
      INGEST_EVENTS_PER_SECOND_MAX: RATE_UNLIMITED,
      LOG_LEVEL: 'error',
    },
  });
  const died = new Promise<never>((_, failed) => {
    child.once('error', failed);
    child.once('exit', (code, signal) => failed(new Error(`the ledger process ended (${signal ?? code})`)));
  });
  died.catch(() => undefined); // whoever waits for an answer is told; nobody else needs to know
  return {
    ask: (asked) => Promise.race([asking(child, asked), died]),
    memoryDuring: (work) => memoryDuring(child.pid!, work),
    stop: () => stop(child),
  };
};

const asking = (child: ChildProcess, asked: Asked) =>
  new Promise<string | number>((done, failed) => {
    child.once('message', (said: Answer) => ('error' in said ? failed(new Error(said.error)) : done(said.value)));
    child.send(asked);
  });

const memoryDuring = async <T>(pid: number, work: () => Promise<T>) => {
  const samplesMb: number[] = [];
  const timer = setInterval(() => void residentMb(pid).then((mb) => samplesMb.push(mb), () => undefined), SAMPLE_EVERY_MS); // prettier-ignore
  try {
    return { result: await work(), samplesMb };
  } finally {
    clearInterval(timer);
  }
};

const residentMb = async (pid: number): Promise<number> => {
  const kb = /^VmRSS:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1];
  if (kb === undefined) throw new Error(`no resident memory in /proc/${pid}/status`);
  return Number(kb) / 1_024;
};

const stop = async (child: ChildProcess) => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.once('exit', done));
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  child.disconnect();
  await ended;
  clearTimeout(late);
};
