import { beforeEach, describe, expect, it } from 'vitest';
import { bytesOf, deal3, deal4, ern382, ern42, ern43, purge43, TERMS_3 } from '../../../test/ern.js';
import { freshDatabaseForTest } from '../../../test/pg.js';
import type { EventStore } from '../../platform/event-store/event-store.js';
import { PostgresEventStore } from '../../platform/event-store/postgres-event-store.js';
import { ErnDesk } from './ern-desk.js';

const NOW_MS = Date.parse('2026-11-01T00:00:00Z');
const NEWER = { messageId: 'm-2', createdAt: '2026-08-10T10:00:00Z' };
const OTHER_SENDER = 'PADPIDA2014122301Q';

let store: EventStore;
let desk: ErnDesk;
beforeEach(async () => {
  store = new PostgresEventStore(await freshDatabaseForTest());
  desk = new ErnDesk(store, () => Promise.resolve(new Map()));
});

const take = (text: string) => desk.take(bytesOf(text), NOW_MS);
const recorded = async () => (await store.readAll({ after: 0n })).events.map(({ type }) => type);
/** The last event of a type. */
const last = async (type: string) =>
  (await store.readAll({ after: 0n })).events.filter((event) => event.type === type).at(-1)?.data;
const reasons = ({ ignored }: { readonly ignored: readonly { readonly what: string; readonly reason: string }[] }) =>
  ignored.map(({ what, reason }) => `${what}: ${reason}`);

describe.each([
  ['3.8', ern382],
  ['4.2', ern42],
  ['4.3', ern43],
])('a new release in ERN %s', (_version, ern) => {
  it('becomes tracks, a release and an offer, and the report says so', async () => {
    const report = await take(ern());
    expect(report).toMatchObject({ messageId: 'm-1', outcome: 'taken', ignored: [] });
    expect(report.taken.map(({ what, id, outcome }) => `${what} ${id} ${outcome}`)).toEqual([
      'release icpn:0036000291452 new',
      'offer icpn:0036000291452 new',
      'release isrc:ZZA882600001 new',
      'track ZZA882600001 new',
      'track ZZA882600002 new',
    ]);
    expect(await last('TrackCatalogued.v1')).toEqual({
      trackId: 'ZZA882600002', isrc: 'ZZA882600002', title: 'Bend Over Beethoven', artist: '!!! feat. Nic', label: 'North Star', durationMs: 494_500, edition: 1,
    }); // prettier-ignore
    expect(await last('ReleaseCatalogued.v1')).toMatchObject({ icpn: '0036000291452', tracks: ['ZZA882600001', 'ZZA882600002'] }); // prettier-ignore
    expect(await last('ReleaseOffered.v1')).toMatchObject({
      effectiveFrom: '2026-08-01',
      terms: [{ territories: ['*'], exceptTerritories: ['JP'], from: '2026-08-01', commercialModels: ['SubscriptionModel'], useTypes: ['ConditionalDownload', 'OnDemandStream'] }],
    }); // prettier-ignore
  });

  it('counts once: the same message again does nothing, also in another layout', async () => {
    await take(ern());
    const before = await recorded();
    expect(await take(ern().replaceAll(/>\s+</g, '><'))).toMatchObject({ outcome: 'repeated', taken: [], ignored: [] });
    expect(await recorded()).toEqual(before);
  });

  it('refuses another message under the same id, and keeps what was said', async () => {
    await take(ern());
    const before = await recorded();
    const report = await take(ern({ title: 'Myth Took' }));
    expect([report.outcome, reasons(report)]).toEqual(['refused', ['message: MessageIdReused']]);
    expect(await recorded()).toEqual(before);
  });

  it('is updated by a newer message, and not undone by an older one that comes late', async () => {
    await take(ern({ ...NEWER, titles: ['Heart', 'Bend'] }));
    expect((await take(ern({ messageId: 'm-3', createdAt: '2026-08-11T10:00:00Z', titles: ['Heart II', 'Bend'] }))).taken)
      .toContainEqual({ what: 'track', id: 'ZZA882600001', outcome: 'changed' }); // prettier-ignore
    const late = await take(ern());
    expect(reasons(late)).toEqual([
      'release icpn:0036000291452: ReleaseKnownFromNewerMessage',
      'release isrc:ZZA882600001: ReleaseKnownFromNewerMessage',
      'recording ZZA882600001: RecordingKnownFromNewerMessage',
      'recording ZZA882600002: RecordingKnownFromNewerMessage',
    ]);
    expect(await last('ReleaseDelivered.v1')).toMatchObject({ statedBy: { messageId: 'm-3' } });
    expect(await last('TrackCatalogued.v1')).toMatchObject({ title: 'Heart II', edition: 2 });
  });

  it('is taken down by a message without a deal for it', async () => {
    await take(ern());
    const { taken } = await take(ern({ ...NEWER, deals: '' }));
    expect(taken).toContainEqual({ what: 'takedown', id: 'icpn:0036000291452', outcome: 'changed' });
    expect(await last('ReleaseTakenDown.v1')).toMatchObject({ effectiveFrom: '2026-08-10' });
  });
});

