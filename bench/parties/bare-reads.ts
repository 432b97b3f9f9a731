/**
 * The yardstick of replay: `pg` alone, reading the log page by page into objects. It reads in a process of its own, as
 * the ledger does: in that of a bench, which holds millions of rows, it would be slower, and the ledger look better.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { ReadAnswer, ReadAsked } from './bare-reads-process.js';

export type BareReader = {
  /** Seconds to read the whole log. Throws where that is not as many events as there should be. */
  readonly read: (events: number) => Promise<number>;
  readonly stop: () => void;
};

export const startReader = (url: string): BareReader => {
  const child = fork(new URL('bare-reads-process.js', import.meta.url), [], { execArgv: ['--max-semi-space-size=32'] });
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('the reader ended')));
  ended.catch(() => undefined); // whoever waits for an answer is told
  const answer = async (): Promise<ReadAnswer> => ((await once(child, 'message')) as [ReadAnswer])[0];
  return {
    read: async (events) => {
      const answered = answer();
      child.send({ url, events } satisfies ReadAsked);
      const said = await Promise.race([answered, ended]);
      if ('error' in said) throw new Error(said.error);
      return said.seconds;
    },
    stop: () => child.disconnect(),
  };
};
