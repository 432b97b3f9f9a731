import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePartyMonths, FEBRUARY, JANUARY } from '../../../test/party-months.js';
import { RoyaltyDesk } from '../../../test/royalty-desk.js';
import { startServer, type TestServer } from '../../../test/server.js';
import { readConfig } from '../../platform/config.js';

type Item = Readonly<Record<string, unknown>>;
type Listed = { readonly items: readonly Item[]; readonly next: string | null };

let server: TestServer;
let folder: string;
let desk: RoyaltyDesk;
let north: Record<string, string>;
let finance: Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'playledger-parties-'));
  server = await startServer({ STATEMENTS_FOLDER: folder, NON_INTERACTIVE_OFFERINGS: '' }, { projections: true });
  const { postgres, store } = server;
  const ledger = { config: readConfig({}), postgres, store, close: () => Promise.resolve() };
  desk = new RoyaltyDesk(ledger, postgres, folder);
  await closePartyMonths(desk);
  north = await server.as({ roles: ['label'], party: 'North' });
  finance = await server.as({ roles: ['finance'] });
}, 120_000);
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const at = (path: string, party = 'North') => `/v1/parties/${party}${path}`;
const get = (path: string, headers: Record<string, string> = {}) => server.get(path, { ...north, ...headers });
const json = async <Body>(path: string, headers?: Record<string, string>) => {
  const answer = await get(path, headers);
  expect([path, answer.status]).toEqual([path, 200]);
  return (await answer.json()) as Body;
};
const items = async (path: string) => (await json<Listed>(path)).items;
const cents = (amount: unknown) => Math.round(Number(amount) * 100);

describe('a label', () => {
  it('sees its months, newest first, page by page, with totals that tie and the change', async () => {
    const first = await json<Listed>(at('/statements?limit=1'));
    const second = await json<Listed>(at(`/statements?limit=1&cursor=${first.next}`));
    const months = [...first.items, ...second.items];
    expect(months.map(({ period, currency }) => [period, currency])).toEqual([[FEBRUARY, 'USD'], [JANUARY, 'USD']]); // prettier-ignore
    expect([second.next, months[1]!['changePercent'], months[0]!['closedAt']]).toEqual([null, null, '2026-03-05T12:00:00.000Z']); // prettier-ignore
    expect(months[0]!['changePercent']).toMatch(/^-\d+\.\d$/);
    for (const { gross, deductions, adjustments, earned } of months)
      expect(cents(gross) - cents(deductions) + cents(adjustments)).toBe(cents(earned));
  });

  it('sees how a month was made, with each correction, the fact behind it in words, and its place in the log', async () => {
    const statement = await json<Item>(at(`/statements/${FEBRUARY}`));
    expect(statement).toMatchObject({ party: 'North', partyName: 'North', status: 'closed', dealId: 'north-2026', policy: 'thirty-seconds@1', payoutModel: { name: 'pro-rata' } }); // prettier-ignore
    const [usd] = statement['currencies'] as [Item & { steps: readonly Item[]; adjustments: readonly Item[] }];
    expect(usd.steps.at(-1)).toMatchObject({ step: 'payable', amount: usd['payable'], total: true });
    expect(usd.adjustments.length).toBeGreaterThan(0);
    for (const { corrects, cause, causeText, eventId } of usd.adjustments) {
      expect([corrects, cause]).toEqual([JANUARY, `late play in the pool@${String(eventId)}`]);
      expect(causeText).toMatch(/^of other tracks in this market: plays arrived/);
    }
    const corrected = usd.adjustments.reduce((sum, { amount }) => sum + cents(amount), 0);
    const [month] = await items(at('/statements?limit=1'));
    expect(corrected).toBe(cents(month!['adjustments']));
  });

  it.each(['amount', 'streams', 'title'])('pages through its lines by %s, either way, each once', async (sort) => {
    const all = await items(at(`/statements/${FEBRUARY}/lines?sort=${sort}&limit=500`));
    for (const order of ['asc', 'desc']) {
      const seen: Item[] = [];
      for (let cursor = ''; ;) {
        const page = await json<Listed>(at(`/statements/${FEBRUARY}/lines?sort=${sort}&order=${order}&limit=2${cursor}`)); // prettier-ignore
        seen.push(...page.items);
        if (page.next === null) break;
        cursor = `&cursor=${page.next}`;
      }
      expect(order === 'desc' ? seen : seen.toReversed()).toEqual(all);
      const keys = seen.map((line) => (sort === 'amount' ? cents(line['amount']) : line[sort]) as number | string);
      expect(keys).toEqual([...keys].sort((one, other) => (one < other ? -1 : Number(one > other)) * (order === 'asc' ? 1 : -1))); // prettier-ignore
    }
  });

  it('filters its lines, and the lines come to what was earned', async () => {
    const lines = (query: string) => items(at(`/statements/${FEBRUARY}/lines?limit=500&${query}`));
    const all = await lines('');
    expect(all.reduce((sum, { amount }) => sum + cents(amount), 0)).toBe(cents((await items(at('/statements?limit=1')))[0]!['earned'])); // prettier-ignore
    const parts = [await lines('territory=US'), await lines('territory=DE')];
    expect(parts.flat()).toHaveLength(all.length);
    expect(new Set((await lines('track=n2&offering=free')).map(({ trackId }) => trackId))).toEqual(new Set(['n2']));
    expect((await lines(`corrects=${JANUARY}`)).map(({ corrects }) => corrects)).toEqual([JANUARY, JANUARY]);
    expect(await lines('right=mechanical')).toEqual([]);
  });

  it('sees which tracks and territories brought most, and how the months went', async () => {
    const tracks = await items(at(`/statements/${JANUARY}/tracks?limit=2`));
    expect(tracks.map(({ trackId }) => trackId)).toEqual(['n1', 'n2']);
    const territories = await items(at(`/statements/${JANUARY}/territories`));
    const [january] = (await items(at('/statements'))).slice(-1);
    expect(territories.reduce((sum, { amount }) => sum + cents(amount), 0)).toBe(cents(january!['earned']));
    const trends = await items(at('/trends'));
    expect(trends.map(({ period }) => period)).toEqual([JANUARY, FEBRUARY]);
    expect(trends[0]).toMatchObject({ amount: january!['earned'], currency: 'USD', streams: january!['streams'] });
    expect((await items(at('/trends?months=1'))).map(({ period }) => period)).toEqual([FEBRUARY]);
  });
});

