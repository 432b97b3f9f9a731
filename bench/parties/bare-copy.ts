/** The fastest way into PostgreSQL that there is: `COPY` of the same rows, encoded before the clock starts. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { timed, type Party } from '../rounds.js';
import { inGroups, type Row } from '../workload.js';
import { BARE_TABLE } from './bare-table.js';

const ROWS_PER_CHUNK = 200;
const COLUMNS = 'position, stream, revision, event_id, type, data';

export const bareCopy = (rows: readonly Row[], warmUp: readonly Row[]): Party => {
  const chunks = [...chunksOf(rows, warmUp.length)];
  const warmUps = [...chunksOf(warmUp, 0)];
  const run = async (url: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query(BARE_TABLE);
      await copy(client, 'bare_log', warmUps);
      return await timed(() => copy(client, 'bare_log', chunks));
    } finally {
      await client.end();
    }
  };
  return { name: 'bare COPY', events: rows.length, log: 'bare_log', run };
};

/** Text format: a tab between columns, a line per row, and a backslash before what would be taken for either. */
export function* chunksOf(rows: Iterable<Row>, before: number): Generator<Buffer> {
  let position = before;
  const lineOf = ({ stream, revision, id, type, data }: Row) =>
    `${[(position += 1), stream, revision, id, type, data.replaceAll('\\', '\\\\')].join('\t')}\n`;
  for (const group of inGroups(rows, ROWS_PER_CHUNK)) yield Buffer.from(group.map(lineOf).join(''));
}

export const copy = (client: pg.Client, into: string, chunks: Iterable<Buffer>): Promise<void> =>
  pipeline(Readable.from(chunks), client.query(copyFrom(`copy ${into} (${COLUMNS}) from stdin`)));
