import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { specify } from '../../../../test/given.js';
import { trackId } from '../../shared/ids.js';
import { parseGrid } from '../grid.js';
import { parseIsrc } from '../isrc.js';
import { coverage } from '../coverage.js';
import { day } from '../day.js';
import { deliveredRecording, deliveredRecordingStream, type DeliverRecording } from './delivered-recording.js';
import { deliveredRelease, deliveredReleaseStream, type DeliverRelease, type ReleaseId } from './delivered-release.js';
import { delivery, deliveryStream } from './delivery.js';
import type { Statement } from './statement.js';
import { DELIVERY_EVENT_TYPES, deliveryCodec, upcastDelivery, type StoredDeliveryEvent } from './stored-events.js';

const said = (messageId: string, createdOn: string, changes: Partial<Statement> = {}): Statement => ({
  sender: 'PADPIDA2013020802I',
  messageId,
  createdAt: `${createdOn}T10:00:00.000Z`,
  update: false,
  ...changes,
});
const first = said('m-1', '2026-08-01');
const second = said('m-2', '2026-08-10');

describe('a delivery', () => {
  const given = specify(delivery);
  const facts = { ...first, digest: 'd1', format: 'NewReleaseMessage ern/43' };
  const received = { type: 'DeliveryReceived', data: facts } as const;
  const finish = { ...first, taken: 1, ignored: 0 };
  const taken = { type: 'DeliveryTaken', data: finish } as const;

  it('is received, and then taken', () => {
    given().when({ receive: facts }).then(received);
    given(received).when({ finish }).then(taken);
  });
  it('stays quiet when it comes again', () => {
    given(received).when({ receive: facts }).thenNothing();
    given(received, taken).when({ receive: facts }).thenNothing();
    given(received, taken).when({ finish }).thenNothing();
  });
  it('refuses its id for other content', () =>
    given(received, taken).when({ receive: { ...facts, digest: 'd2' } }).thenRefused({
      kind: 'MessageIdReused', sender: first.sender, messageId: 'm-1', createdAt: first.createdAt,
    })); // prettier-ignore
  it('has one stream, whatever its id holds', () =>
    expect(deliveryStream({ sender: 'a b', messageId: 'm/1-ü' })).toBe('delivery-a%20b-m%2F1-%C3%BC'));
});