const PATHS = ['/statements', '/trends', ...['', '/lines', '/tracks', '/territories', '/files', '/files/_south_2026-01_USD.csv'].map((path) => `/statements/${JANUARY}${path}`)]; // prettier-ignore

describe('nobody', () => {
  it.each(PATHS)('of one party learns anything of another: %s', async (path) => {
    const another = await get(at(path, 'South'));
    const none = await get(at(path, 'Nowhere'));
    expect([another.status, none.status]).toEqual([404, 404]);
    expect(await another.json()).toEqual(await none.json());
    expect((await server.get(at(path, 'South'), finance)).status).toBe(200);
  });

  it.each([
    ['/statements?limit=0', 400],
    ['/statements?cursor=x', 400],
    [`/statements/${JANUARY}/lines?sort=label`, 400],
    [`/statements/${JANUARY}/lines?order=up`, 400],
    [`/statements/${JANUARY}/lines?territory=x`, 400],
    [`/statements/${JANUARY}/lines?territory=DE&territory=US`, 400],
    [`/statements/${JANUARY}/lines?track=%27%20or%201%3D1`, 400],
    ['/statements/2026-13', 400],
    ['/statements/2025-12', 404],
    ['/trends?months=61', 400],
    [`/statements/${JANUARY}/files/none.csv`, 404],
    [`/statements/${JANUARY}/files/..%2F..%2Fetc%2Fpasswd`, 404],
  ])('gets more than a refusal for %s', async (path, status) => {
    expect((await get(at(path))).status).toBe(status);
  });

  it('goes on with a cursor of another way of sorting', async () => {
    const { next } = await json<Listed>(at(`/statements/${JANUARY}/lines?sort=title&limit=1`));
    expect((await get(at(`/statements/${JANUARY}/lines?sort=amount&cursor=${next}`))).status).toBe(400);
  });
});

