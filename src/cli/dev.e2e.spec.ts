import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record, streamed } from '../../test/listening-log.js';
import { freshDatabase, type TestDatabase } from '../../test/pg.js';
import { dev, end, playledger, type Serving } from '../../test/process.js';
import { PostgresEventStore } from '../platform/event-store/postgres-event-store.js';

let database: TestDatabase;
let serving: Serving;
beforeAll(async () => {
  database = await freshDatabase();
  const store = new PostgresEventStore(database);
  await record(store, [streamed()]); // a ledger that holds something is served as it is
  await store.close();
  serving = await dev({ DATABASE_URL: database.url, HOST: '0.0.0.0', OIDC_ISSUER: '' });
});
afterAll(async () => {
  await end(serving, 'SIGTERM');
  await database.drop();
});

const signIn = (user: unknown, headers: Record<string, string> = {}) =>
  fetch(`${serving.address}/dev/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ user }),
  });
const tokenOf = async (user: string) => ((await (await signIn(user)).json()) as { token: string }).token;
const get = (path: string, token: string) =>
  fetch(serving.address + path, { headers: { authorization: `Bearer ${token}` } });

describe('playledger dev', () => {
  it('listens to this machine alone, whatever HOST says', () =>
    expect(serving.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/));

  it('lets the people of the demo in, each with a role and a party', async () => {
    const users = (await (await fetch(`${serving.address}/dev/users`)).json()) as { items: { user: string }[] };
    expect(users.items.map(({ user }) => user)).toEqual(['label', 'publisher', 'finance', 'approver', 'admin']);
    for (const { user } of users.items) {
      const me = await (await get('/v1/me', await tokenOf(user))).json();
      expect(me).toMatchObject({
        roles: [user],
        party: { label: 'label-01', publisher: 'publisher-01' }[user] ?? null,
      });
    }
  });

  it('says to the portal that there are people to choose from', async () =>
    expect(await (await fetch(`${serving.address}/v1/session-config`)).json()).toMatchObject({ dev: true }));

  it('signs people in by hand, from a page of links', async () => {
    const page = await (await fetch(`${serving.address}/dev/sign-in`)).text();
    expect(page).toContain('href="?user=approver"');
    const token = /readonly>([^<]+)</.exec(
      await (await fetch(`${serving.address}/dev/sign-in?user=label`)).text(),
    )![1]!;
    expect((await get('/v1/me', token)).status).toBe(200);
  });

  it('publishes its keys as an issuer does', async () => {
    const issuer = `${serving.address}/dev`;
    const found = (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as Record<string, string>;
    expect(found).toMatchObject({ issuer, jwks_uri: `${issuer}/jwks.json` });
    expect(await (await fetch(found['jwks_uri']!)).json()).toMatchObject({ keys: [{ kid: 'dev', alg: 'ES256' }] });
  });

  it.each([undefined, 'root', 7, `label' or 1=1`, { user: 'label' }, '__proto__'])('knows nobody called %j', async (user) =>
    expect((await signIn(user)).status).toBe(400),
  ); // prettier-ignore
});

it('playledger dev does not start in production', async () => {
  const refused = await playledger(['dev'], { NODE_ENV: 'production', DATABASE_URL: 'postgres://u:k3J9fX2w@127.0.0.1:1/x' });
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('does not start with NODE_ENV=production')]);
}); // prettier-ignore
