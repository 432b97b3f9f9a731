import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../test/server.js';
import { StoreUnavailable, type StoredEvent } from '../../platform/event-store/event-store.js';
import type { RecordListeningAnswer } from './record-listening.command.js';

const PATH = '/v1/listening-events';
const DAY_MS = 86_400_000;

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
const play = (changes: object = {}) => ({
  type: 'stream',
  id: randomUUID(),
  listenerId: 'listener-1',
  trackId: 'track-1',
  startedAt: ago(600_000),
  msHeard: 31_000,
  trackDurationMs: 180_000,
  territory: 'SE',
  offering: 'premium',
  ...changes,
});

const record = async (body: unknown, headers?: Record<string, string>) => {
  const response = await server.post(PATH, body, headers);
  expect(response.status).toBe(200);
  return (await response.json()) as RecordListeningAnswer;
};

const storedUnder = async (id: string): Promise<StoredEvent | undefined> =>
  (await server.store.readAll({ after: 0n, eventsMax: 100_000 })).events.find((event) => event.id === id);

describe('a batch of events', () => {
  it('is answered event by event, in order, and what was accepted is in the log', async () => {
    const first = play();
    const answer = await record({
      events: [first, { ...play(), msHeard: -1 }, play({ type: 'skip', msHeard: 4_000 }), first],
    });
    expect(answer).toMatchObject({ accepted: 2, duplicates: 1, rejected: 1 });
    expect(answer.results.map(({ outcome }) => outcome)).toEqual(['accepted', 'rejected', 'accepted', 'duplicate']);
    expect(answer.results[1]).toMatchObject({ index: 1, reason: 'OutOfRange', field: '/msHeard', status: 422 });
    expect(await storedUnder(first.id)).toMatchObject({
      type: 'TrackStreamed.v1',
      data: { trackId: 'track-1', msHeard: 31_000 },
    });
    expect(BigInt(answer.position)).toBeGreaterThan(0n);
  });

  it('may be sent again as a whole: every event is a duplicate and nothing is written', async () => {
    const events = [play(), play(), play({ type: 'skip' }), { ...play(), listenerId: 'listener-2' }];
    await record({ events });
    const head = await server.store.head();
    expect(await record({ events })).toMatchObject({ accepted: 0, duplicates: 4, rejected: 0, position: String(head) });
    expect(await server.store.head()).toBe(head);
  });

  it('refuses the same id with other content as a conflict, and says in what it differs', async () => {
    const original = play();
    await record({ events: [original] });
    const { results } = await record({ events: [{ ...original, trackId: 'track-2', msHeard: 99_000 }] });
    expect(results[0]).toMatchObject({ outcome: 'rejected', reason: 'PlayIdReused', status: 409 });
    expect(results[0]).toMatchObject({ detail: expect.stringContaining('trackId, msHeard') as string });
  });

  it('takes NDJSON, where a broken line costs only itself', async () => {
    const body = [JSON.stringify(play()), '{"type":"stream",', '', JSON.stringify(play())].join('\n');
    const answer = await record(body, { 'content-type': 'application/x-ndjson' });
    expect(answer).toMatchObject({ accepted: 2, rejected: 1 });
    expect(answer.results[1]).toMatchObject({ reason: 'MalformedLine', status: 422 });
  });

  it('takes gzip, and a bare array', async () => {
    const body = gzipSync(JSON.stringify([play(), play()]));
    expect(await record(body, { 'content-encoding': 'gzip' })).toMatchObject({ accepted: 2 });
  });

  it('records likes once, however often they are sent', async () => {
    const like = {
      type: 'like',
      id: randomUUID(),
      listenerId: 'fan',
      trackId: 'track-9',
      at: ago(5_000),
      territory: 'SE',
      offering: 'free',
    };
    expect(await record([like, like, { ...like, id: randomUUID(), type: 'unlike' }])).toMatchObject({
      accepted: 2,
      duplicates: 1,
    });
  });

  it('shares one commit between many small requests, and each gets its own answer', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => record([play({ listenerId: `crowd-${n % 7}` })])),
    );
    expect(answers.every(({ accepted }) => accepted === 1)).toBe(true);
    const times = await server.postgres.pool.query<{ commits: bigint }>(
      `select count(distinct recorded_at) as commits from event_log where stream like 'listening-crowd-%'`,
    );
    expect(Number(times.rows[0]!.commits)).toBeLessThan(50);
  });
});

