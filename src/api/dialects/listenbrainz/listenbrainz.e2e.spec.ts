import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../../test/server.js';

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startServer();
  ({ token } = await server.keys.create({ label: 'me', listenerId: 'fan-1', territory: 'SE', offering: 'premium' }));
});
afterAll(() => server.close());

const asListener = () => ({ authorization: `Token ${token}` });
const submit = (body: unknown) => server.post('/1/submit-listens', body, asListener());
const listenedAt = Math.floor(Date.now() / 1_000) - 3_600;
const listen = (changes: object = {}, info: object = {}) => ({
  listened_at: listenedAt,
  track_metadata: {
    artist_name: 'Björk',
    track_name: 'Jóga',
    additional_info: { duration_ms: 305_000, ...info },
    ...changes,
  },
});
const recorded = async () => (await server.store.readAll({ after: 0n, eventsMax: 10_000 })).events;

describe('POST /1/submit-listens', () => {
  it('records a single listen under the owner of the token, with what the player said of the recording', async () => {
    const response = await submit({ listen_type: 'single', payload: [listen()] });
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
    const events = await recorded();
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      type: 'TrackStreamed.v1',
      data: {
        listenerId: 'fan-1',
        territory: 'SE',
        offering: 'premium',
        recording: { artist: 'Björk', title: 'Jóga' },
      },
    });
    expect((events[0]!.data as { trackId: string }).trackId).toMatch(/^unmatched:/);
  });

  it('stays quiet when the same listen is submitted again, alone or in an import', async () => {
    const before = (await recorded()).length;
    expect((await submit({ listen_type: 'single', payload: [listen()] })).status).toBe(200);
    expect(
      (await submit({ listen_type: 'import', payload: [listen(), { ...listen(), listened_at: listenedAt - 400 }] }))
        .status,
    ).toBe(200);
    expect((await recorded()).length).toBe(before + 1);
  });

  it('records nothing for what is playing now', async () => {
    const before = (await recorded()).length;
    const { listened_at: _not, ...playing } = listen();
    expect((await submit({ listen_type: 'playing_now', payload: [playing] })).status).toBe(200);
    expect((await recorded()).length).toBe(before);
  });

  it.each([
    ['no listens', { listen_type: 'single', payload: [] }],
    ['an unknown type', { listen_type: 'scrobble', payload: [listen()] }],
    ['a blank artist', { listen_type: 'single', payload: [listen({ artist_name: ' ' })] }],
    ['a NUL byte', { listen_type: 'single', payload: [listen({ track_name: 'a\u0000b' })] }],
    ['a time in the future', { listen_type: 'single', payload: [{ ...listen(), listened_at: listenedAt + 86_400 }] }],
    ['something that is no object', []],
  ])('answers %s with 400, in the words of ListenBrainz and as a problem', async (_, body) => {
    const response = await submit(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 400, error: expect.any(String) as string, status: 400 });
  });

  it('answers 400 to a document that is nested too deeply to be written again', async () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    const body = gzipSync(
      `{"listen_type":"single","payload":[{"listened_at":${listenedAt},"track_metadata":${deep}}]}`,
    );
    const response = await server.post('/1/submit-listens', body, { ...asListener(), 'content-encoding': 'gzip' });
    expect(response.status).toBe(400);
  });

  it('answers 401 without a token, and 403 to the key of a player app', async () => {
    const body = { listen_type: 'single', payload: [listen()] };
    const without = await server.post('/1/submit-listens', body, { authorization: '' });
    expect([without.status, await without.json()]).toMatchObject([401, { code: 401 }]);
    expect((await server.post('/1/submit-listens', body)).status).toBe(403);
  });
});

describe('GET /1/validate-token', () => {
  it('says whose token it is', async () => {
    const response = await server.get('/1/validate-token', asListener());
    expect([response.status, await response.json()]).toMatchObject([200, { valid: true, user_name: 'fan-1' }]);
  });

  it('says that a token is not valid, and asks for one where there is none', async () => {
    const wrong = await server.get('/1/validate-token', { authorization: 'Token nonsense' });
    expect([wrong.status, await wrong.json()]).toMatchObject([200, { valid: false }]);
    expect((await server.get('/1/validate-token', { authorization: '' })).status).toBe(400);
  });
});

describe('POST /1/feedback/recording-feedback', () => {
  const recording_mbid = '0383dadf-2a4e-4d10-a46a-e9e041da8eb3';

  it('records a like and the taking back of it', async () => {
    const before = (await recorded()).length;
    expect(
      (await server.post('/1/feedback/recording-feedback', { recording_mbid, score: 1 }, asListener())).status,
    ).toBe(200);
    expect(
      (await server.post('/1/feedback/recording-feedback', { recording_mbid, score: 0 }, asListener())).status,
    ).toBe(200);
    expect((await recorded()).slice(before).map(({ type }) => type)).toEqual(['TrackLiked.v1', 'TrackUnliked.v1']);
  });

  it('refuses a score that there is not', async () =>
    expect(
      (await server.post('/1/feedback/recording-feedback', { recording_mbid, score: 5 }, asListener())).status,
    ).toBe(400));
});