describe('a takedown', () => {
  it('is an end date that has passed, a deal that says so, or a purge', async () => {
    await take(ern43());
    await take(ern43({ ...NEWER, deals: deal4({ to: '2026-08-04' }) }));
    expect(await last('ReleaseTakenDown.v1')).toMatchObject({ effectiveFrom: '2026-08-05' });
    await take(ern382({ messageId: 'm-3', createdAt: '2026-08-11T10:00:00Z' }));
    await take(ern382({ messageId: 'm-4', createdAt: '2026-08-12T10:00:00Z', deals: deal3(`<TakeDown>true</TakeDown>${TERMS_3}`) })); // prettier-ignore
    expect(await last('ReleaseTakenDown.v1')).toMatchObject({ effectiveFrom: '2026-08-12' });
    await take(ern43({ messageId: 'm-5', createdAt: '2026-08-13T10:00:00Z' }));
    expect(await take(purge43({ messageId: 'm-6', createdAt: '2026-08-14T10:00:00Z' }))).toMatchObject({
      outcome: 'taken',
      taken: [{ what: 'takedown', id: 'icpn:0036000291452', outcome: 'changed' }],
    });
    expect((await recorded()).filter((type) => type === 'ReleaseTakenDown.v1')).toHaveLength(3);
  });
});

describe('a message', () => {
  it('loses an item without ISRC or with a wrong check digit, and nothing else', async () => {
    const report = await take(ern43({ isrcs: [undefined, 'ZZA882600002'], icpn: '036000291453' }));
    expect(reasons(report)).toEqual([
      'recording A1: RecordingWithoutIsrc',
      'release 036000291453: BadFormat',
      'release 036000291453: ReleaseWithoutId',
    ]);
    expect(report.taken).toEqual([{ what: 'track', id: 'ZZA882600002', outcome: 'new' }]);
  });

  it('that contradicts another about an ISRC moves no label and no title', async () => {
    await take(ern43());
    const before = await last('TrackCatalogued.v1');
    const thief = { sender: OTHER_SENDER, icpn: '724358271058', label: 'Somebody Else', deals: deal4() };
    const report = await take(ern43(thief));
    expect(reasons(report)).toEqual([
      'recording ZZA882600001: RecordingContradicted',
      'recording ZZA882600002: RecordingContradicted',
    ]);
    expect(await last('TrackCatalogued.v1')).toEqual(before);
  });

  it('of another sender cannot take over a release that is on offer', async () => {
    await take(ern43());
    const report = await take(ern43({ ...NEWER, sender: OTHER_SENDER, titles: ['Mine', 'Mine too'] }));
    expect(reasons(report)).toContain('release icpn:0036000291452: ReleaseOfAnotherSender');
    expect(report.taken.filter(({ what }) => what === 'track')).toEqual([]);
  });

  it('that says it is a test leaves nothing behind', async () => {
    const report = await take(ern43({ control: 'TestMessage' }));
    expect([report.outcome, reasons(report), await recorded()]).toEqual(['refused', ['message: TestMessage'], []]);
  });

  it('that cannot be read leaves nothing behind, and says why', async () => {
    const report = await take(ern43().slice(0, 3_000));
    expect(report).toMatchObject({ messageId: null, outcome: 'refused', ignored: [{ what: 'message', reason: 'NotXml' }] }); // prettier-ignore
    expect(await recorded()).toEqual([]);
  });

  it('that was cut off halfway is finished when it comes again, with nothing twice', async () => {
    const whole = new PostgresEventStore(await freshDatabaseForTest());
    await new ErnDesk(whole, () => Promise.resolve(new Map())).take(bytesOf(ern43()), NOW_MS);
    const expected = (await whole.readAll({ after: 0n })).events.map(({ type }) => type).sort();
    const broken = new ErnDesk(store, () => Promise.reject(new Error('gone')));
    await expect(broken.take(bytesOf(ern43()), NOW_MS)).rejects.toThrow('gone');
    expect(await recorded()).toEqual(['DeliveryReceived.v1']);
    expect(await take(ern43())).toMatchObject({ outcome: 'taken' });
    expect((await recorded()).sort()).toEqual(expected);
  });

  it('brings tracks that the catalogue has under other ids up to date', async () => {
    const known = new Map([['ZZA882600001', ['track-1', 'track-2']]]) as never;
    const report = await new ErnDesk(store, () => Promise.resolve(known)).take(bytesOf(ern43()), NOW_MS);
    expect(report.taken.filter(({ what }) => what === 'track').map(({ id }) => id)).toEqual(['track-1', 'track-2', 'ZZA882600002']); // prettier-ignore
  });
});
