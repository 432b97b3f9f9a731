import { Controller, Get } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../test/server.js';
import { Open, Takes } from './access.js';
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
});
