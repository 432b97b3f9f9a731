import { Controller, Get } from '@nestjs/common';
import { INTERCEPTORS_METADATA } from '@nestjs/common/constants.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../test/server.js';
import { Open, Takes, TakesKeys } from './access.js';
import { AuditInterceptor } from './audit.interceptor.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import { onRecord } from './on-record.js';
import { undeclaredRoutes } from './undeclared-routes.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({}, { projections: true });
});
afterAll(() => server.close());

const TOP = '/v1/tracks/top?from=2026-08-01&to=2026-08-02';
const statusAs = async (roles: Parameters<TestServer['as']>[0]['roles']) =>
  (await server.get(TOP, await server.as({ roles }))).status;

describe('a route', () => {
  it('takes the roles that it names, an admin wherever it takes finance, and nobody else', async () => {
    expect((await server.get(TOP)).status).toBe(200);
    expect(await Promise.all([['finance'], ['admin'], ['label', 'finance']].map((roles) => statusAs(roles as never)))) // prettier-ignore
      .toEqual([200, 200, 200]);
    expect(await Promise.all([['label'], ['publisher'], ['approver'], []].map((roles) => statusAs(roles as never))))
      .toEqual([403, 403, 403, 403]); // prettier-ignore
  });

  it('that takes keys takes no person', async () => {
    const answer = await server.post('/v1/listening-events', {}, await server.as({ roles: ['admin'] }));
    expect(answer.status).toBe(403);
  });

  it('asks whoever sends nothing to say who they are, and says no more to whoever sends something else', async () => {
    const nothing = await fetch(server.address + TOP);
    expect([nothing.status, nothing.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="playledger"']);
    const wrong = await server.get(TOP, { authorization: 'Bearer a.b.c' });
    expect(wrong.headers.get('www-authenticate')).toBe('Bearer realm="playledger", error="invalid_token"');
    expect(await wrong.json()).toMatchObject({ status: 401, detail: 'this token is not valid here' });
  });
});

describe('GET /v1/me', () => {
  it('says who asks, with which roles and for which party', async () => {
    const answer = await server.get(
      '/v1/me',
      await server.as({ roles: ['label'], party: 'label-01', subject: 'lena' }),
    );
    expect(await answer.json()).toEqual({
      subject: 'lena',
      name: 'lena',
      roles: ['label'],
      party: 'label-01',
      partyName: null,
    });
  });

  it('takes no key: an app is nobody in particular', async () => expect((await server.get('/v1/me')).status).toBe(403));
});

describe('the audit log', () => {
  const seenBy = async (subject: string) => {
    const answer = await server.get(`/v1/audit?subject=${subject}`, await server.as({ roles: ['admin'] }));
    const { items } = (await answer.json()) as { items: Record<string, unknown>[] };
    return items.map(({ method, route, path, status, party }) => ({ method, route, path, status, party }));
  };

  it('has what a person read, and what was refused to it, newest first', async () => {
    const lena = await server.as({ roles: ['label'], party: 'label-01', subject: 'lena-audited' });
    await server.get('/v1/me', lena);
    await server.get('/v1/tracks/a%00b/plays', lena);
    expect(await seenBy('lena-audited')).toEqual([
      { method: 'GET', route: '/v1/tracks/:id/plays', path: { id: 'ab' }, status: 403, party: 'label-01' },
      { method: 'GET', route: '/v1/me', path: {}, status: 200, party: 'label-01' },
    ]);
  });

  it('has what came of a request that failed, and of asking for the log itself', async () => {
    const fina = await server.as({ roles: ['finance'], subject: 'fina-audited' });
    expect((await server.get('/v1/audit?limit=0', fina)).status).toBe(400);
    expect((await server.get('/v1/audit', fina)).status).toBe(200);
    expect((await seenBy('fina-audited')).map(({ status }) => status)).toEqual([200, 400]);
  });

  it('is read page by page, by finance and admins alone', async () => {
    const fina = await server.as({ roles: ['finance'] });
    await server.get('/v1/me', fina);
    const page = async (query: string) =>
      (await (await server.get(`/v1/audit?limit=1${query}`, fina)).json()) as { items: { id: string }[]; next: string };
    const first = await page('');
    const second = await page(`&cursor=${first.next}`);
    expect(Number(second.items[0]!.id)).toBeLessThan(Number(first.items[0]!.id));
    for (const roles of [['label'], ['approver'], ['publisher']] as const)
      expect((await server.get('/v1/audit', await server.as({ roles, party: 'label-01' }))).status).toBe(403);
  });

  it('takes no request that it cannot record', async () => {
    await server.postgres.pool.query('alter table audit_log rename to audit_log_aside');
    const answer = await server.get('/v1/me', await server.as({ roles: ['finance'] }));
    await server.postgres.pool.query('alter table audit_log_aside rename to audit_log');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
  });
});

describe('text that tries to be more than text', () => {
  const HOSTILE = [`' or '1'='1`, `'; drop table api_keys; --`, '../../etc/passwd', '..%2f..%2fetc', '%00', '\u0000', '{{7*7}}', '💥'.repeat(90), '9'.repeat(380)]; // prettier-ignore

  it.each([
    ['path', (text: string) => `/v1/tracks/${text}/plays`],
    ['subject', (text: string) => `/v1/audit?subject=${text}`],
    ['party', (text: string) => `/v1/audit?party=${text}`],
    ['cursor', (text: string) => `/v1/audit?cursor=${text}`],
    ['limit', (text: string) => `/v1/audit?limit=${text}`],
    ['a parameter that is given twice', (text: string) => `/v1/audit?subject=a&subject=${text}`],
  ])('as %s is taken as text or refused, and never breaks anything', async (_, path) => {
    const fina = await server.as({ roles: ['finance'] });
    for (const text of HOSTILE) {
      const answer = await server.get(path(encodeURIComponent(text)), fina);
      expect([200, 400, 404], `${text}: ${answer.status}`).toContain(answer.status);
      expect(await answer.text()).not.toMatch(/syntax error|at \w+ \(|node_modules|select /);
    }
  });
});

describe('the issuer of development', () => {
  it('is not there where it was not started', async () => {
    const answers = [server.get('/dev/users'), server.get('/dev/sign-in?user=admin'), server.post('/dev/token', { user: 'admin' })]; // prettier-ignore
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([404, 404, 404]);
  });
});

describe('a header', () => {
  it('of a hundred kilobytes is refused before anything looks at it', async () => {
    const sent = await server.get('/v1/me', { authorization: `Bearer ${'x'.repeat(100_000)}` });
    expect(sent.status).toBe(431);
  });

  it('with a token of ten kilobytes is nobody’s', async () => {
    const sent = await server.get('/v1/me', { authorization: `Bearer ${'x'.repeat(10_000)}` });
    expect(sent.status).toBe(401);
  });
});

describe('a person or a key that asks too often', () => {
  it('is told to slow down, and when to come again', async () => {
    const slow = await startServer({ API_REQUESTS_PER_SECOND_MAX: '3' });
    const lena = await slow.as({ roles: ['label'], subject: 'lena' });
    const answers = await Promise.all(Array.from({ length: 12 }, () => slow.get('/v1/me', lena)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await slow.get('/v1/me', await slow.as({ roles: ['label'], subject: 'anna' }))).status).toBe(200);
    await slow.close();
  });
});

describe('a key', () => {
  it('does what its scopes say', async () => {
    const { token } = await server.keys.create({ label: 'reads', territory: 'ZZ', offering: 'free', scopes: ['read'] });
    const reads = { authorization: `Bearer ${token}` };
    expect((await server.get(TOP, reads)).status).toBe(200);
    expect((await server.post('/v1/listening-events', { events: [] }, reads)).status).toBe(403);
  });
});

describe('a controller', () => {
  @Controller('forgetful')
  class Forgetful {
    @Get('said')
    @Takes('finance')
    said() {
      return 'said';
    }

    @Get('forgotten')
    forgotten() {
      return 'forgotten';
    }
  }

  @Controller('open')
  @Open()
  class Declared {
    @Get()
    all() {
      return 'all';
    }
  }

  it('that forgets to say who may use a route is named at the start', () =>
    expect(undeclaredRoutes([Forgetful, Declared])).toEqual(['GET /forgetful/forgotten (Forgetful.forgotten)']));

  it('that takes people is put on record, once, and one that takes keys alone is spared', () => {
    @Controller('keys')
    @TakesKeys('app')
    class OfKeys {
      @Get()
      all() {
        return 'all';
      }
    }

    onRecord([Forgetful, Declared, OfKeys]);
    onRecord([Forgetful, Declared, OfKeys]);
    const interceptors = [Forgetful, Declared, OfKeys].map((one) => Reflect.getMetadata(INTERCEPTORS_METADATA, one) as unknown); // prettier-ignore
    expect(interceptors).toEqual([[AuditInterceptor, IdempotencyInterceptor], undefined, undefined]);
  });
});
