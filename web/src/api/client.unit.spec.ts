import { describe, expect, it } from 'vitest';
import { at, createClient, query, randomKey, type ProblemAnswer } from './client.js';
import type { ServerEvent } from './server-events.js';

type Asked = { readonly path: string; readonly request: RequestInit };

/** A client over one canned answer, and what it asked for. */
const clientOver = (answer: Response | Error, onSignedOut?: () => void) => {
  const asked: Asked[] = [];
  const fetch = async (path: string | URL | Request, request: RequestInit = {}) => {
    asked.push({ path: path as string, request });
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { client: createClient({ token: 'a.b.c', fetch, ...(onSignedOut && { onSignedOut }) }), asked };
};

const headerOf = ({ request }: Asked, name: string) => new Headers(request.headers).get(name);

const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (cause: unknown) => (cause as ProblemAnswer).problem,
  );

const problem = (status: number) =>
  Response.json({ type: 'urn:playledger:problem:x', title: 'No', status, detail: 'because' }, { status });

describe('a client', () => {
  it('shows its token, and hands over what was answered', async () => {
    const { client, asked } = clientOver(Response.json({ items: [] }));
    expect(await client.get('/v1/periods')).toEqual({ items: [] });
    expect(headerOf(asked[0]!, 'authorization')).toBe('Bearer a.b.c');
  });

  it('writes under a key that no other write has', async () => {
    const { client, asked } = clientOver(new Response(null, { status: 204 }));
    await client.send('POST', '/v1/a', { model: 'pro-rata' });
    await client.send('DELETE', '/v1/a');
    const keys = asked.map((one) => headerOf(one, 'idempotency-key'));
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys[1]).not.toBe(keys[0]);
    expect(asked.map(({ request }) => request.body)).toEqual(['{"model":"pro-rata"}', undefined]);
  });

  it('throws the problem that the API gave', async () => {
    const { client } = clientOver(problem(409));
    expect(await problemOf(client.get('/v1/a'))).toMatchObject({ status: 409, title: 'No', detail: 'because' });
  });

  it('says so once the token is no longer good', async () => {
    let times = 0;
    const { client } = clientOver(problem(401), () => (times += 1));
    await problemOf(client.get('/v1/a'));
    expect(times).toBe(1);
  });

  it('makes a problem of what is none: an answer of a proxy, and none at all', async () => {
    const proxy = new Response('<html>', { status: 502, statusText: 'Bad Gateway' });
    expect(await problemOf(clientOver(proxy).client.get('/v1/a'))).toMatchObject({ title: 'The answer was 502 Bad Gateway' }); // prettier-ignore
    const away = clientOver(new TypeError('fetch failed')).client;
    expect(await problemOf(away.get('/v1/a'))).toMatchObject({ title: 'The ledger cannot be reached' });
  });

  it('lets an answer that nobody waits for any more go without a problem', async () => {
    const { client } = clientOver(new DOMException('aborted', 'AbortError'));
    await expect(client.get('/v1/a')).rejects.toThrow(DOMException);
  });
});

describe('server-sent events', () => {
  const read = async (...chunks: readonly string[]) => {
    const bytes = new TextEncoder();
    const body = new ReadableStream<Uint8Array>({
      start: (stream) => {
        for (const chunk of chunks) stream.enqueue(bytes.encode(chunk));
        stream.close();
      },
    });
    const { client } = clientOver(new Response(body));
    const events: ServerEvent[] = [];
    for await (const event of client.events('/v1/jobs/1/events', new AbortController().signal)) events.push(event);
    return events;
  };

  it('are read wherever the network cut them', async () => {
    expect(await read('event: pro', 'gress\ndata: {"sha', 're":0.5}\n', '\nevent: done\ndata: {}\n\n')).toEqual([
      { event: 'progress', data: '{"share":0.5}' },
      { event: 'done', data: '{}' },
    ]);
  });

  it('may be of several lines, end in CRLF, and be mere signs of life', async () => {
    expect(await read(': alive\r\n\r\nid: 7\r\ndata: one\r\ndata: two\r\n\r\n', 'data: cut off')).toEqual([
      { event: 'message', data: 'one\ntwo' },
    ]);
  });
});

it('leaves what is empty out of a query, and escapes the rest', () => {
  expect(query({ territory: 'SE', offering: '', right: undefined, cursor: null, q: 'a&b', limit: 50 }))
    .toBe('?territory=SE&q=a%26b&limit=50'); // prettier-ignore
  expect(query({ offering: '' })).toBe('');
});

it('escapes what it puts into a path', () => {
  expect(at`/v1/parties/${'a/../b'}/statements/${'2026-08'}`).toBe('/v1/parties/a%2F..%2Fb/statements/2026-08');
});

it('draws keys that differ', () => expect(new Set(Array.from({ length: 100 }, randomKey)).size).toBe(100));