describe('time', () => {
  it('welcomes what an offline player kept for months, in any order', async () => {
    const events = [
      play({ startedAt: ago(3 * DAY_MS), offline: true }),
      play({ startedAt: ago(300 * DAY_MS), offline: true }),
    ];
    expect(await record({ events })).toMatchObject({ accepted: 2 });
  });

  it('turns away what is older than the stated age, or not yet', async () => {
    const { results } = await record({
      events: [play({ startedAt: ago(500 * DAY_MS) }), play({ startedAt: ago(-3_600_000) })],
    });
    expect(results).toMatchObject([{ reason: 'PlayIsTooOld' }, { reason: 'PlayIsInTheFuture' }]);
  });

  it('repairs a wrong client clock from sentAt and records the repair; a resend is still a duplicate', async () => {
    const wrongByYears = 3 * 365 * DAY_MS;
    const late = play({ startedAt: ago(wrongByYears + 60_000) });
    expect(await record({ sentAt: ago(wrongByYears), events: [late] })).toMatchObject({ accepted: 1 });
    const { data } = (await storedUnder(late.id))!;
    expect(data).toMatchObject({ clock: { repair: 'sent-at', claimedAt: late.startedAt } });
    expect(Math.abs(Date.parse((data as { startedAt: string }).startedAt) - (Date.now() - 60_000))).toBeLessThan(
      10_000,
    );
    expect(await record({ sentAt: ago(wrongByYears), events: [late] })).toMatchObject({ duplicates: 1 });
  });

  it('takes a relative age in place of a clock', async () => {
    const aged = { ...play({ ageMs: 90_000 }), startedAt: undefined };
    expect(await record([aged])).toMatchObject({ accepted: 1 });
    expect((await storedUnder(aged.id))!.data).toMatchObject({ clock: { repair: 'age', ageMs: 90_000 } });
    expect(await record([{ ...aged, ageMs: 95_000 }])).toMatchObject({ duplicates: 1 });
  });
});