describe('a delivered recording', () => {
  const given = specify(deliveredRecording);
  const album = 'icpn:0036000291452' as ReleaseId;
  const deliver: DeliverRecording = {
    isrc: parseIsrc('ZZA882600001')!,
    displayTitle: 'Heart of Hearts',
    title: 'Heart of Hearts',
    artist: '!!!',
    artists: [],
    label: 'North Star',
    durationMs: 361_000,
    releases: [album],
    statedBy: first,
  };
  const delivered = (data: DeliverRecording, edition = 1) =>
    ({ type: 'RecordingDelivered', data: { ...data, edition } }) as const;
  const elsewhere = { ...deliver, releases: ['icpn:0724358271058' as ReleaseId], statedBy: second };
  const contradicted = (differsIn: 'title' | 'artist' | 'label' | 'duration', known: string, stated: string) =>
    ({ kind: 'RecordingContradicted', isrc: deliver.isrc, differsIn, known, stated, knownFrom: first }) as const;

  it('is taken', () => given().when(deliver).then(delivered(deliver)));

  it('is corrected on its release by a newer message', () => {
    const corrected = { ...deliver, displayTitle: 'Heart of Heart', label: 'South Star', statedBy: second };
    given(delivered(deliver)).when(corrected).then(delivered(corrected, 2));
  });

  it('stays quiet when the same is said on another release, but for case and space', () => {
    given(delivered(deliver)).when({ ...elsewhere, displayTitle: 'HEART of  hearts', durationMs: 369_000 }).thenNothing(); // prettier-ignore
  });

  it.each([
    ['title', 'Heart of Hearts', 'Beethoven', { displayTitle: 'Beethoven' }],
    ['artist', '!!!', '???', { artist: '???' }],
    ['label', 'North Star', 'Somebody Else', { label: 'Somebody Else' }],
    ['duration', '361 s', '372 s', { durationMs: 372_000 }],
  ] as const)('refuses another %s on another release', (fact, known, stated, changes) =>
    given(delivered(deliver))
      .when({ ...elsewhere, ...changes })
      .thenRefused(contradicted(fact, known, stated)),
  );

  it('refuses another length also on its own release: that is another recording', () =>
    given(delivered(deliver))
      .when({ ...deliver, durationMs: 350_999, statedBy: second })
      .thenRefused(contradicted('duration', '361 s', '350.999 s')));

  it('refuses what the same message says otherwise, and stays quiet when it repeats itself', () => {
    given(delivered(deliver)).when(deliver).thenNothing();
    given(delivered(deliver))
      .when({ ...deliver, artist: '???' })
      .thenRefused(contradicted('artist', '!!!', '???'));
  });

  it('lets an older message undo nothing', () => {
    const known = delivered({ ...deliver, statedBy: second });
    given(known).when(deliver).thenNothing();
    given(known).when({ ...deliver, displayTitle: 'Heart' }).thenRefused({
      kind: 'RecordingKnownFromNewerMessage', isrc: deliver.isrc, differsIn: 'title', known: 'Heart of Hearts', stated: 'Heart', knownFrom: second,
    }); // prettier-ignore
  });

  it('takes an original for older than an update of the same moment', () => {
    const update = { ...first, messageId: 'm-3', update: true };
    const known = delivered({ ...deliver, displayTitle: 'Updated', statedBy: update });
    given(known).when(deliver).thenRefused({
      kind: 'RecordingKnownFromNewerMessage', isrc: deliver.isrc, differsIn: 'title', known: 'Updated', stated: 'Heart of Hearts', knownFrom: update,
    }); // prettier-ignore
  });

  it('has one stream', () => expect(deliveredRecordingStream(deliver.isrc)).toBe('delivered-recording-ZZA882600001'));
});