const FILE = at(`/statements/${JANUARY}/files/_north_2026-01_USD_lines.csv`);

describe('a link to a file', () => {
  const linkTo = async (path: string, headers = north) =>
    (await (await server.post(`${path}/link`, {}, headers)).json()) as { url: string; expiresAt: string };
  const open = (url: string, headers: Record<string, string> = {}) => fetch(server.address + url, { headers });

  it('opens it without a token, whole and in parts', async () => {
    const { url, expiresAt } = await linkTo(FILE);
    expect(url.startsWith(`${FILE}?link=`)).toBe(true);
    expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now());
    const whole = await (await get(FILE)).text();
    expect(await (await open(url)).text()).toBe(whole);
    const rest = await open(url, { range: 'bytes=100-' });
    expect([rest.status, await rest.text()]).toEqual([206, whole.slice(100)]);
  });

  it('opens nothing else: no other file, month or party, nothing of finance, and no further link', async () => {
    const [, link] = (await linkTo(FILE)).url.split('?');
    const others = [
      at(`/statements/${JANUARY}/files/_north_2026-01_USD.csv`), at(`/statements/${JANUARY}/files`), at('/statements'), '/v1/me', '/v1/periods',
      FILE.replace(JANUARY, FEBRUARY), FILE.replace('North', 'South'), FILE.replace('North', '%4eorth'),
    ]; // prettier-ignore
    for (const path of others) {
      const answer = await open(`${path}?${link}`);
      expect([path, answer.status, answer.headers.get('content-type')]).toEqual([path, 401, expect.stringContaining('application/problem+json')]); // prettier-ignore
    }
    expect((await fetch(`${server.address}${FILE}/link?${link}`, { method: 'POST' })).status).toBe(401);
  });

  it('is refused when it was changed, repeated or made by somebody else', async () => {
    const { url } = await linkTo(FILE);
    const [header, payload, signature] = url.split('link=')[1]!.split('.') as [string, string, string];
    const encoded = (of: object) => Buffer.from(JSON.stringify(of)).toString('base64url');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const token = north['authorization']!.split(' ')[1]!;
    const forged = [
      `${header}.${encoded({ ...claims, exp: 9_999_999_999 })}.${signature}`,
      `${header}.${encoded({ ...claims, roles: ['finance'] })}.${signature}`,
      `${encoded({ alg: 'none', typ: 'playledger-link+jwt' })}.${payload}.`,
      `${header}.${payload}.${signature}&link=${header}.${payload}.${signature}`,
      token, '', 'x'.repeat(9_000), '\u0000', '..', "' or 1=1",
    ]; // prettier-ignore
    for (const link of forged) {
      const answer = await open(`${FILE}?link=${link}`);
      expect([link.slice(0, 60), answer.status]).toEqual([link.slice(0, 60), 401]);
      expect(await answer.json()).toMatchObject({ type: 'urn:playledger:problem:unauthenticated' });
    }
  });

  it('is made for those alone who may have the file, and of files alone that there are', async () => {
    const statusFor = async (path: string, headers: Record<string, string>) =>
      (await server.post(`${path}/link`, {}, headers)).status;
    expect(await statusFor(at(`/statements/${JANUARY}/files/_south_2026-01_USD.csv`, 'South'), north)).toBe(404);
    expect(await statusFor(at(`/statements/${JANUARY}/files/none.csv`), north)).toBe(404);
    expect(await statusFor(FILE, finance)).toBe(200);
  });

  it('is on record with whom it was made for, when it is made and when it is used', async () => {
    const lena = await server.as({ subject: 'lena-of-links', roles: ['label'], party: 'North' });
    await (await open((await linkTo(FILE, lena)).url)).text();
    const { items: entries } = await json<Listed>('/v1/audit?subject=lena-of-links', finance);
    expect(entries.map(({ method, party, status }) => [method, party, status])).toEqual([
      ['GET', 'North', 200],
      ['GET', 'North', null],
      ['POST', 'North', 200],
      ['POST', 'North', null],
    ]);
  });
});