describe('bad input', () => {
  it.each([
    ['a string in place of an event', 'play', 'NotAnObject', ''],
    ['an unknown type', play({ type: 'pause' }), 'UnknownType', '/type'],
    ['a missing field', { ...play(), trackId: undefined }, 'MissingField', '/trackId'],
    ['a field that nobody knows', play({ mood: 'blue' }), 'UnknownField', '/mood'],
    ['a wrong type', play({ msHeard: '31000' }), 'WrongType', '/msHeard'],
    ['a negative duration', play({ msHeard: -5 }), 'OutOfRange', '/msHeard'],
    ['an absurd duration', play({ msHeard: 9e15 }), 'OutOfRange', '/msHeard'],
    ['a bad ISRC', play({ isrc: 'NOT-AN-ISRC' }), 'BadFormat', '/isrc'],
    ['an id of 10,000 characters', play({ listenerId: 'x'.repeat(10_000) }), 'BadFormat', '/listenerId'],
    ['a NUL byte', play({ client: 'acme\u0000' }), 'BadFormat', '/client'],
    ['half a surrogate pair', play({ client: '\ud800' }), 'BadFormat', '/client'],
    ['an id that is no UUID', play({ id: '42' }), 'BadFormat', '/id'],
    ['a date that is in no calendar', play({ startedAt: '2026-02-30T10:00:00Z' }), 'BadFormat', '/startedAt'],
    ['no time at all', { ...play(), startedAt: undefined }, 'MissingField', '/startedAt'],
  ])('rejects %s by itself, naming the field', async (_, event, reason, field) => {
    const answer = await record({ events: [event, play()] });
    expect(answer).toMatchObject({ accepted: 1, rejected: 1 });
    expect(answer.results[0]).toMatchObject({ outcome: 'rejected', reason, field, status: 422 });
  });

  const problem = async (response: Response) => {
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    return (await response.json()) as { type: string; status: number; detail?: string };
  };

  it.each([
    ['malformed JSON', '{"events": [', {}, 400],
    ['a truncated gzip', gzipSync(JSON.stringify([play()])).subarray(0, 60), { 'content-encoding': 'gzip' }, 400],
    ['something that is no gzip', 'plain', { 'content-encoding': 'gzip' }, 400],
    ['an unknown encoding', '[]', { 'content-encoding': 'br' }, 415],
    ['a kind of body that is not taken', '<x/>', { 'content-type': 'text/xml' }, 415],
    ['an empty batch', '[]', {}, 400],
    ['no events member', '{}', {}, 400],
    ['null', 'null', {}, 400],
    ['a sentAt that is no time', { sentAt: 'yesterday', events: [play()] }, {}, 400],
    ['a sentAt without a zone', { sentAt: '2026-08-01 10:00:00', events: [play()] }, {}, 400],
    ['a sentAt that is a number', { sentAt: '1', events: [play()] }, {}, 400],
    ['more than a thousand events', Array.from({ length: 1_001 }, () => 1), {}, 413],
    [
      'a small gzip with a large body in it',
      gzipSync(Buffer.alloc(20_000_000, 0x20)),
      { 'content-encoding': 'gzip' },
      413,
    ],
    ['a large body', JSON.stringify('x'.repeat(13_000_000)), {}, 413],
  ])('answers %s with a problem', async (_, body, headers, status) => {
    const response = await server.post(PATH, body, headers);
    expect(response.status).toBe(status);
    expect(await problem(response)).toMatchObject({
      status,
      type: expect.stringMatching(/^urn:playledger:problem:/) as string,
    });
  });

  it('survives a body that is cut in the middle', async () => {
    const url = new URL(server.address + PATH);
    await new Promise<void>((done) => {
      const headers = {
        authorization: `Bearer ${server.token}`,
        'content-type': 'application/json',
        'content-length': '5000',
      };
      const cut = request({ host: url.hostname, port: url.port, path: PATH, method: 'POST', headers });
      cut.on('error', () => done());
      cut.on('close', () => done());
      cut.write('{"events": [');
      setTimeout(() => cut.destroy(), 50);
    });
    expect(await record([play()])).toMatchObject({ accepted: 1 });
  });

  it.each([
    ['no key', { authorization: '' }],
    ['a key that nobody made', { authorization: `Bearer pl_${'0'.repeat(12)}_${'x'.repeat(43)}` }],
    ['something else', { authorization: 'Basic Zm9v' }],
  ])('answers 401 to %s', async (_, headers) => {
    const response = await server.post(PATH, [play()], headers);
    expect(response.status).toBe(401);
    expect(await problem(response)).toMatchObject({ type: 'urn:playledger:problem:unauthenticated' });
  });

  it('answers 401 to a revoked key and 403 to a listener who posts as an app', async () => {
    const app = await server.keys.create({ label: 'gone', territory: 'ZZ', offering: 'free' });
    expect(await server.keys.revoke(app.id)).toBe(true);
    expect((await server.post(PATH, [play()], { authorization: `Bearer ${app.token}` })).status).toBe(401);
    const own = await server.keys.create({ label: 'me', listenerId: 'listener-1', territory: 'SE', offering: 'free' });
    expect((await server.post(PATH, [play()], { authorization: `Token ${own.token}` })).status).toBe(403);
  });

  it('answers 404 where there is nothing', async () => {
    expect(await problem(await server.get('/v1/nothing'))).toMatchObject({ status: 404 });
  });
});

describe('pressure', () => {
  it('answers 429 with Retry-After to a key that posts too fast', async () => {
    const slow = await startServer({ INGEST_EVENTS_PER_SECOND_MAX: '10' });
    const responses = await Promise.all(
      [1, 2, 3].map(() =>
        slow.post(
          PATH,
          Array.from({ length: 8 }, () => play()),
        ),
      ),
    );
    const refused = responses.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    await slow.close();
  });

  it('answers 503 with Retry-After while the store is away, and the same request is taken when it is back', async () => {
    let away = true;
    const flaky = await startServer(
      {},
      {
        wrap: (store) => {
          const real = store.append.bind(store);
          return Object.assign(store, {
            append: (appends: Parameters<typeof real>[0]) =>
              away ? Promise.reject(new StoreUnavailable('away')) : real(appends),
          });
        },
      },
    );
    const events = [play(), play()];
    const refused = await flaky.post(PATH, events);
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    away = false;
    expect(await (await flaky.post(PATH, events)).json()).toMatchObject({ accepted: 2, rejected: 0 });
    await flaky.close();
  });
});
