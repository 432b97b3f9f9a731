/** Appends by the function `append_events`: one call, which is what a few events cost least by. */
import type pg from 'pg';
import type { StreamAppend } from './event-store.js';

/** The head before the write and each stream's revision before it; where that is the expected one, its events are written. */
export type Written = { readonly head: bigint; readonly found: readonly number[] };

export const callAppend = async (pool: pg.Pool, appends: readonly StreamAppend[]): Promise<Written> => {
  const { rows } = await pool.query<{ head: bigint; found_revisions: number[] }>({
    name: 'append-events',
    text: 'select head, found_revisions from append_events($1, $2, $3, $4, $5, $6, $7, $8)',
    values: columnsOf(appends),
  });
  return { head: rows[0]!.head, found: rows[0]!.found_revisions };
};

/** The arrays that `append_events` takes, in its order. A type or stream name never holds a line break; nor does JSON. */
const columnsOf = (appends: readonly StreamAppend[]) => {
  const asks: number[] = [];
  const streams: string[] = [];
  const revisions: number[] = [];
  const ids: string[] = [];
  const types: string[] = [];
  const datas: string[] = [];
  for (const [index, { stream, expectedRevision, events }] of appends.entries())
    for (const [nth, event] of events.entries()) {
      asks.push(index + 1);
      streams.push(stream);
      revisions.push(expectedRevision + 1 + nth);
      ids.push(event.id);
      types.push(event.type);
      datas.push(JSON.stringify(event.data));
    }
  return [
    appends.map(({ stream }) => stream).join('\n'),
    numbers(appends.map(({ expectedRevision }) => expectedRevision)),
    numbers(asks),
    streams.join('\n'),
    numbers(revisions),
    ids.join('\n'),
    types.join('\n'),
    datas.join('\n'),
  ];
};

/** As PostgreSQL writes an array of them; the client would quote each element. */
const numbers = (values: readonly number[]) => `{${values.join(',')}}`;
