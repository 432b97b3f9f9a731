/** Every parameter and body of the OpenAPI document, with what nobody should send: a clear refusal, and never a 500. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JANUARY, startFinanceServer, type FinanceServer } from '../finance-server.js';
import { ROUTES, type Parameter, type Route } from '../openapi.js';

const HOSTILE = [
  '', '-1', '99999999999999999999', '2026-13', '2026-02-30', "' or 1=1; drop table event_log; --", '../../etc/passwd', '\u0000', '\ud83d\ude00\u202e',
  '__proto__', 'WyJcdTAwMDAiXQ', 'x'.repeat(3_000),
]; // prettier-ignore
const BODIES = [
  '', '{', 'null', '[]', '0', '"text"', '{"a":1}', '[[[]]]', '{"__proto__":{"admin":true}}', '['.repeat(20_000), '{"model":{"a":1},"parameters":null,"models":{},"reason":["x"]}',
  '{"reason":"\\u0000","statementCurrency":"\\u0000","minimumStreams":"\\ud800"}',
]; // prettier-ignore
/** Such a position is waited for, by intent: the answer is 503 and says when to come back. */
const WAITED_FOR = ['0', '99999999999999999999'];

let server: FinanceServer;
const headers: Record<string, string>[] = [];

beforeAll(async () => {
  server = await startFinanceServer();
  const listener = await server.keys.create({ label: 'ann', listenerId: 'ann', territory: 'ZZ', offering: 'free' });
  headers.push(
    await server.as({ roles: ['finance', 'approver', 'admin'] }),
    { authorization: `Bearer ${server.token}` },
    { authorization: `Bearer ${listener.token}` },
  );
});
afterAll(() => server.close());

/** With the first of the three that the route takes. */
const headersFor = ({ operation }: Route): Record<string, string> => {
  const taken = [...operation['x-roles']!, ...(operation['x-keys'] ?? [])];
  if (taken.some((one) => ['finance', 'approver', 'anyone'].includes(one))) return headers[0]!;
  return taken.includes('app') ? headers[1]! : headers[2]!;
};

const VALUES: Readonly<Record<string, string>> = { period: JANUARY, party: 'North' };
const addressOf = ({ path }: Route, changed: Readonly<Record<string, string>> = {}): string =>
  server.address +
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(changed[name] ?? VALUES[name] ?? 'n1'));

/** Undefined when it was refused clearly, or taken. */
const broken = async (route: Route, address: string, body?: string): Promise<string | undefined> => {
  const { method } = route;
  const sent = method === 'GET' ? {} : { body: body ?? '{}' };
  const answer = await fetch(address, {
    method,
    headers: { ...headersFor(route), ...(method === 'GET' ? {} : { 'content-type': 'application/json' }) },
    ...sent,
  });
  const text = await answer.text();
  const clear = answer.status < 400 || answer.headers.get('content-type')?.startsWith('application/problem+json');
  if (answer.status < 500 && clear && !/at .*\.[jt]s:\d+|select .* from/i.test(text)) return undefined;
  return `${address.slice(0, 200)} ${(body ?? '').slice(0, 80)}: ${answer.status} ${text.slice(0, 200)}`;
};

const parametersOf = ({ operation }: Route, place: Parameter['in']) =>
  (operation.parameters ?? []).filter((one) => one.in === place).map(({ name }) => name);

const inTurn = async (asks: readonly (() => Promise<string | undefined>)[]): Promise<readonly string[]> => {
  const found: string[] = [];
  for (let next = 0; next < asks.length; next += 8)
    for (const one of await Promise.all(asks.slice(next, next + 8).map((ask) => ask()))) if (one !== undefined) found.push(one); // prettier-ignore
  return found;
};

const inQueries = ROUTES.filter((route) => parametersOf(route, 'query').length > 0);
const inPaths = ROUTES.filter((route) => parametersOf(route, 'path').length > 0);
const withBody = ROUTES.filter(({ method }) => method !== 'GET');

describe('bad input', () => {
  it.each(inQueries)('in the query of $route breaks nothing', async (route) => {
    const asks = parametersOf(route, 'query').flatMap((name) => [
      ...HOSTILE.filter((value) => name !== 'waitFor' || !WAITED_FOR.includes(value)).map(
        (value) => () => broken(route, `${addressOf(route)}?${name}=${encodeURIComponent(value)}`),
      ),
      () => broken(route, `${addressOf(route)}?${name}=a&${name}=b`),
      () => broken(route, `${addressOf(route)}?${name}[x]=a&${name}=%ff%fe`),
    ]);
    expect(await inTurn(asks)).toEqual([]);
  });

  it.each(inPaths)('in the path of $route breaks nothing', async (route) => {
    const asks = parametersOf(route, 'path').flatMap((name) =>
      HOSTILE.map((value) => () => broken(route, addressOf(route, { [name]: value }))),
    );
    expect(await inTurn(asks)).toEqual([]);
  });

  it.each(withBody)('in the body of $route breaks nothing', async (route) => {
    expect(await inTurn(BODIES.map((body) => () => broken(route, addressOf(route), body)))).toEqual([]);
  });

  it.each(inQueries.filter((route) => parametersOf(route, 'query').includes('limit')))(
    'of absurd page sizes is refused by $route',
    async (route) => {
      const statuses = await Promise.all(
        ['0', '-1', '501', '1e3', '1000000000', ' 5', '5.0'].map(async (limit) => {
          const address = `${addressOf(route)}?limit=${encodeURIComponent(limit)}`;
          return (await fetch(address, { headers: headersFor(route) })).status;
        }),
      );
      expect(new Set(statuses)).toEqual(new Set([400]));
    },
  );
});