describe('a delivered release', () => {
  const given = specify(deliveredRelease);
  const releaseId = 'icpn:0036000291452' as ReleaseId;
  const term = (from: string, to?: string) => ({
    ...coverage(['*']),
    from: day(from),
    ...(to === undefined ? {} : { to: day(to) }),
    commercialModels: ['SubscriptionModel'],
    useTypes: ['OnDemandStream'],
  });
  const facts = { releaseId, title: 'Myth Takes', artist: '!!!', label: 'North Star', tracks: [trackId('t-1')] };
  const deliver = (statedBy: Statement, ...terms: readonly ReturnType<typeof term>[]): { deliver: DeliverRelease } => ({
    deliver: { ...facts, statedBy, terms },
  });
  const dated = (statedBy: Statement, from: string, edition: number) => ({
    releaseId,
    statedBy,
    effectiveFrom: day(from),
    edition,
  });
  const delivered = (statedBy: Statement, from: string, edition: number) =>
    ({ type: 'ReleaseDelivered', data: { ...facts, ...dated(statedBy, from, edition) } }) as const;
  const offered = (statedBy: Statement, from: string, edition: number, ...terms: ReturnType<typeof term>[]) =>
    ({ type: 'ReleaseOffered', data: { ...dated(statedBy, from, edition), terms } }) as const;
  const takenDown = (statedBy: Statement, from: string, edition: number) =>
    ({ type: 'ReleaseTakenDown', data: dated(statedBy, from, edition) }) as const;
  const open = term('2026-01-01');
  const onOffer = [delivered(first, '2026-01-01', 1), offered(first, '2026-01-01', 2, open)] as const;

  it('is offered from the first day of its terms, also those before the message', () =>
    given()
      .when(deliver(first, open))
      .then(...onOffer));

  it('is offered from the day of an update on other terms: what was on offer before stays so', () =>
    given(...onOffer)
      .when(deliver(second, term('2026-03-01')))
      .then(delivered(second, '2026-08-10', 3), offered(second, '2026-08-10', 4, term('2026-03-01'))));

  it('is offered until the last day of a term that is still to come', () => {
    const ends = term('2026-01-01', '2026-08-10');
    given(...onOffer).when(deliver(second, ends)).then(delivered(second, '2026-08-10', 3), offered(second, '2026-08-10', 4, ends)); // prettier-ignore
  });

  it('is taken down since the day after its last term', () =>
    given(...onOffer)
      .when(deliver(second, term('2026-01-01', '2026-08-05')))
      .then(delivered(second, '2026-08-10', 3), takenDown(second, '2026-08-06', 4)));

  it('is taken down from the day of a message that has no term for it', () =>
    given(...onOffer).when(deliver(second)).then(delivered(second, '2026-08-10', 3), takenDown(second, '2026-08-10', 4))); // prettier-ignore

  it('stays on offer under a message that says nothing about terms', () =>
    given(...onOffer).when({ deliver: { ...facts, statedBy: second } }).then(delivered(second, '2026-08-10', 3))); // prettier-ignore

  it('that was never on offer cannot be taken down', () =>
    given(delivered(first, '2026-08-01', 1))
      .when(deliver(second))
      .then(delivered(second, '2026-08-10', 2)));

  it('is on offer again after a takedown', () =>
    given(...onOffer, takenDown(second, '2026-08-10', 3))
      .when(deliver(said('m-3', '2026-09-01'), term('2026-09-15')))
      .then(delivered(said('m-3', '2026-09-01'), '2026-09-01', 4), offered(said('m-3', '2026-09-01'), '2026-09-01', 5, term('2026-09-15')))); // prettier-ignore

  it('stays quiet when the same message comes again', () =>
    given(...onOffer)
      .when(deliver(first, open))
      .thenNothing());

  it('lets an older message undo nothing', () =>
    given(...onOffer).when(deliver(said('m-0', '2026-07-01'))).thenRefused({ kind: 'ReleaseKnownFromNewerMessage', releaseId, knownFrom: first })); // prettier-ignore

  it('is its sender\u2019s while it is on offer, and another\u2019s after that', () => {
    const other = said('m-9', '2026-09-01', { sender: 'PADPIDA2014122301Q' });
    given(...onOffer).when(deliver(other, open)).thenRefused({ kind: 'ReleaseOfAnotherSender', releaseId, knownFrom: first }); // prettier-ignore
    given(...onOffer, takenDown(second, '2026-08-10', 3))
      .when(deliver(other, open))
      .then(delivered(other, '2026-09-01', 4), offered(other, '2026-09-01', 5, open));
  });

  it('is taken down by a purge, if it was ever delivered', () => {
    given(...onOffer)
      .when({ purge: { releaseId, statedBy: second } })
      .then(takenDown(second, '2026-08-10', 3));
    given()
      .when({ purge: { releaseId, statedBy: second } })
      .thenRefused({ kind: 'ReleaseUnknown', releaseId });
    given(...onOffer, takenDown(second, '2026-08-10', 3))
      .when({ purge: { releaseId, statedBy: said('m-3', '2026-09-01') } })
      .thenNothing();
  });

  it('has one stream', () => expect(deliveredReleaseStream(releaseId)).toBe('delivered-release-icpn:0036000291452'));
});

describe('on disk', () => {
  const folder = new URL('golden/', import.meta.url);
  const golden = (file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as StoredDeliveryEvent;

  it('has one golden sample for each version ever written', () =>
    expect(readdirSync(folder).sort()).toEqual(DELIVERY_EVENT_TYPES.map((type) => `${type}.json`).sort()));

  it.each(DELIVERY_EVENT_TYPES)('still reads %s, and writes it the same', (type) => {
    const stored = golden(`${type}.json`);
    const encode = deliveryCodec(String).encode as (event: unknown) => object;
    expect(encode(upcastDelivery(stored))).toMatchObject(stored);
  });
});

describe('a GRid', () => {
  it.each([
    ['A12425GABC1234002M', 'A12425GABC1234002M'],
    ['A1-0302B-0003989564-F', 'A10302B0003989564F'],
  ])('%s is one', (raw, canonical) => expect(parseGrid(raw)).toBe(canonical));
  it.each(['A12425GABC1234002N', 'A12425GABC123400', 'B12425GABC1234002M', 'A1-2425GABC1234002M'])(
    '%s is none',
    (raw) => expect(parseGrid(raw)).toBeUndefined(),
  );
});
