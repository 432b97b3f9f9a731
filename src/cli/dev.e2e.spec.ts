import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../test/pg.js';
import { dev, end, playledger, type Serving } from '../../test/process.js';
import { DEMO_PLAN, generatedSource } from './demo/demo-source.js';

let database: TestDatabase;
let folder: string;
let serving: Serving;
const start = (env: Record<string, string> = {}) =>
  dev({ DATABASE_URL: database.url, STATEMENTS_FOLDER: folder, HOST: '0.0.0.0', OIDC_ISSUER: '', ...env });
beforeAll(async () => {
  database = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'playledger-dev-'));
  serving = await start();
});
afterAll(async () => {
  await end(serving, 'SIGTERM');
  await database.drop();
  await rm(folder, { recursive: true, force: true });
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
const items = async <Item>(path: string, token: string) =>
  ((await (await get(path, token)).json()) as { readonly items: readonly Item[] }).items;
const months = async (token: string) =>
  (await items<Month>('/v1/periods', token)).map(({ period, status }) => `${period} ${status}`);

type Month = { readonly period: string; readonly status: string };
type PoolOfMonth = { readonly amount: string; readonly streams: number; readonly right: string };

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

  it('leaves a month open that was listened to and has pools, which finance calculates straight away', async () => {
    const finance = await tokenOf('finance');
    expect(await months(finance)).toEqual(['2026-09 open', '2026-08 closed']);
    const pools = await items<PoolOfMonth>('/v1/periods/2026-09/pools?limit=500', finance);
    expect(new Set(pools.map(({ right }) => right))).toEqual(new Set(['recording', 'mechanical']));
    expect(pools.filter(({ amount, streams }) => !(Number(amount) > 0 && streams > 0))).toEqual([]);

    const asked = await fetch(`${serving.address}/v1/periods/2026-09/calculations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${finance}` },
    });
    const { job } = (await asked.json()) as { job: string };
    const told = await (await get(`/v1/jobs/${job}/events`, finance)).text();
    const [totals] = (JSON.parse(/event: done\ndata: (.*)/.exec(told)![1]!) as { totals: { due: string }[] }).totals;
    expect(Number(totals!.due)).toBeGreaterThan(100);
  });

  it.each([undefined, 'root', 7, `label' or 1=1`, { user: 'label' }, '__proto__'])('knows nobody called %j', async (user) =>
    expect((await signIn(user)).status).toBe(400),
  ); // prettier-ignore
});

it('playledger dev leaves the months of a demo as people left them', async () => {
  await end(serving, 'SIGTERM');
  serving = await start({ PLAYLEDGER_DATABASE: generatedSource(DEMO_PLAN).database });
  expect(serving.stderr()).not.toContain('making one up');
  expect(await months(await tokenOf('finance'))).toEqual(['2026-09 calculated', '2026-08 closed']);
});

it('playledger dev does not start in production', async () => {
  const refused = await playledger(['dev'], { NODE_ENV: 'production', DATABASE_URL: 'postgres://u:k3J9fX2w@127.0.0.1:1/x' });
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('does not start with NODE_ENV=production')]);
}); // prettier-ignore
