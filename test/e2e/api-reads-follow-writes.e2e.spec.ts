import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordListeningAnswer } from '../../src/api/listening/record-listening.command.js';
import { startServer, type TestServer } from '../server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ LOG_LEVEL: 'warn' }, { projections: true });
});
afterAll(() => server.close());

const today = new Date().toISOString().slice(0, 10);
const at = (minutesAgo: number) => new Date(Date.now() - minutesAgo * 60_000).toISOString();
const play = (changes: object) => ({
  type: 'stream',
  id: randomUUID(),
  listenerId: 'reader-1',
  trackId: 'track-a',
  startedAt: at(5),
  msHeard: 40_000,
  territory: 'SE',
  offering: 'premium',
  ...changes,
});
const record = async (...events: readonly object[]) =>
  (await (await server.post('/v1/listening-events', events)).json()) as RecordListeningAnswer;

type Answer<Item> = { readonly items: readonly Item[]; readonly next: string | null };
const read = async <Item>(path: string): Promise<Answer<Item>> => {
  const response = await server.get(path);
  expect(response.status).toBe(200);
  return (await response.json()) as Answer<Item>;
};
const everyPage = async <Item>(path: string): Promise<readonly Item[]> => {
  const items: Item[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page: Answer<Item> = await read(`${path}${cursor === undefined ? '' : `&cursor=${cursor}`}`);
    items.push(...page.items);
    cursor = page.next;
  }
  return items;
};

describe('reading your own write', () => {
  it('sees in the counts what was accepted, once the position of the answer is waited for', async () => {
    const like = {
      type: 'like',
      id: randomUUID(),
      listenerId: 'reader-1',
      trackId: 'track-a',
      at: at(1),
      territory: 'SE',
      offering: 'premium',
    };
    const { position } = await record(
      play({}),
      play({ startedAt: at(9) }),
      play({ listenerId: 'reader-2', type: 'skip', msHeard: 3_000 }),
      like,
    );
    const { items } = await read<Record<string, number>>(`/v1/tracks/track-a/plays?to=${today}&waitFor=${position}`);
    const sum = (fact: string) => items.reduce((total, item) => total + item[fact]!, 0);
    expect([sum('streams'), sum('skips'), sum('likes'), sum('msHeard')]).toEqual([2, 1, 1, 83_000]);
    expect(items[0]).toMatchObject({ territory: 'SE', offering: 'premium' });
  });

  it('answers 503 with Retry-After when the read side is not there in time', { timeout: 20_000 }, async () => {
    const response = await server.get('/v1/tracks/top?waitFor=999999999999');
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await response.json()).toMatchObject({ type: 'urn:playledger:problem:not-yet' });
  });
});

describe('the same play id elsewhere', () => {
  it('counts once', async () => {
    const id = randomUUID();
    await record(play({ id, trackId: 'track-twice', listenerId: 'reader-3' }));
    const { position } = await record(play({ id, trackId: 'track-twice', listenerId: 'reader-4' }));
    const { items } = await read<{ streams: number; listeners: number }>(
      `/v1/tracks/track-twice/plays?waitFor=${position}`,
    );
    expect(items).toMatchObject([{ streams: 1, listeners: 1 }]);
  });
});

describe('pages', () => {
  it('walk a history newest first, each entry once', async () => {
    const events = Array.from({ length: 7 }, (_, n) =>
      play({ listenerId: 'walker', startedAt: at(100 + n), trackId: `track-${n}` }),
    );
    const { position } = await record(...events);
    const items = await everyPage<{ trackId: string; counted: boolean }>(
      `/v1/listeners/walker/history?limit=3&waitFor=${position}`,
    );
    expect(items.map(({ trackId }) => trackId)).toEqual(events.map(({ trackId }) => trackId));
    expect(items.every(({ counted }) => counted)).toBe(true);
  });

  it('rank tracks by streams, then by id, with distinct listeners', async () => {
    const plays = ['b', 'b', 'c', 'a'].map((track, n) =>
      play({ trackId: `top-${track}`, territory: 'NO', listenerId: `ranker-${n % 2}` }),
    );
    const { position } = await record(...plays);
    const items = await everyPage<{ trackId: string; streams: number }>(
      `/v1/tracks/top?territory=NO&limit=1&waitFor=${position}`,
    );
    expect(items).toMatchObject([
      { trackId: 'top-b', streams: 2, listeners: 2 },
      { trackId: 'top-a', streams: 1 },
      { trackId: 'top-c', streams: 1 },
    ]);
  });
});

const forged = (...keys: readonly string[]) => Buffer.from(JSON.stringify(keys)).toString('base64url');

describe('what may be read', () => {
  it('lets a listener read that listener alone', async () => {
    const { token } = await server.keys.create({
      label: 'me',
      listenerId: 'walker',
      territory: 'SE',
      offering: 'free',
    });
    const own = { authorization: `Token ${token}` };
    expect((await server.get('/v1/listeners/walker/history', own)).status).toBe(200);
    expect((await server.get('/v1/listeners/reader-1/history', own)).status).toBe(403);
    expect((await server.get('/v1/tracks/top', own)).status).toBe(403);
  });

  it.each([
    '/v1/tracks/top?limit=0',
    '/v1/tracks/top?limit=9999999',
    '/v1/tracks/top?limit=1;drop table event_log',
    '/v1/tracks/top?cursor=%00',
    '/v1/tracks/top?cursor=eyJhIjoxfQ',
    '/v1/tracks/top?from=2026-02-30',
    '/v1/tracks/top?from=2026-08-31&to=2026-08-01',
    '/v1/tracks/top?from=1900-01-01',
    '/v1/tracks/top?from=0000-01-01&to=0000-01-02',
    `/v1/tracks/track-a/plays?cursor=${forged('2026-99-99', 'SE', 'free')}`,
    `/v1/listeners/walker/history?cursor=${forged('2026-99-99T99:99:99.999Z', '1')}`,
    '/v1/tracks/%E0%A4%A/plays',
    "/v1/tracks/top?territory='--",
    '/v1/tracks/top?waitFor=soon',
    '/v1/tracks/top?territory=SE&territory=NO',
    '/v1/listeners/walker/history?cursor=WyJ4IiwieSJd',
  ])('answers %s with 400 and a problem', async (path) => {
    const response = await server.get(path);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
  });

  it('reads the longest track id that can be recorded, and counts as listeners those alone who listened', async () => {
    const trackId = `track.${':'.repeat(122)}`;
    const like = {
      type: 'like',
      id: randomUUID(),
      listenerId: 'liker',
      trackId,
      at: at(1),
      territory: 'SE',
      offering: 'free',
    };
    const { position, accepted } = await record(play({ trackId, offering: 'free' }), like);
    expect(accepted).toBe(2);
    const { items } = await read(`/v1/tracks/${encodeURIComponent(trackId)}/plays?waitFor=${position}`);
    expect(items).toMatchObject([{ streams: 1, likes: 1, listeners: 1 }]);
  });

  it.each(['/v1/listeners/%00/history', `/v1/tracks/${'x'.repeat(90)}%27/plays`])(
    'answers %s with 404',
    async (path) => {
      expect((await server.get(path)).status).toBe(404);
    },
  );
});
