/** One writer in a process of its own, so that its memory is its own: told by the bench what to write, it says how long it took. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { timed } from '../rounds.js';
import { WRITERS, type Writer } from './writers.js';

export type Asked = { readonly writer: Writer; readonly folder: string; readonly lines: number };
export type Answer =
  | { readonly seconds: number; readonly peakMb: number; readonly rows: number; readonly sha256: string }
  | { readonly error: string };

const SAMPLE_EVERY_MS = 50;
const BYTES_A_MB = 1_048_576;

const write = async ({ writer, folder, lines }: Asked): Promise<Answer> => {
  let peak = 0;
  const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), SAMPLE_EVERY_MS);
  let path = '';
  const seconds = await timed(async () => {
    path = await WRITERS[writer](folder, lines);
  });
  clearInterval(timer);
  return { seconds, peakMb: Math.max(peak, process.memoryUsage.rss()) / BYTES_A_MB, ...(await digestOf(path)) };
};

/** Of the rows alone: the other party has no head, summaries and footer. */
const digestOf = async (path: string) => {
  const hash = createHash('sha256');
  let rows = 0;
  for await (const line of createInterface({ input: createReadStream(path) }))
    if (line.startsWith('SR08\t')) {
      rows += 1;
      hash.update(line);
    }
  return { rows, sha256: hash.digest('hex') };
};

process.on('message', (asked: Asked) => {
  const send = (answer: Answer) => process.send?.(answer);
  void write(asked).then(send, (error: unknown) => send({ error: String(error) }));
});
process.on('disconnect', () => process.exit(0)); // the bench is gone
