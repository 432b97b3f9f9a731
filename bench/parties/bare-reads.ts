/** The yardstick of replay: `pg` alone, reading the log page by page into objects. */
import pg from 'pg';
import { timed } from '../rounds.js';

const PAGE_EVENTS = 5_000;

/** Seconds to read the whole log. Throws where that is not as many events as there should be. */
export const readLog = async (url: string, events: number): Promise<number> => {
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