describe('a file', () => {
  const bodyOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

  it('is what the list says, and says so itself', async () => {
    const files = await items(at(`/statements/${JANUARY}/files`));
    expect(files.map(({ format }) => format)).toEqual(['dsr', 'statement-csv', 'summary-pdf', 'label-csv']);
    for (const { name, sha256, bytes, mediaType } of files) {
      const answer = await get(at(`/statements/${JANUARY}/files/${String(name)}`));
      const body = await bodyOf(answer);
      expect(createHash('sha256').update(body).digest('hex')).toBe(sha256);
      expect(Object.fromEntries(['etag', 'content-length', 'content-type', 'accept-ranges', 'content-disposition'].map((header) => [header, answer.headers.get(header)]))).toEqual({
        etag: `"${String(sha256)}"`,
        'content-length': String(bytes),
        'content-type': mediaType,
        'accept-ranges': 'bytes',
        'content-disposition': `attachment; filename="${String(name)}"`,
      }); // prettier-ignore
    }
  });

  it('comes in parts, so that a download that broke off goes on', async () => {
    const whole = await bodyOf(await get(FILE));
    const etag = (await get(FILE)).headers.get('etag')!;
    const start = await get(FILE, { range: 'bytes=0-99' });
    expect([start.status, start.headers.get('content-range')]).toEqual([206, `bytes 0-99/${whole.length}`]);
    const rest = await get(FILE, { range: 'bytes=100-', 'if-range': etag });
    expect(rest.status).toBe(206);
    expect(Buffer.concat([await bodyOf(start), await bodyOf(rest)]).equals(whole)).toBe(true);
  });

  it('comes whole where what was there before was another', async () => {
    const answer = await get(FILE, { range: 'bytes=100-', 'if-range': '"another"' });
    expect(answer.status).toBe(200);
    expect((await bodyOf(answer)).length).toBe(Number(answer.headers.get('content-length')));
  });

  it('says where it ends to who asks for more, and nothing to who has it', async () => {
    const whole = await bodyOf(await get(FILE));
    const beyond = await get(FILE, { range: 'bytes=9999999-' });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${whole.length}`]);
    expect(await beyond.json()).toMatchObject({ type: 'urn:playledger:problem:range-not-satisfiable' });
    const etag = (await get(FILE)).headers.get('etag')!;
    const known = await get(FILE, { 'if-none-match': `"x", W/${etag}` });
    expect([known.status, await known.text()]).toEqual([304, '']);
    expect((await get(FILE, { 'if-match': '"another"' })).status).toBe(412);
    expect((await get(FILE, { 'if-match': etag })).status).toBe(200);
  });

  it('is not given out when that cannot be put on record', async () => {
    await desk.rows('alter table audit_log rename to audit_log_aside');
    const answer = await get(FILE);
    await desk.rows('alter table audit_log_aside rename to audit_log');
    expect(await answer.json()).toMatchObject({ type: 'urn:playledger:problem:not-audited', status: 503 });
  });

  it('answers HEAD with everything but the bytes', async () => {
    const answer = await fetch(server.address + FILE, { method: 'HEAD', headers: north });
    const whole = await bodyOf(await get(FILE));
    expect([answer.status, answer.headers.get('content-length'), await answer.text()]).toEqual([200, String(whole.length), '']); // prettier-ignore
  });

  it('is made again when it was tampered with on disk, and not given out when it cannot be', async () => {
    const whole = await bodyOf(await get(FILE));
    await writeFile(join(folder, JANUARY, '_north_2026-01_USD_lines.csv'), 'forged');
    expect((await bodyOf(await get(FILE))).equals(whole)).toBe(true);
    await writeFile(join(folder, JANUARY, '_north_2026-01_USD_lines.csv'), 'forged');
    await desk.rows(`update royalty_run_tracks set title = 'Forged'`);
    await desk.rows('delete from statement_lines');
    const answer = await get(FILE);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ type: 'urn:playledger:problem:statement-differs' });
  });
});
