/**
 * Every route of the OpenAPI document, asked by everybody: nobody at all, a player app, a listener, and a person of each
 * role, with their own ids and with another's. What the document says of roles, and of answers, is what they get.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES } from '../../src/api/access/principal.js';
import { JANUARY, startFinanceServer, type FinanceServer } from '../finance-server.js';
import { answerSchema, ROUTES, schemas, type Route } from '../openapi.js';

const PEOPLE = ROLES.filter((role) => role !== 'player');
const CALLERS = ['nobody', 'app', 'listener', ...PEOPLE] as const;
type Caller = (typeof CALLERS)[number];

/** A label's user is of North and a publisher's of South; each is the other to the other. */
const PARTIES: Partial<Record<Caller, readonly [own: string, other: string]>> = {
  label: ['North', 'South'],
  publisher: ['South', 'North'],
};

let server: FinanceServer;
const headers = new Map<Caller, Record<string, string>>();
const validate = schemas();

beforeAll(async () => {
  server = await startFinanceServer();
  headers.set('nobody', {});
  headers.set('app', { authorization: `Bearer ${server.token}` });
  const listener = await server.keys.create({ label: 'ann', listenerId: 'ann', territory: 'ZZ', offering: 'free' });
  headers.set('listener', { authorization: `Bearer ${listener.token}` });
  for (const role of PEOPLE) {
    const party = PARTIES[role]?.[0];
    headers.set(role, await server.as({ roles: [role], ...(party !== undefined && { party }) }));
  }
});
afterAll(() => server.close());

type Asked = { readonly caller: Caller; readonly own: boolean };

/** Ids that are there, as far as anything is. */
const valueOf = (name: string, path: string, { caller, own }: Asked): string => {
  if (name === 'party') return (PARTIES[caller] ?? ['North', 'South'])[own ? 0 : 1];
  if (path.startsWith('/v1/listeners/')) return own ? 'ann' : 'bob';
  return { period: JANUARY, job: '0a1b2c3d-0000-4000-8000-000000000001', file: 'start.js' }[name] ?? 'n1';
};

const ask = ({ method, path }: Route, asked: Asked, query = ''): Promise<Response> =>
  fetch(server.address + path.replace(/\{(\w+)\}/g, (_, name: string) => valueOf(name, path, asked)) + query, {
    method,
    headers: { ...headers.get(asked.caller), ...(method === 'GET' ? {} : { 'content-type': 'application/json' }) },
    ...(method === 'GET' ? {} : { body: '{}' }),
  });

const isTaken = ({ operation }: Route, caller: Caller): boolean => {
  const taken = [...operation['x-roles']!, ...(operation['x-keys'] ?? [])];
  return taken.includes('anyone') || taken.includes(caller);
};

const namesSomebody = ({ path }: Route): boolean => /\{party\}|^\/v1\/listeners\//.test(path);

/** Who sees one party, or one listener, alone. */
const isBound = (caller: Caller): boolean => caller === 'listener' || PARTIES[caller] !== undefined;

/** What the answer must be: a status, or one that lets the caller in. */
const dueTo = (route: Route, { caller, own }: Asked): number | 'in' => {
  if (!isTaken(route, caller)) return caller === 'nobody' ? 401 : 403;
  if (own || !isBound(caller) || !namesSomebody(route)) return 'in';
  return caller === 'listener' ? 403 : 404;
};

/** Undefined when the answer is as declared. */
const wrong = async (route: Route, asked: Asked): Promise<string | undefined> => {
  const answer = await ask(route, asked);
  const { status } = answer;
  const text = await answer.text();
  const say = (what: string) => `${asked.caller}, ${asked.own ? 'own' : "another's"} ids: ${what}, got ${status} ${text.slice(0, 200)}`; // prettier-ignore
  const due = dueTo(route, asked);
  if (status >= 400 && !isProblem(answer)) return say('must be a problem');
  if (due !== 'in') return status === due ? undefined : say(`must be ${due}`);
  if (status >= 500 || status === 401 || status === 403) return say('may ask');
  return status >= 400 ? undefined : misshapen(route, status, text, say);
};

const isProblem = (answer: Response) => answer.headers.get('content-type')?.startsWith('application/problem+json');

const misshapen = (route: Route, status: number, text: string, say: (what: string) => string): string | undefined => {
  if (route.operation.responses[String(status)] === undefined) return say('must be a status that is declared');
  const schema = answerSchema(route, status);
  if (schema === undefined || validate.validate(schema, JSON.parse(text))) return undefined;
  return say(`must be as declared: ${validate.errorsText()}`);
};

describe('who may do what', () => {
  it.each(ROUTES)('$route says whom it takes', ({ operation }) => {
    const known: readonly string[] = ['anyone', ...ROLES];
    expect(operation['x-roles']!.filter((role) => !known.includes(role))).toEqual([]);
    expect(operation['x-roles']!.length + (operation['x-keys']?.length ?? 0)).toBeGreaterThan(0);
  });

  it.each(ROUTES)('$route takes whom it says, and nobody else', async (route) => {
    const asks = CALLERS.flatMap((caller) => [
      { caller, own: true },
      ...(namesSomebody(route) && isBound(caller) ? [{ caller, own: false }] : []),
    ]);
    const answers = await Promise.all(asks.map((asked) => wrong(route, asked)));
    expect(answers.filter((one) => one !== undefined)).toEqual([]);
  });

  it('takes a link for the file alone that it was made for, and for no other route', async () => {
    const files = '/v1/parties/North/statements/2024-01/files';
    const listed = await server.get(files, headers.get('label'));
    const [{ name }] = ((await listed.json()) as { items: [{ name: string }] }).items;
    const made = await fetch(`${server.address}${files}/${name}/link`, {
      method: 'POST',
      headers: headers.get('label')!,
    });
    const { url } = (await made.json()) as { url: string };
    expect((await fetch(server.address + url)).status).toBe(200);
    const guarded = ROUTES.filter((route) => !isTaken(route, 'nobody'));
    const statuses = await Promise.all(guarded.map((route) => ask(route, { caller: 'nobody', own: true }, `?${url.split('?')[1]!}`))); // prettier-ignore
    expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set([401]));
  });

  it('takes a token of a role that there is not for nobody with a role', async () => {
    const stranger = await server.as({ roles: ['superuser' as never] });
    expect((await server.get('/v1/periods', stranger)).status).toBe(403);
    expect((await server.get('/v1/me', stranger)).status).toBe(403);
  });
});
