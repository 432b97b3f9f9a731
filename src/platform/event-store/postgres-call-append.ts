/** Appends by the function `append_events`: one call, which is what a few events cost least by. */
import type pg from 'pg';
import type { StreamAppend } from './event-store.js';
import type { Remembered, Written } from './own-revisions.js';

export const callAppend = async (
  pool: pg.Pool,
  appends: readonly StreamAppend[],
  remembered: Remembered,
): Promise<Written> => {
  const { rows } = await pool.query<{ head: bigint; found_revisions: number[] }>({
    name: 'append-events',
    text: 'select head, found_revisions from append_events($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
    values: [...columnsOf(appends), remembered.head, flags(remembered.isAsExpected)],
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
    ...askedOf(appends),
    numbers(asks),
    streams.join('\n'),
    numbers(revisions),
    ids.join('\n'),
    types.join('\n'),
    datas.join('\n'),
  ];
};

/** The streams and the revision expected of each, as `append_events` and `revisions_of` take them. */
export const askedOf = (appends: readonly StreamAppend[]): readonly [streams: string, revisions: string] => [
  appends.map(({ stream }) => stream).join('\n'),
  numbers(appends.map(({ expectedRevision }) => expectedRevision)),
];

/** As PostgreSQL writes arrays of them; the client would quote each element. */
export const flags = (values: readonly boolean[]) => `{${values.map((value) => (value ? 't' : 'f')).join(',')}}`;
const numbers = (values: readonly number[]) => `{${values.join(',')}}`;
