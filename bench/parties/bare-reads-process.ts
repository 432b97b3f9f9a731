/** The reader of `bare-reads.ts`, in a process whose memory and whose compiled code are its own. */
import pg from 'pg';
import { timed } from '../rounds.js';

const PAGE_EVENTS = 5_000;

export type ReadAsked = { readonly url: string; readonly events: number };
export type ReadAnswer = { readonly seconds: number } | { readonly error: string };

/** Seconds to read the whole log. Throws where that is not as many events as there should be. */
const readLog = async ({ url, events }: ReadAsked): Promise<number> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let read = 0;
    const seconds = await timed(async () => {
      for (let after = '0', rows = PAGE_EVENTS; rows === PAGE_EVENTS;) {
        const page = await client.query<{ position: string }>(
          'select * from event_log where position > $1 order by position limit $2',
          [after, PAGE_EVENTS],
        );
        rows = page.rows.length;
        read += rows;
        after = page.rows.at(-1)?.position ?? after;
      }
    });
    if (read !== events) throw new Error(`the log holds ${read} events, not ${events}`);
    return seconds;
  } finally {
    await client.end();
  }
};

process.on('message', (asked: ReadAsked) => {
  const send = (said: ReadAnswer) => process.send?.(said);
  void readLog(asked).then((seconds) => send({ seconds }), (error: unknown) => send({ error: String(error) })); // prettier-ignore
});
process.on('disconnect', () => process.exit(0)); // the bench is gone
