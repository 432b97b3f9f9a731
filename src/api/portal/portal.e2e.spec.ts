import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../test/server.js';
import { useSecurityHeaders } from '../security-headers.js';
import { servePortal } from './serve-portal.js';

const HTML = { accept: 'text/html,application/xhtml+xml' };
let folder: string;
let server: FastifyInstance;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'playledger-portal-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Playledger</title>');
  await writeFile(join(folder, 'assets', 'index-abc123.js'), 'export {};');
  server = fastify();
  await useSecurityHeaders(server, { corsOrigins: [], oidc: { issuer: 'https://id.example.org/realms/music' } });
  await servePortal(server, folder);
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const get = (url: string, headers: Record<string, string> = HTML) => server.inject({ method: 'GET', url, headers });

describe('the portal', () => {
  it('answers every address of a page with the one page, which is asked for again each time', async () => {
    for (const path of ['/', '/months/2026-08', '/parties/label-01/2026-08/lines', '/no-such-page']) {
      const { statusCode, headers, body } = await get(path);
      expect([statusCode, headers['content-type'], headers['cache-control']]).toEqual([200, 'text/html; charset=utf-8', 'no-cache']); // prettier-ignore
      expect(body).toContain('<title>Playledger</title>');
    }
  });

  it('lets files with a hash in their name be kept for good', async () => {
    const { headers } = await get('/assets/index-abc123.js', {});
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it('runs nothing inline, asks nobody but the ledger and the issuer, and stands in no frame', async () => {
    const policy = String((await get('/')).headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self' https://id.example.org;");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
  });

  it.each([
    ['/v1/no-such-thing', HTML],
    ['/1/no-such-thing', HTML],
    ['/assets/index-old.js', HTML],
    ['/months', { accept: 'application/json' }],
    ['/../package.json', {}],
    ['/..%2f..%2fpackage.json', {}],
  ])('has nothing at %s for who asks with %j', async (path, headers) =>
    expect((await get(path, headers as Record<string, string>)).statusCode).toBe(404),
  );

  it('is not there before it was built, and the API is as it is', async () => {
    const bare = fastify();
    await servePortal(bare, join(folder, 'nowhere'));
    expect((await bare.inject({ method: 'GET', url: '/', headers: HTML })).statusCode).toBe(404);
    await bare.close();
  });
});

describe('GET /v1/session-config', () => {
  let ledger: TestServer;
  beforeAll(async () => {
    const oidc = { OIDC_ISSUER: 'https://id.example.org', OIDC_AUDIENCE: 'playledger', OIDC_CLIENT_ID: 'portal' };
    ledger = await startServer(oidc);
  });
  afterAll(() => ledger.close());

  it('tells anybody who vouches for people, for that is asked before they sign in', async () => {
    const answer = await fetch(`${ledger.address}/v1/session-config`);
    expect(await answer.json())
      .toEqual({ issuer: 'https://id.example.org', clientId: 'portal', audience: 'playledger', dev: false }); // prettier-ignore
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('leaves the problems of the API as they are', async () => {
    const answer = await fetch(`${ledger.address}/v1/no-such-thing`, { headers: HTML });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });
});
