import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ern382, ern43 } from '../../../test/ern.js';
import { startServer, type TestServer } from '../../../test/server.js';

let server: TestServer;
let finance: Record<string, string>;
let approver: Record<string, string>;
beforeAll(async () => {
  server = await startServer({}, { projections: true });
  finance = await server.as({ roles: ['finance'] });
  approver = await server.as({ roles: ['approver'] });
});
afterAll(() => server.close());

type Json = Readonly<Record<string, unknown>>;
const json = async (answer: Promise<Response>) => (await (await answer).json()) as Json;
const ern = (body: string | Uint8Array, headers: Record<string, string> = {}) =>
  server.post('/v1/catalogue/ern', body, { ...finance, 'content-type': 'application/xml', ...headers });
const put = (path: string, body: unknown, headers: Record<string, string> = finance) =>
  fetch(server.address + path, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const get = (path: string, headers: Record<string, string> = approver) => server.get(path, headers);
/** Waits until what was written can be read. */
const behind = (path: string, { position }: Json) =>
  get(`${path}${path.includes('?') ? '&' : '?'}waitFor=${String(position)}`);

describe('POST /v1/catalogue/ern', () => {
  it('takes a message, gzipped or not, once, and answers with the report', async () => {
    const first = await ern(ern43());
    expect([first.status, await first.json()]).toMatchObject([
      200,
      { messageId: 'm-1', format: 'NewReleaseMessage ern/43', outcome: 'taken', ignored: [], taken: { length: 5 } },
    ]);
    const again = ern(gzipSync(ern43()), { 'content-encoding': 'gzip', 'content-type': 'text/xml; charset=utf-8' });
    expect(await json(again)).toMatchObject({ outcome: 'repeated', taken: [] });
    const head = { position: String(await server.store.head()) };
    expect(await json(behind('/v1/catalogue/tracks/ZZA882600001', head))).toEqual({
      trackId: 'ZZA882600001', isrc: 'ZZA882600001', title: 'Heart of Hearts', artist: '!!! feat. Nic', label: 'North Star',
      publisher: null, durationMs: 361_000, durationEstimated: false, subTitle: null,
      artists: [{ name: '!!!', isni: '0000000081266409', roles: ['MainArtist'] }, { name: 'Nic', roles: ['FeaturedArtist'] }],
    }); // prettier-ignore
  });

  it('answers where a track was on offer on a day, until it is taken down', async () => {
    const offer = {
      releaseId: 'icpn:0036000291452', title: 'Myth Takes', territories: ['*'], exceptTerritories: ['JP'], from: '2026-08-01', to: null,
      commercialModels: ['SubscriptionModel'], useTypes: ['ConditionalDownload', 'OnDemandStream'],
    }; // prettier-ignore
    const onDay = await json(get('/v1/catalogue/releases?day=2026-08-31&limit=1'));
    expect(onDay).toMatchObject({ items: [{ releaseId: offer.releaseId, tracks: { length: 2 } }] });
    const { releaseId: _id, title: _title, ...terms } = offer;
    expect((onDay['items'] as Json[])[0]!['offers']).toEqual([terms]);
    await ern(ern43({ messageId: 'm-2', createdAt: '2026-09-01T10:00:00Z', deals: '' }));
    const head = { position: String(await server.store.head()) };
    const on = async (day: string) => json(behind(`/v1/catalogue/tracks/ZZA882600002/offers?day=${day}`, head));
    expect(await on('2026-08-31')).toEqual({ trackId: 'ZZA882600002', day: '2026-08-31', items: [offer] });
    expect(await on('2026-07-31')).toMatchObject({ items: [] });
    expect(await on('2026-09-01')).toMatchObject({ items: [] });
    const takenDown = await json(behind('/v1/catalogue/releases?day=2026-09-01&limit=1', head));
    expect(takenDown).toMatchObject({ items: [{ releaseId: offer.releaseId, offers: [] }] });
    const rest = await json(get(`/v1/catalogue/releases?day=2026-09-01&cursor=${String(takenDown['next'])}`));
    expect((rest['items'] as Json[]).map(({ releaseId }) => releaseId)).not.toContain(offer.releaseId);
  });

  it('says of a test that it was one', async () => {
    expect(await json(ern(ern43({ control: 'TestMessage' })))).toMatchObject({ outcome: 'refused', taken: [] });
  });

  it.each([
    ['another message under a known id', ern43({ title: 'Other' }), 409, 'MessageIdReused'],
    ['a document type', `<!DOCTYPE x [<!ENTITY y "z">]>${ern43()}`, 400, 'DoctypeNotTaken'],
    ['a message that breaks off', ern43().slice(0, 900), 400, 'NotXml'],
    ['another encoding', ern382().replace('UTF-8', 'ISO-8859-1'), 415, 'EncodingNotTaken'],
    ['another version', ern43().replace('ern/43', 'ern/341'), 400, 'VersionNotTaken'],
    ['nothing', '', 400, undefined],
  ])('refuses %s', async (_what, body, status, reason) => {
    const answer = await ern(body);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject(reason === undefined ? {} : { reason });
  });

  it('refuses a small body that holds a large one', async () => {
    const bomb = gzipSync(Buffer.alloc(13 * 1024 * 1024, ' '));
    expect((await ern(bomb, { 'content-encoding': 'gzip' })).status).toBe(413);
  });

  it('takes XML alone, and XML is taken nowhere else', async () => {
    expect((await server.post('/v1/catalogue/ern', { a: 1 }, finance)).status).toBe(415);
    expect((await server.post('/v1/listening-events', '<a/>', { 'content-type': 'text/xml' })).status).toBe(415);
  });
});

describe('the catalogue', () => {
  const facts = { isrc: 'ZZA882600077', title: 'A', artist: 'B', label: 'Label 77' };

  it('is written track by track, and read page by page, by label and by ISRC', async () => {
    const first = await json(put('/v1/catalogue/tracks/t-1', facts));
    expect(first).toEqual({ outcome: 'accepted', position: expect.stringMatching(/^\d+$/) as string });
    expect(await json(put('/v1/catalogue/tracks/t-1', facts))).toEqual({ outcome: 'unchanged', position: null });
    const second = await json(put('/v1/catalogue/tracks/t-2', { ...facts, trackId: 't-2', durationMs: 1_000 }));
    const page = await json(behind('/v1/catalogue/tracks?label=Label%2077&limit=1', second));
    expect(page).toMatchObject({ items: [{ trackId: 't-1' }], next: expect.any(String) as string });
    const rest = await json(get(`/v1/catalogue/tracks?isrc=ZZA882600077&limit=1&cursor=${String(page['next'])}`));
    expect(rest).toMatchObject({ items: [{ trackId: 't-2', durationMs: 1_000 }], next: null });
  });

  const party = { partyKind: 'label', name: 'Label 77', effectiveFrom: '2026-01-01' };

  it('knows parties by day, and who deals for them', async () => {
    await put('/v1/parties/label-77', party);
    await put('/v1/parties/label-77', { ...party, name: 'Label 78', effectiveFrom: '2026-06-01' });
    const done = await json(put('/v1/parties/label-77/representation', { representedBy: 'merlin', effectiveFrom: '2026-02-01' })); // prettier-ignore
    const on = async (day: string) => json(behind(`/v1/parties/label-77?day=${day}`, done));
    expect(await on('2026-01-15')).toMatchObject({ name: 'Label 77', representedBy: null });
    expect(await on('2026-07-01')).toMatchObject({ name: 'Label 78', representedBy: 'merlin' });
    expect((await get('/v1/parties/label-77?day=2025-01-01')).status).toBe(404);
    expect(await json(get('/v1/parties?limit=1&day=2026-07-01'))).toMatchObject({ items: [{ partyId: 'label-77' }] });
  });

  it('knows works, and claims until they are withdrawn', async () => {
    const work = { title: 'Song', writers: [{ partyId: 'w', role: 'author' }], effectiveFrom: '2026-01-01' };
    const registered = await json(put('/v1/catalogue/works/work-1', work));
    expect(await json(behind('/v1/catalogue/works/work-1?day=2026-02-01', registered))).toEqual({ workId: 'work-1', iswc: null, ...work }); // prettier-ignore
    await put('/v1/catalogue/works/work-2', { ...work, iswc: 'T-034.524.680-1' });
    const later = await json(
      put('/v1/catalogue/works/work-2', { ...work, title: 'Recast', effectiveFrom: '2026-03-01' }),
    );
    const first = await json(behind('/v1/catalogue/works?day=2026-02-01&limit=1', later));
    expect(first).toMatchObject({ items: [{ workId: 'work-1' }], next: expect.any(String) as string });
    const coded = { workId: 'work-2', ...work, iswc: 'T0345246801' };
    expect(await json(get(`/v1/catalogue/works?day=2026-02-01&cursor=${String(first['next'])}`))).toEqual({ items: [coded], next: null }); // prettier-ignore
    const byCode = (day: string) => json(get(`/v1/catalogue/works?iswc=T-034.524.680-1&day=${day}`));
    expect([await byCode('2026-02-01'), await byCode('2026-03-01')]).toEqual([{ items: [coded], next: null }, { items: [], next: null }]); // prettier-ignore
    const subject = { right: 'mechanical', subjectId: 'work-1', claimId: 'c-1' };
    const claim = { ...subject, partyId: 'p-1', share: '50', territories: '*', exceptTerritories: ['US'], effectiveFrom: '2026-01-01' }; // prettier-ignore
    const claimed = await json(put('/v1/catalogue/claims', claim));
    const held = '/v1/catalogue/claims?right=mechanical&subject=work-1&party=p-1&day=2026-02-01';
    expect(await json(behind(held, claimed))).toEqual({
      items: [{ ...claim, territories: ['*'], effectiveTo: null }],
      next: null,
    });
    const withdrawn = await json(put('/v1/catalogue/claims/withdrawals', { ...subject, effectiveFrom: '2026-02-01' }));
    expect(await json(behind(held, withdrawn))).toEqual({ items: [], next: null });
  });

  it.each([
    ['a track of another path', '/v1/catalogue/tracks/t-9', { ...facts, trackId: 't-8' }, { status: 400, reason: undefined }],
    ['a track without an ISRC', '/v1/catalogue/tracks/t-9', { ...facts, isrc: undefined }, { status: 400, reason: 'MissingField' }],
    ['a track that is a list', '/v1/catalogue/tracks/t-9', [], { status: 400, reason: 'NotAnObject' }],
    ['an id that is none', '/v1/parties/a%20b', party, { status: 400, reason: undefined }],
    ['a day that never was', '/v1/parties/p-9', { ...party, effectiveFrom: '2026-02-30' }, { status: 400, reason: 'BadFormat' }],
    ['a representation of nobody', '/v1/parties/p-9/representation', { effectiveFrom: '2026-02-01' }, { status: 409, reason: 'PartyNotDescribed' }],
    ['a writer twice', '/v1/catalogue/works/w-9', { title: 'S', writers: Array(2).fill({ partyId: 'w', role: 'author' }), effectiveFrom: '2026-01-01' }, { status: 422, reason: 'WriterListedTwice' }],
    ['a claim of nothing', '/v1/catalogue/claims', { right: 'mechanical', subjectId: 'w', claimId: 'c', partyId: 'p', share: '0', territories: '*', effectiveFrom: '2026-01-01' }, { status: 422, reason: 'ClaimShareNotPositive' }],
    ['a withdrawal of what was never claimed', '/v1/catalogue/claims/withdrawals', { right: 'mechanical', subjectId: 'w', claimId: 'c', effectiveFrom: '2026-01-01' }, { status: 409, reason: 'ClaimUnknown' }],
  ])('refuses %s', async (_what, path, body, { status, reason }) => {
    const answer = await put(path, body);
    expect([answer.status, await answer.json()]).toMatchObject([status, reason === undefined ? {} : { reason }]);
  }); // prettier-ignore

  it.each([
    '/v1/catalogue/tracks?isrc=nonsense', '/v1/catalogue/tracks?limit=501', '/v1/catalogue/tracks?label=%00',
    "/v1/catalogue/tracks/'%20or%201=1", '/v1/parties?day=2026-02-30', '/v1/catalogue/claims?right=all',
    '/v1/catalogue/works?iswc=T-034.524.680-2', '/v1/catalogue/works?cursor=bm9uZQ', '/v1/catalogue/works?limit=0',
    '/v1/catalogue/releases?day=2026-13-01', '/v1/catalogue/releases?cursor=WyJpZDpcdTAwMDAiXQ',
    '/v1/catalogue/claims?cursor=bm9uZQ', '/v1/catalogue/claims?subject=a%20b',
  ])('answers 400 to %s', async (path) => expect((await get(path)).status).toBe(400)); // prettier-ignore

  it.each(['/v1/catalogue/tracks/none', '/v1/parties/none', '/v1/catalogue/works/none'])('answers 404 to %s', async (path) =>
    expect((await get(path)).status).toBe(404)); // prettier-ignore

  it('is read by finance and approvers, written by finance, and by nobody else', async () => {
    expect((await put('/v1/catalogue/tracks/t-1', facts, approver)).status).toBe(403);
    expect((await ern(ern43(), approver)).status).toBe(403);
    const label = await server.as({ roles: ['label'], party: 'label-77' });
    for (const path of [
      '/v1/catalogue/tracks',
      '/v1/parties',
      '/v1/parties/label-77',
      '/v1/catalogue/works',
      '/v1/catalogue/releases',
      '/v1/catalogue/claims',
    ])
      expect((await get(path, label)).status).toBe(403);
  });
});
