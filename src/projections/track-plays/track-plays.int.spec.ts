import { expect, it } from 'vitest';
import { countingPolicy } from '../../domain/listening/counting-policy.js';
import { liked, skipped, streamed, unliked } from '../../../test/listening-log.js';
import { projected } from '../../../test/project.js';

it('adds up streams, skips, likes and time heard per day, track, territory, offering and listener', async () => {
  const { pool } = await projected([
    streamed({ msHeard: 100_000 }),
    streamed({ msHeard: 29_999 }),
    skipped({ msHeard: 31_000 }),
    skipped({ msHeard: 1_000 }),
    liked({ startedAt: '2026-08-01T23:59:59.999Z' }),
    unliked(),
    streamed({ startedAt: '2026-08-02T00:00:00.000Z', listenerId: 'ben', territory: 'GB', offering: 'free' }),
  ]);
  const { rows } = await pool.query('select * from track_plays order by day');
  expect(rows).toEqual([
    {
      day: '2026-08-01', track_id: 'song', territory: 'SE', offering: 'premium', listener_id: 'ann',
      streams: 2n, skips: 2n, likes: 1n, unlikes: 1n, ms_heard: 161_999n, ms_counted: 131_000n,
    },
    {
      day: '2026-08-02', track_id: 'song', territory: 'GB', offering: 'free', listener_id: 'ben',
      streams: 1n, skips: 0n, likes: 0n, unlikes: 0n, ms_heard: 180_000n, ms_counted: 180_000n,
    },
  ]); // prettier-ignore
});

it('counts by the policy that it was declared with', async () => {
  const plays = [streamed({ msHeard: 40_000 }), streamed({ msHeard: 50_000 }), streamed({ msHeard: 2_000 })];
  const streamsUnder = async (id: string) => {
    const { pool } = await projected(plays, { policy: countingPolicy(id)! });
    return (await pool.query<{ streams: bigint }>('select streams from track_plays')).rows[0]!.streams;
  };
  expect(await streamsUnder('thirty-seconds@1')).toBe(2n);
  expect(await streamsUnder('forty-five-seconds@1')).toBe(1n);
  expect(await streamsUnder('any-portion@1')).toBe(3n);
});
