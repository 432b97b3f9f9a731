import { expect, it } from 'vitest';
import { trackId } from '../../domain/shared/ids.js';
import { freshDatabaseForTest } from '../../../test/pg.js';
import { writerOn } from '../../../test/writer-on.js';
import type { StoredEvent } from '../../platform/event-store/event-store.js';
import { catalogue } from './catalogue.js';

const stored = (position: number, type: string, data: object): StoredEvent => ({
  position: BigInt(position),
  stream: 'any',
  revision: position,
  id: String(position),
  type,
  data,
  recordedAt: new Date(0),
});

const track = (id: string, title: string, edition: number) => ({
  trackId: trackId(id),
  isrc: 'ZZA882600002',
  title,
  artist: "O'Brien; drop table",
  label: 'label "1"',
  edition,
});

const history = [
  stored(1, 'TrackCatalogued.v1', track('t1', 'first', 1)),
  stored(2, 'TrackCatalogued.v1', {
    ...track('t2', 'other, {quoted}', 1),
    publisher: 'p',
    durationMs: 7,
    durationEstimated: true,
  }),
  stored(3, 'RecordingMatched.v1', { recordingId: 'r1', trackId: 't1', edition: 1 }),
  stored(4, 'TrackCatalogued.v1', track('t1', 'second', 2)),
  stored(5, 'RecordingMatched.v1', { recordingId: 'r1', trackId: 't2', edition: 2 }),
];

it.each([1, 2, 5, 10])('keeps the newest facts, delivered twice in batches of %i', async (size) => {
  const database = await freshDatabaseForTest();
  for (const [logical, ddl] of Object.entries(catalogue.tables)) await database.pool.query(ddl(logical));
  const twice = [...history, ...history];
  for (let start = 0; start < twice.length; start += size)
    await catalogue.apply(twice.slice(start, start + size), writerOn(database));

  const tracks = await database.pool.query('select * from tracks order by track_id');
  const same = { isrc: 'ZZA882600002', artist: "O'Brien; drop table", label: 'label "1"' };
  expect(tracks.rows).toEqual([
    {
      ...same,
      track_id: 't1',
      title: 'second',
      publisher: null,
      duration_ms: null,
      duration_estimated: false,
      edition: 2,
      position: 4n,
    },
    {
      ...same,
      track_id: 't2',
      title: 'other, {quoted}',
      publisher: 'p',
      duration_ms: 7,
      duration_estimated: true,
      edition: 1,
      position: 2n,
    },
  ]);
  const matches = await database.pool.query('select * from recording_matches');
  expect(matches.rows).toEqual([{ recording_id: 'r1', track_id: 't2', edition: 2, position: 5n }]);
});
