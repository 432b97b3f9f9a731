import { describe, expect, it } from 'vitest';
import { skipped, streamed } from '../../../test/listening-log.js';
import { projected } from '../../../test/project.js';

const ID = '00000000-0000-4000-8000-000000000001';
const OTHER = '00000000-0000-4000-8000-000000000002';

describe.each([1, 1_000])('a play id, in batches of %i', (batch) => {
  it('counts once and is reported when it comes back under another listener or day', async () => {
    const { pool } = await projected(
      [
        streamed({ playId: ID, listenerId: 'ann' }),
        streamed({ playId: ID, listenerId: 'ben', trackId: 'other-song' }),
        streamed({ playId: OTHER, listenerId: 'ann' }),
        skipped({ playId: ID, listenerId: 'ann', startedAt: '2026-08-02T10:00:00.000Z' }),
      ],
      { batch },
    );
    const { rows: repeats } = await pool.query('select * from repeated_plays order by position');
    expect(repeats).toEqual([
      {
        position: 2n,
        play_id: ID,
        first_position: 1n,
        listener_id: 'ben',
        track_id: 'other-song',
        stream: 'listening-ben-20260801',
      },
      {
        position: 4n,
        play_id: ID,
        first_position: 1n,
        listener_id: 'ann',
        track_id: 'song',
        stream: 'listening-ann-20260802',
      },
    ]);
    const { rows: plays } = await pool.query('select day, listener_id, streams, skips from track_plays');
    expect(plays).toEqual([{ day: '2026-08-01', listener_id: 'ann', streams: 2n, skips: 0n }]);
    const { rows: usage } = await pool.query('select track_id, streams from royalty_usage');
    expect(usage).toEqual([{ track_id: 'song', streams: 2n }]);
    const { rows: history } = await pool.query('select position from listener_history order by position');
    expect(history).toEqual([{ position: 1n }, { position: 3n }]);
  });
});
