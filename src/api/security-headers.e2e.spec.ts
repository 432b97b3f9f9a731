import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../test/server.js';

const PORTAL = 'https://portal.example.org';

let server: TestServer;
let closed: TestServer;
beforeAll(async () => {
  server = await startServer({ CORS_ORIGINS: PORTAL });
  closed = await startServer();
});
afterAll(() => Promise.all([server.close(), closed.close()]));

it('tells browsers to run nothing but our own files, to keep nothing and to frame nothing', async () => {
  const person = await server.as({ roles: ['finance'] });
  for (const path of ['/health', '/v1/me', '/v1/listening-events', '/nowhere']) {
    const { headers } = await server.get(path, person);
    const policy = headers.get('content-security-policy')!;
    expect(policy, path).toContain(`default-src 'none'`);
    expect(policy).toContain(`script-src 'self';`);
    expect(policy).toContain(`frame-ancestors 'none'`);
    expect(policy).not.toMatch(/unsafe|\*|http:/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
  }
});

it('tells programs, which show nothing, only that data is data and not to be kept', async () => {
  const { status, headers } = await server.get('/v1/me'); // with the key of a player app
  expect(status).toBe(403);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('content-security-policy')).toBeNull();
});

describe('a page of another origin', () => {
  const ask = (one: TestServer, origin: string) => one.get('/health', { origin });
  const preflight = (one: TestServer, origin: string) =>
    fetch(`${one.address}/v1/me`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'authorization',
      },
    });

  it('may ask when it is named, and is given no cookie', async () => {
    expect((await ask(server, PORTAL)).headers.get('access-control-allow-origin')).toBe(PORTAL);
    const { status, headers } = await preflight(server, PORTAL);
    expect([status, headers.get('access-control-allow-origin')]).toEqual([204, PORTAL]);
    expect(headers.get('access-control-allow-credentials')).toBeNull();
  });

  it.each(['https://portal.example.org.evil.example', 'http://portal.example.org', 'null'])(
    'may not when it is %s',
    async (origin) => {
      for (const answer of [await ask(server, origin), await preflight(server, origin)])
        expect(answer.headers.get('access-control-allow-origin')).not.toBe(origin);
    },
  );

  it('may not at all where none is named', async () => {
    for (const answer of [await ask(closed, PORTAL), await preflight(closed, PORTAL)])
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});
