import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it, onTestFinished } from 'vitest';
import { freshDatabaseForTest } from '../../../test/pg.js';
import { parseSubmitListens, recordListens } from '../../api/dialects/listenbrainz/submit-listens.js';
import { ListeningWriter } from '../../api/listening/listening-writer.js';
import { listenerId } from '../../domain/shared/ids.js';
import { PostgresEventStore } from '../../platform/event-store/postgres-event-store.js';
import { importHistory, type FileReport } from './import-history.js';

const now = new Date('2026-09-01T00:00:00Z');
const listener = { listenerId: listenerId('ana'), territory: 'SE', offering: 'imported' };

const account = (minute: number, trackName = 'Só') => ({
  endTime: `2026-08-01 10:${String(minute).padStart(2, '0')}`,
  artistName: 'Ana',
  trackName,
  msPlayed: 50_000,
});
const extended = (second: number, changes: object = {}) => ({
  ts: `2026-08-02T10:00:${String(second).padStart(2, '0')}Z`,
  ms_played: 31_000,
  conn_country: 'NO',
  master_metadata_track_name: 'Só',
  master_metadata_album_artist_name: 'Ana',
  spotify_track_uri: 'spotify:track:1',
  ...changes,
});
const listen = (listened_at: number) => ({ listened_at, track_metadata: { artist_name: 'Ana', track_name: 'Só' } });

const world = async () => {
  const postgres = await freshDatabaseForTest();
  const store = new PostgresEventStore(postgres);
  const folder = await mkdtemp(join(tmpdir(), 'playledger-history-'));
  onTestFinished(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });
  const file = async (name: string, content: unknown) => {
    const path = join(folder, name);
    await writeFile(
      path,
      typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content),
    );
    return path;
  };
  const run = async (...files: readonly string[]) => {
    const reports: FileReport[] = [];
    for await (const report of importHistory({ store, postgres }, { files, listener, now })) reports.push(report);
    return reports;
  };
  const events = async () => (await store.readAll({ after: 0n, eventsMax: 10_000 })).events;
  return { postgres, store, folder, file, run, events };
};

it('records every kind of export, and nothing twice', async () => {
  const { file, run, events } = await world();
  const files = [
    await file('StreamingHistory0.json', [
      account(1),
      account(2),
      { endTime: '2026-08-01 11:00', podcastName: 'Talk', msPlayed: 1 },
    ]),
    await file('Streaming_History_Audio_2026.json', [
      extended(1),
      extended(2, { master_metadata_track_name: null, episode_name: 'x' }),
    ]),
    await file('8.jsonl', `${JSON.stringify(listen(1_785_578_400))}\n${JSON.stringify(listen(1_785_578_500))}\n`),
  ];
  const first = await run(...files);
  expect(
    first.map(({ format, entries, accepted, duplicates, rejected }) => ({
      format,
      entries,
      accepted,
      duplicates,
      rejected,
    })),
  ).toEqual([
    { format: 'Spotify account data', entries: 3, accepted: 2, duplicates: 0, rejected: 0 },
    { format: 'Spotify extended streaming history', entries: 2, accepted: 1, duplicates: 0, rejected: 0 },
    { format: 'ListenBrainz export', entries: 2, accepted: 2, duplicates: 0, rejected: 0 },
  ]);
  expect(first.flatMap(({ ignored }) => [...ignored])).toEqual([['podcast episode', 1], ['podcast episode', 1]]); // prettier-ignore
  const second = await run(...files);
  expect(second.map(({ accepted, duplicates }) => ({ accepted, duplicates }))).toEqual([
    { accepted: 0, duplicates: 2 },
    { accepted: 0, duplicates: 1 },
    { accepted: 0, duplicates: 2 },
  ]);
  expect(await events()).toHaveLength(5);
});

it('keeps what was said of a recording, and where it was heard', async () => {
  const { file, run, events } = await world();
  await run(await file('x.json', [extended(1), account(1)]));
  const [{ data, stream }] = (await events()) as unknown as [{ data: Record<string, unknown>; stream: string }];
  expect(stream).toBe('listening-ana-20260802');
  expect(data).toMatchObject({ territory: 'NO', offering: 'imported', recording: { title: 'Só', artist: 'Ana' } });
  expect(data['trackId']).toMatch(/^unmatched:/);
});

