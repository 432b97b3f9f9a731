/** The built program as a process of its own, as people run it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../dist/src/main.js', import.meta.url));
const START_TIMEOUT_MS = 60_000;

export type Finished = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** A test says itself where its ledger lives: an `EVENTSTORE_URL` that the run was given is for the contract suite alone. */
const start = (args: readonly string[], env: Record<string, string>): ChildProcess => {
  if (!existsSync(MAIN)) throw new Error('dist/ is missing: run npm run build (npm test does)');
  return spawn(process.execPath, [MAIN, ...args], {
    env: { ...process.env, DATABASE_URL: undefined, EVENTSTORE_URL: undefined, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
};

/** Runs `playledger ARGS` to its end. */
export const playledger = async (args: readonly string[], env: Record<string, string> = {}): Promise<Finished> => {
  const child = start(args, env);
  let stdout = '';
  let stderr = '';
  child.stdout!.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
};

export type Serving = { readonly address: string; readonly child: ChildProcess; readonly stderr: () => string };

/** Runs `playledger serve`, or `playledger dev`, on a port of its own; resolves when it listens. */
export const serve = (env: Record<string, string>, ...args: readonly string[]) => listening(['serve', ...args], env);
export const dev = (env: Record<string, string>) => listening(['dev'], env);

const listening = async (args: readonly string[], env: Record<string, string>): Promise<Serving> => {
  const child = start(args, { PORT: '0', LOG_LEVEL: 'error', ...env });
  let stderr = '';
  const address = new Promise<string>((done, failed) => {
    const timer = setTimeout(() => failed(new Error(`${args[0]} did not listen: ${stderr}`)), START_TIMEOUT_MS);
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      const found = /listens on (http:\S+)/.exec(stderr)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      done(found);
    });
    child.on('exit', () => failed(new Error(`${args[0]} ended: ${stderr}`)));
  });
  return { address: await address, child, stderr: () => stderr };
};

/** Sends a signal and waits until the process is gone. */
export const end = async ({ child }: Serving, signal: NodeJS.Signals): Promise<number | null> => {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const gone = once(child, 'exit');
  child.kill(signal);
  return ((await gone) as [number | null])[0];
};
