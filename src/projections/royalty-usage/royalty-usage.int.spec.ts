import { expect, it } from 'vitest';
import { liked, skipped, streamed } from '../../../test/listening-log.js';
import { projected } from '../../../test/project.js';

it('adds up what counts, by the UTC month in which the play started', async () => {
  const { pool } = await projected([
    streamed({ startedAt: '2026-07-31T23:59:59.999Z', msHeard: 60_000 }),
    streamed({ startedAt: '2026-08-01T00:00:00.000Z', msHeard: 61_000 }),
    skipped({ startedAt: '2026-08-20T00:00:00.000Z', msHeard: 62_000 }),
    streamed({ trackId: 'jingle', msHeard: 12_000, trackDurationMs: 12_000 }),
    streamed({ trackId: 'unheard', msHeard: 29_999 }),
    liked({ trackId: 'only-liked' }),
  ]);
  const { rows } = await pool.query(
    'select period, track_id, streams, ms_heard from royalty_usage order by period, track_id desc',
  );
  expect(rows).toEqual([
    { period: '2026-07', track_id: 'song', streams: 1n, ms_heard: 60_000n },
    { period: '2026-08', track_id: 'song', streams: 2n, ms_heard: 123_000n },
    { period: '2026-08', track_id: 'jingle', streams: 1n, ms_heard: 12_000n },
  ]);
});
