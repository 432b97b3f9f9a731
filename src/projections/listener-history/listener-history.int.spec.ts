import { expect, it } from 'vitest';
import { liked, skipped, streamed, unliked } from '../../../test/listening-log.js';
import { projected } from '../../../test/project.js';

it('keeps a row per play and like, with what is known of it', async () => {
  const { pool } = await projected([
    streamed({ context: { type: 'playlist', id: 'road\ntrip \\ "2"' }, offline: true }),
    skipped({ startedAt: '2026-08-01T11:00:00.123Z', context: { type: 'radio' } }),
    liked({ startedAt: '2026-08-01T09:00:00.000Z' }),
    unliked({ startedAt: '2026-08-01T12:00:00.000Z' }),
  ]);
  const { rows } = await pool.query(
    'select kind, happened_at, ms_heard, counted, context_type, context_id, offline from listener_history order by happened_at desc',
  );
  const none = { ms_heard: null, counted: null, context_type: null, context_id: null, offline: false };
  expect(rows).toEqual([
    { kind: 'unlike', happened_at: new Date('2026-08-01T12:00:00.000Z'), ...none },
    {
      kind: 'skip', happened_at: new Date('2026-08-01T11:00:00.123Z'), ms_heard: 9_000n, counted: false,
      context_type: 'radio', context_id: null, offline: false,
    },
    {
      kind: 'stream', happened_at: new Date('2026-08-01T10:00:00.000Z'), ms_heard: 180_000n, counted: true,
      context_type: 'playlist', context_id: 'road\ntrip \\ "2"', offline: true,
    },
    { kind: 'like', happened_at: new Date('2026-08-01T09:00:00.000Z'), ...none },
  ]); // prettier-ignore
});

it('is read newest first by its index, page by page', async () => {
  const { pool } = await projected([1, 2, 3].map((hour) => streamed({ startedAt: `2026-08-01T0${hour}:00:00.000Z` })));
  const page = `select position from listener_history where listener_id = 'ann' and (happened_at, position) < ($1, $2)
                order by happened_at desc, position desc limit 2`;
  const client = await pool.connect();
  await client.query('set enable_seqscan = off; set enable_bitmapscan = off; set enable_sort = off');
  const { rows: plan } = await client.query<{ 'QUERY PLAN': string }>(`explain ${page}`, ['2026-08-01T03:00:00Z', 3n]);
  const { rows } = await client.query(page, ['2026-08-01T03:00:00Z', 3n]);
  client.release(true);
  expect(rows).toEqual([{ position: 2n }, { position: 1n }]);
  expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toMatch(
    /Index (Only )?Scan Backward using listener_history_b1_pages/,
  );
});