it('takes an entry for recorded when only the catalogue learned to know its track meanwhile', async () => {
  const { postgres, file, run, events } = await world();
  const path = await file('x.json', [account(1), account(2, 'Unknown')]);
  expect(await run(path)).toMatchObject([{ accepted: 2, unmatched: 2 }]);
  await postgres.pool.query('create table tracks (track_id text primary key, isrc text, title text, artist text)');
  await postgres.pool.query(`insert into tracks values ('t-1', 'SEAAA2600001', 'só', 'ANA')`);
  expect(await run(path)).toMatchObject([{ accepted: 0, duplicates: 2, rejected: 0 }]);
  expect(await run(await file('y.json', [account(3)]))).toMatchObject([{ accepted: 1, unmatched: 0 }]);
  expect((await events()).map(({ data }) => (data as { trackId: string }).trackId)).toContain('t-1');
});

it('knows a listen again that the player had submitted itself', async () => {
  const { store, file, run } = await world();
  const listenedAt = Date.parse('2026-08-20T10:00:00Z') / 1_000;
  const body = { listen_type: 'single', payload: [listen(listenedAt)] };
  const submitted = parseSubmitListens({ body, receivedMs: now.getTime() }, listener);
  const plays = submitted.kind === 'listens' ? submitted.plays : [];
  await new ListeningWriter(store).record(await recordListens(plays, listener, now.getTime(), async () => [undefined]));
  const exported = { ...listen(listenedAt), inserted_at: listenedAt + 60 };
  expect(await run(await file('x.jsonl', JSON.stringify(exported)))).toMatchObject([{ accepted: 0, duplicates: 1 }]);
});

it('rejects single entries by name and line, and records the rest', async () => {
  const { file, run } = await world();
  const bad = [
    account(1),
    { ...account(2), msPlayed: -1 },
    7,
    { ...account(3), endTime: '2999-01-01 00:00' },
    { ...account(4), endTime: '1999-01-01 00:00' },
  ];
  const [report] = await run(await file('x.json', JSON.stringify(bad).replaceAll('},', '},\n')));
  expect(report).toMatchObject({ entries: 5, accepted: 1, rejected: 4 });
  expect(report!.problems.map(({ line, reason }) => [line, reason])).toEqual([
    [2, 'OutOfRange'],
    [3, 'MalformedEntry'],
    [3, 'PlayIsInTheFuture'],
    [4, 'PlayIsTooOld'],
  ]);
});

it('records what comes before the cut of a file that is cut off, and says so', async () => {
  const { file, run } = await world();
  const text = JSON.stringify([account(1), account(2), account(3)]);
  expect(await run(await file('x.json', text.slice(0, -20)))).toMatchObject([
    { accepted: 2, unread: 'is cut off at line 1; export it again' },
  ]);
});

it('says what is wrong with a file that is no export, and goes on with the next', async () => {
  const { folder, file, run } = await world();
  const reports = await run(
    join(folder, 'absent.json'),
    folder,
    await file('notes.txt', 'dear diary'),
    await file('other.json', [{ id: 1 }]),
    await file('object.json', JSON.stringify({ payload: [] }, null, 2)),
    await file('export.zip', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])),
    await file('export.json.gz', gzipSync('[]')),
    await file('empty.json', '[]'),
    await file('nothing.json', ''),
    await file('good.json', [account(1)]),
  );
  const neither = /^is neither Spotify account data, .* nor a ListenBrainz export$/;
  expect(reports.map(({ unread }) => unread)).toEqual([
    'is not there',
    'is a folder; name the files inside',
    expect.stringMatching(neither),
    expect.stringMatching(neither),
    expect.stringMatching(neither),
    expect.stringMatching(/zip/),
    expect.stringMatching(/compressed/),
    undefined,
    undefined,
    undefined,
  ]);
  expect(reports.map(({ accepted }) => accepted)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
});

it('records more than one batch, whatever the file is called', async () => {
  const { file, run, events } = await world();
  const listens = Array.from({ length: 2_500 }, (_, nth) => listen(1_785_578_400 + nth * 200));
  expect(await run(await file('whatever.txt', listens))).toMatchObject([
    { format: 'ListenBrainz export', accepted: 2_500 },
  ]);
  expect(await events()).toHaveLength(2_500);
});
