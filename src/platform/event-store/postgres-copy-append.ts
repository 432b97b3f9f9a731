/**
 * Appends by `COPY`: what the function `append_events` does, for batches so large that a few round trips more cost less
 * than taking arrays apart and writing row by row. The same head row is held from the first look to the commit.
 */
import type pg from 'pg';
import { copyIn, CopyLines, copyText } from '../postgres/copy-in.js';
import { inTransaction } from '../postgres/transaction.js';
import type { StreamAppend } from './event-store.js';
import { headAfter, type Remembered, type Written } from './own-revisions.js';
import { askedOf, flags } from './postgres-call-append.js';

export const copyAppend = (pool: pg.Pool, appends: readonly StreamAppend[], remembered: Remembered): Promise<Written> =>
  inTransaction(pool, async (client) => {
    const head = await lockHead(client);
    const found = await revisionsOf(client, appends, head === remembered.head ? remembered.isAsExpected : []);
    const newest = headAfter(appends, { head, found });
    if (newest > head) {
      await copyIn(
        client,
        'event_log (position, stream, revision, event_id, type, data)',
        rowsOf(appends, { head, found }),
      );
      await moveHead(client, newest);
    }
    return { head, found };
  });

const lockHead = async (client: pg.PoolClient): Promise<bigint> => {
  const { rows } = await client.query<{ position: bigint }>('select position from event_log_head for update');
  return rows[0]!.position;
};

/** Asked once the head is held: from then on nobody else moves a stream. */
const revisionsOf = async (
  client: pg.PoolClient,
  appends: readonly StreamAppend[],
  isAsExpected: readonly boolean[],
): Promise<readonly number[]> => {
  const { rows } = await client.query<{ found: number[] }>({
    name: 'revisions-of',
    text: 'select revisions_of($1, $2, $3) as found',
    values: [...askedOf(appends), flags(isAsExpected)],
  });
  return rows[0]!.found;
};

/** Text format: a tab between columns, a line a row. Event i of the call has position head + i. */
const rowsOf = (appends: readonly StreamAppend[], { head, found }: Written): CopyLines => {
  let position = head;
  const lines = new CopyLines();
  for (const [index, { stream, expectedRevision, events }] of appends.entries()) {
    if (found[index] !== expectedRevision) {
      position += BigInt(events.length);
      continue;
    }
    const name = copyText(stream);
    let revision = expectedRevision;
    for (const { id, type, data } of events) {
      position += 1n;
      revision += 1;
      lines.add(`${position}\t${name}\t${revision}\t${id}\t${copyText(type)}\t${copyText(JSON.stringify(data))}`);
    }
  }
  return lines;
};

const moveHead = (client: pg.PoolClient, newest: bigint) =>
  client.query({
    name: 'move-head',
    text: `with moved as (update event_log_head set position = $1::bigint returning position)
           select pg_notify('event_log', position::text) from moved`,
    values: [newest],
  });
